import type { NewsDocument } from "../text/news-document.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { Mention } from "./find-mentions.ts";
import type { Statement } from "./find-statements.ts";
import { isPassage, sentenceRange, spanOf, type WordTable, wordsIn } from "./word-table.ts";

const SAYING =
  /^(said|says|told|added|stated|declared|noted|stressed|asked|warned|insisted|replied|explained|wrote|tweeted)$/i;

/** Words between the verb of saying and the quotation: "told reporters in the capital:". */
const REACH = 7;

/** Quotations beside a verb of saying are statements by their form; those that the model has not found are added. */
export function findSaid(
  document: NewsDocument,
  table: WordTable,
  mentions: readonly Mention[],
  known: readonly Statement[],
): Statement[] {
  const isKnown = (content: Span) => known.some((s) => s.form !== "indirect" && overlaps(s.content, content));
  return document.quotations.flatMap(({ content }) => {
    const words = wordsIn(table, content);
    if (!words || !isPassage(table, content) || isKnown(content)) return [];
    const cue = verbBefore(table, words[0]) ?? verbBehind(table, words[1]);
    if (cue === null) return [];
    const speaker = speakerOf(table, mentions, cue, words);
    if (!speaker) return [];
    const sentence = table.sentenceOf[words[0]] ?? 0;
    return [{ sentence, speaker, cue: spanOf(table, [cue, cue + 1]), form: "direct" as const, content }];
  });
}

/** The verb of saying right before the opening mark, with at most whom it was said to between. */
function verbBefore(table: WordTable, first: number): number | null {
  const [from] = sentenceRange(table, first);
  for (let word = first - 1; word >= Math.max(from, first - REACH - 1); word--) {
    if (SAYING.test(table.words[word] ?? "")) return word;
    if (/^[.;!?]$/.test(table.words[word] ?? "")) return null;
  }
  return null;
}

/** "…," the minister said: the verb stands behind the closing mark, in the same sentence. */
function verbBehind(table: WordTable, end: number): number | null {
  const [, to] = sentenceRange(table, end - 1);
  for (let word = end; word < Math.min(to, end + REACH); word++) {
    if (SAYING.test(table.words[word] ?? "")) return word;
    if (/^[.;!?]$/.test(table.words[word] ?? "")) return null;
  }
  return null;
}

/** The mention that ends right before the verb, or begins right behind it, outside the quotation. */
function speakerOf(
  table: WordTable,
  mentions: readonly Mention[],
  cue: number,
  [first, end]: readonly [number, number],
): Mention | null {
  const [from, to] = sentenceRange(table, cue);
  const outside = mentions.filter(
    (m) =>
      /^(person|organisation|group|country)$/.test(m.kind) &&
      m.first >= from &&
      m.end <= to &&
      (m.end <= first || m.first >= end),
  );
  const before = outside
    .filter((m) => m.end <= cue && cue - m.end <= 3)
    .sort((a, b) => b.end - a.end || a.first - b.first)[0];
  return (
    before ??
    outside.filter((m) => m.first > cue && m.first - cue <= 2).sort((a, b) => a.first - b.first || b.end - a.end)[0] ??
    null
  );
}

/**
 * Quotation marks decide where quoted content begins and ends: content that begins with a quotation is the whole of it, also where the model's
 * pointers stop at the end of the sentence; the cue is then the verb beside the marks.
 */
export function fitToQuotation(document: NewsDocument, table: WordTable, statement: Statement): Statement {
  const { start, end } = statement.content;
  const whole = document.quotations.find((q) => Math.abs(q.content.start - start) <= 2 && q.content.end > end);
  if (!whole) return cutAtQuotation(document, statement);
  const first = wordsIn(table, whole.content)?.[0];
  const verb = first === undefined ? null : verbBefore(table, first);
  const cue = verb === null ? statement.cue : spanOf(table, [verb, verb + 1]);
  return { ...statement, form: "direct", cue, content: whole.content };
}

/** Indirect content never swallows the quotation of the next clause: "Stating that …, the minister said, “…”" are two statements. */
function cutAtQuotation(document: NewsDocument, statement: Statement): Statement {
  if (statement.form === "direct") return statement;
  const { start, end } = statement.content;
  const quoted = document.quotations.find((q) => q.span.start > start && q.span.start < end);
  if (!quoted) return statement;
  const clause =
    /^([\s\S]{8,}?),\s+[^,]{2,80}\s(?:said|says|told|added|stated|declared|noted|stressed)\b[^,]{0,40}[,:]?\s*$/.exec(
      document.text.slice(start, quoted.span.start),
    );
  return clause?.[1]
    ? { ...statement, form: "indirect", content: { start, end: start + clause[1].length } }
    : statement;
}
