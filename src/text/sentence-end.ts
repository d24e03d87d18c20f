/**
 * Where a mark ends a sentence. A full stop does so unless its word is an abbreviation; then the next word decides. A sentence too many
 * tears an act from its actor, one too few only makes a longer window: so in doubt the sentence goes on.
 */

/** Abbreviations with a capital after which a sentence goes on, also before a capital; here in lower case, without the stop. */
const TITLES = new Set(
  "mr mrs ms dr gen col lt capt maj sgt cpl sen rep gov rev hon prof pres adm brig cmdr supt insp messrs mme mlle amb".split(
    " ",
  ),
);

/** The same, whatever their case. */
const NEVER_END = new Set("vs cf e.g i.e al approx".split(" "));

/** Abbreviations only before a number: "No. 5", but "He said no." */
const BEFORE_NUMBER = new Set("no nos fig figs vol art sec est".split(" "));

/** Abbreviations that may also end a sentence: a capitalised word of a usual opener decides. */
const MAY_END = new Set(
  "u.s u.k u.n e.u u.a.e u.s.a d.c st mt ft sr inc ltd co corp bros jr jan feb mar apr aug sept sep oct nov dec".split(
    " ",
  ),
);

const OPENERS =
  /^(the|a|an|he|she|it|they|we|i|you|in|on|at|but|and|or|so|his|her|its|their|our|my|this|that|these|those|there|then|here|now|yet|still|later|after|before|when|while|where|what|who|how|why|as|for|if|however|although|though|because|despite|during|until|under|from|to|of|meanwhile|earlier|today|officials|police|both|some|many|most|more|several|all|each|every|another|other|others|according|no|not|nobody|with|without|by|one|two|three|four|five|last|since)$/i;

/** What may follow an hour: "5 p.m. Monday", "5 a.m. GMT". */
const OF_AN_HOUR =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|local|eastern|central|mountain|pacific|greenwich|est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|ist)\b/iu;

/** Name and verb behind a quotation that ends in its own mark. */
const SPEAKER =
  /^\s*(?:(?:\p{Lu}[\p{L}.'’-]*|\p{Ll}{1,3})\s+){1,6}(?:said|says|told|asked|added|shouted|cried|wrote|replied|warned)\b/u;

/** Marks that close a quotation or bracket. */
export const CLOSERS = /["'”’)\]»]/;

/** A full stop, question or exclamation mark that may end a sentence. Offsets are UTF-16. */
export interface Candidate {
  /** Where the sentence begins. */
  readonly from: number;
  /** The stop itself, and the first character behind it and its closing marks. */
  readonly mark: number;
  readonly stop: number;
  readonly end: number;
}

/** Whether a sentence ends there, or the mark belongs to an abbreviation, a number, a quotation inside, or a dateline. */
export function endsSentence(text: string, candidate: Candidate): boolean {
  const { from, mark, stop, end } = candidate;
  if (stop >= end) return true;
  const rest = text.slice(stop, Math.min(end, stop + 60));
  const next = /^\s*["'“‘«([]*([\p{L}\p{N}][\p{L}\p{N}'’.-]*)?/u.exec(rest)?.[1] ?? "";
  const plainStop = text[mark] === "." && stop - mark === 1;
  if (!/^[\s"“‘«(]/.test(rest)) return /^\p{Lu}/u.test(rest) && (!plainStop || endsGlued(text, candidate, rest));
  const quoted = CLOSERS.test(text[stop - 1] ?? "");
  if (/^\p{Ll}/u.test(next)) return false; // "…," or '"No!" he said': the sentence goes on
  if (quoted && !plainStop && !OPENERS.test(next) && SPEAKER.test(rest)) return false; // '"No!" President Ode said'
  if (!plainStop || quoted) return true;
  const before = text.slice(from, Math.min(mark, from + 80)).trim();
  if (/^\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?$/i.test(before)) return false; // the number of a list item, the hour of a chronicle
  if (isDateline(before, rest)) return false; // "MOSCOW, Jan. 19. — The"
  return (
    endsAfter(wordBefore(text, from, mark), next, rest) &&
    (next !== "" || /^\s*["'“‘«([–—-]/.test(rest) || /^\s*\p{Extended_Pictographic}/u.test(rest))
  );
}

function isDateline(before: string, rest: string): boolean {
  const dated = before.length < 60 && (/\d$/.test(before) || !/\p{Ll}/u.test(before));
  return dated && /^\s*(?:(?:\([^)]{2,40}\)|\p{Lu}\p{L}+)\s*)?(?:[–—−]|--|-\s)/u.test(rest);
}

function wordBefore(text: string, from: number, mark: number): string {
  return /[\p{L}\p{N}.&]+$/u.exec(text.slice(Math.max(from, mark - 20), mark))?.[0] ?? "";
}

/** "report.Police": only whole small words before the stop, and no initials behind it. */
function endsGlued(text: string, { from, mark }: Candidate, rest: string): boolean {
  return /^\p{Ll}{3,}$/u.test(wordBefore(text, from, mark)) && !/^\p{Lu}+\./u.test(rest);
}

/** Whether a single full stop after this word ends a sentence, or belongs to the word. */
function endsAfter(before: string, next: string, rest: string): boolean {
  const word = before.toLowerCase();
  const opens = OPENERS.test(next) || /^\s*["“]/.test(rest);
  if (NEVER_END.has(word) || (TITLES.has(word) && word !== before)) return false;
  if (BEFORE_NUMBER.has(word)) return !/^\d/.test(next);
  if (/^[ap]\.?m$/.test(word)) return opens || !OF_AN_HOUR.test(next);
  if (/^\p{Lu}$/u.test(before)) return OPENERS.test(next) && next.length > 1; // an initial
  return MAY_END.has(word) || /^(\p{L}\.)+\p{L}$/u.test(word) ? opens : true;
}
