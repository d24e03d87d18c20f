import { overlaps, type Span } from "../text/span.ts";
import type { Mention } from "./find-mentions.ts";
import type { Statement } from "./find-statements.ts";
import { spanOf, type WordTable } from "./word-table.ts";

/** Words that end a speaker's phrase when the model has found no mention there. */
const END = /^([,;:.!?"“”—–(]|who|which|that|and|but|said|on|in)$/i;

/** Longest speaker, in words. */
const MOST_WORDS = 14;

/**
 * "…, according to X" and "According to X, …" are statements by their words alone; those that the model has not found are added.
 * The content is the rest of the sentence.
 */
export function findAccordingTo(
  table: WordTable,
  mentions: readonly Mention[],
  known: readonly Statement[],
): Statement[] {
  const found: Statement[] = [];
  table.sentences.forEach(([from, to], sentence) => {
    for (let word = from; word + 2 < to; word++) {
      if (!/^according$/i.test(table.words[word] ?? "") || !/^to$/i.test(table.words[word + 1] ?? "")) continue;
      const cue = spanOf(table, [word, word + 2]);
      if (known.some((s) => s.sentence === sentence && s.cue && overlaps(s.cue, cue))) continue;
      const speaker = speakerAt(table, mentions, word + 2, to);
      // "X said that, according to Y, …": what stands before is the cue of another statement, not the content of this one.
      const told = known.some(
        (s) => s.sentence === sentence && s.cue && s.cue.end <= cue.start && s.content.start >= cue.end,
      );
      const content = contentAround(table, { from: told ? word : from, to, word, after: speaker.end });
      if (content) found.push({ sentence, speaker, cue, form: "indirect", content });
    }
  });
  return found;
}

function speakerAt(table: WordTable, mentions: readonly Mention[], word: number, to: number): Mention {
  const first = /^(the|a|an)$/i.test(table.words[word] ?? "") ? word + 1 : word;
  const whole = mentions.filter((m) => m.first === first).sort((a, b) => b.end - a.end)[0];
  let end = first + 1;
  while (end < to && end < first + MOST_WORDS && !END.test(table.words[end] ?? "")) end += 1;
  if (whole && whole.end >= end) return whole;
  const stop = table.words.slice(first, end).findIndex((w, i) => i > 0 && /^(of|at|for|from)$/i.test(w));
  const head = stop > 0 ? first + stop - 1 : end - 1;
  return { head, first, end, span: spanOf(table, [first, end]), kind: "organisation", score: 0.5 };
}

/** What stands before the cue, or, where the cue opens the sentence, what follows the speaker's comma. */
function contentAround(
  table: WordTable,
  { from, to, word, after }: { from: number; to: number; word: number; after: number },
): Span | null {
  // Behind a dateline or an opening mark; "he won – according to X – the vote" is not.
  const begins = /^A/.test(table.words[word] ?? "") && /^(["“–—-]|--)$/.test(table.words[word - 1] ?? "");
  const [first, end] = word - from >= 3 && !begins ? [from, word] : [behindComma(table, after, to), to];
  let [a, b] = [first, end];
  const mark = begins ? table.words.slice(a, b).findIndex((w) => /^["”]$/.test(w)) : -1;
  if (mark > 0) b = a + mark;
  while (a < b && /^[,;:"“”—–-]$/.test(table.words[a] ?? "")) a += 1;
  while (b > a && /^[,;:."“”—–-]$/.test(table.words[b - 1] ?? "")) b -= 1;
  return b - a >= 3 ? spanOf(table, [a, b]) : null;
}

/** "According to a report in the Times, …": what is said begins behind the comma, where one is near. */
function behindComma(table: WordTable, after: number, to: number): number {
  const comma = table.words.slice(after, Math.min(to, after + 8)).indexOf(",");
  return comma < 0 ? after : after + comma + 1;
}
