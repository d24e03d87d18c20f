import { overlaps, type Span } from "../text/span.ts";
import type { Statement } from "./find-statements.ts";
import { argmax, type ScoreView } from "./score-view.ts";
import { sentenceRange, spanOf, type WordTable, wordsIn } from "./word-table.ts";

/** What may open a clause that is the writer's again: ", which officials deny", "; police were looking for him". */
const OWN_CLAUSE = /^(which|who|and|but|while|yet|although|though|as|after|when|where|a|an)$/i;

/** How far behind "and" or "but" the next verb of saying may stand: "and several residents said". */
const NEAR = 5;

/**
 * Reported content goes on to the end of its sentence, unless the next clause is the writer's own or another's: "said no ransom was paid to
 * secure their release" does not end at "paid".
 *
 * @param content reported words that stand behind their cue
 */
export function toClauseEnd(table: WordTable, view: ScoreView, content: Span): Span {
  const words = wordsIn(table, content);
  if (!words) return content;
  const [first, end] = words;
  const [, to] = sentenceRange(table, first);
  let stop = end;
  while (stop < to && !endsHere(table, view, stop, to)) stop += 1;
  while (stop > end && /^[.,;:!?"“”)\]]$/.test(table.words[stop - 1] ?? "")) stop -= 1;
  return stop > end ? { start: content.start, end: spanOf(table, [first, stop]).end } : content;
}

function endsHere(table: WordTable, view: ScoreView, at: number, to: number): boolean {
  const word = table.words[at] ?? "";
  if (/^[;:"“”–—(]$/.test(word)) return true;
  if (word === "," && OWN_CLAUSE.test(table.words[at + 1] ?? "")) return true;
  const saysAhead = (from: number) => {
    for (let next = from; next < Math.min(to, from + NEAR); next++)
      if (argmax(view.row("forms", next)) > 0) return true;
    return false;
  };
  return /^(,|and|but|while)$/i.test(word) && saysAhead(at + 1);
}

/**
 * A quotation without a cue of its own goes on with what its speaker has said before: “…,” she said. “…” is one statement, as is a quotation
 * over several sentences.
 *
 * @param list statements in the order of the text
 */
export function joinContinued(table: WordTable, list: readonly Statement[]): Statement[] {
  const joined: Statement[] = [];
  for (const statement of list) {
    const last = joined.at(-1);
    if (last && goesOn(table, last, statement))
      joined[joined.length - 1] = { ...last, content: { start: last.content.start, end: statement.content.end } };
    else joined.push(statement);
  }
  return joined;
}

function goesOn(table: WordTable, last: Statement, next: Statement): boolean {
  if (next.cue !== null || last.form === "indirect") return false;
  const lastSentence = table.sentenceOf[(wordsIn(table, last.content)?.[1] ?? 1) - 1] ?? 0;
  if (next.sentence - lastSentence > 1) return false;
  if (next.content.start - last.content.end < 12) return true;
  const [from, to] = table.sentences[lastSentence] ?? [0, 0];
  const cueBehind =
    last.cue !== null && last.cue.start >= last.content.end && overlaps(last.cue, spanOf(table, [from, to]));
  const [opens = 0] = wordsIn(table, next.content) ?? [];
  const [start] = table.sentences[next.sentence] ?? [0];
  return cueBehind && next.sentence === lastSentence + 1 && opens - start <= 1;
}
