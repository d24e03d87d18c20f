/** Words that end the core of a noun phrase: what follows belongs to a modifier. */
const AFTER_HEAD = new Set(
  "of in from for at on to with by near under against across along among between over during after before since who whom whose which that , ( ) – — - ; : and or as including".split(
    " ",
  ),
);

/** Words that can open a noun phrase with a quantity before the real core: "at least 12 soldiers", "as many as 40 people". */
const OPENERS = new Set(["at", "as", "over", "under", "between", "about", "around", "more", "up", "nearly", "some"]);

/**
 * The word that stands for a mention: the last word of its core, before the first preposition, comma or relative word.
 *
 * @param words the words of the sentence or document
 * @param start first word of the mention
 * @param end the word after its last
 */
export function headWord(words: readonly string[], start: number, end: number): number {
  const lower = (i: number) => (words[i] ?? "").toLowerCase();
  let from = start;
  if (OPENERS.has(lower(start))) {
    // The quantity ends at the number: the core begins behind it.
    for (let i = start; i < end; i++) if (/\d/.test(lower(i))) from = i;
  }
  for (let i = from + 1; i < end; i++) {
    if (!AFTER_HEAD.has(lower(i))) continue;
    // "thousands of protesters", "dozens of people": the people are meant, not the number.
    if (
      lower(i) === "of" &&
      /^(dozens|scores|hundreds|thousands|millions|tens|some|most|all|many|several|group|groups|members)$/.test(
        lower(i - 1),
      )
    )
      continue;
    return lower(i - 1) === "'s" || lower(i - 1) === "’s" ? i - 2 : i - 1;
  }
  const last = end - 1;
  return last > from && /^['’]s?$|^[.”"’]$/.test(lower(last)) ? last - 1 : last;
}
