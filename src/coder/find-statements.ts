import type { NewsDocument } from "../text/news-document.ts";
import { overlaps, type Span, textOf } from "../text/span.ts";
import { joinContinued, toClauseEnd } from "./extend-content.ts";
import { findAccordingTo } from "./find-according-to.ts";
import type { Mention } from "./find-mentions.ts";
import { mentionAt } from "./find-mentions.ts";
import { findSaid, fitToQuotation } from "./find-said.ts";
import { argmax, type ScoreView } from "./score-view.ts";
import { isPassage, sentenceRange, spanOf, type WordTable, wordNumbers, wordsIn } from "./word-table.ts";

/** A passage that the text ascribes to a speaker. */
export interface Statement {
  /** Index into the word table's sentences. */
  readonly sentence: number;
  readonly speaker: Mention | null;
  readonly cue: Span | null;
  readonly form: "direct" | "indirect" | "mixed";
  /** What is said, without the quotation marks. */
  readonly content: Span;
}

/**
 * Statements by their cues ("said", "according to"), then quotations that have no cue of their own.
 *
 * Quotation marks decide where a direct statement begins and ends; the model decides who speaks and where indirect content lies.
 */
export function findStatements(
  document: NewsDocument,
  table: WordTable,
  view: ScoreView,
  mentions: readonly Mention[],
): Statement[] {
  const byModel = findCued(document, table, view, mentions).map((s) => fitToQuotation(document, table, s));
  const said = [...byModel, ...findSaid(document, table, mentions, byModel)];
  const cued = [...said, ...findAccordingTo(table, mentions, said)];
  const used = (span: Span) => cued.some((s) => overlaps(s.content, span));
  const bare = document.quotations
    .map((quotation) => quotation.content)
    .filter((content) => !used(content))
    .flatMap((content) => bareQuotation(table, content, cued));
  return joinContinued(
    table,
    [...cued, ...bare].sort((a, b) => a.content.start - b.content.start),
  );
}

/** The mentions with the speakers that are no mention of the model's own. */
export function withSpeakers(mentions: readonly Mention[], statements: readonly Statement[]): Mention[] {
  const known = new Set(mentions.map((m) => m.head));
  const added = statements.flatMap((s) => (s.speaker && !known.has(s.speaker.head) ? [s.speaker] : []));
  return [...mentions, ...added.filter((m, i) => added.findIndex((o) => o.head === m.head) === i)];
}

function findCued(
  document: NewsDocument,
  table: WordTable,
  view: ScoreView,
  mentions: readonly Mention[],
): Statement[] {
  const found: Statement[] = [];
  for (let word = 0; word < table.words.length; word++) {
    const form = view.labels.forms[argmax(view.row("forms", word))] ?? "none";
    if (form !== "direct" && form !== "indirect" && form !== "mixed") continue;
    const [from, to] = sentenceRange(table, word);
    const cue = spanOf(table, [word, Math.min(to, word + 1 + argmax(view.row("ends", word)))]);
    const inside = wordNumbers(from, to);
    const target = view.point("speaker", word, inside, true).target;
    const speaker =
      target === null
        ? null
        : (mentions.find((m) => m.head === target) ??
          mentionAt(table, view, { head: target, kind: "person", score: 0.5 }));
    const content = contentOf(document, table, view, { word, form, cue, speaker: speaker?.span ?? cue });
    if (content)
      found.push({
        sentence: table.sentenceOf[word] ?? 0,
        speaker,
        cue,
        form: formOf(document, content, form),
        content,
      });
  }
  return withoutRepeats(found);
}

/** What the cue introduces: its quotation when it has one, else the words between the two pointers of the model. */
function contentOf(
  document: NewsDocument,
  table: WordTable,
  view: ScoreView,
  { word, form, cue, speaker }: { word: number; form: string; cue: Span; speaker: Span },
): Span | null {
  const [from, to] = sentenceRange(table, word);
  const opened = quotationBehind(document, table, cue);
  const quoted = form === "direct" ? quotationNear(document, table, { from, to, cue }) : null;
  if (opened) return quoted && goesOn(document, quoted, opened) ? quoted : opened;
  if (quoted) return quoted;
  const start = view.point("content_start", word, wordNumbers(from, to)).target;
  if (start === null) return null;
  const end = view.point("content_end", word, wordNumbers(start, to)).target ?? start;
  const span = beforeOtherCue(table, view, { start, end: end + 1, word });
  const content = span.start <= cue.start && cue.end <= span.end ? aroundCue(table, span, { cue, speaker }) : span;
  if (!content) return null;
  const whole = wholeQuotation(document, content);
  const clause = form === "indirect" && whole.start >= cue.end ? toClauseEnd(table, view, whole) : whole;
  return withoutOpening(table.text, clause);
}

/** Content that begins before a quotation and ends inside it goes on to its end. */
function wholeQuotation({ quotations }: NewsDocument, { start, end }: Span): Span {
  const cut = quotations.find((q) => start < q.span.start && q.content.start < end && end < q.content.end);
  return cut && cut.span.end - end < 120 ? { start, end: cut.span.end } : { start, end };
}

const OPENING =
  /^(?:on|in)\s(?:\p{Lu}\p{Ll}+day|\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2}|an?\s(?:statement|interview|speech|report|tweet|letter))(?:\s\p{Ll}+)?\sthat\s+/u;

/** "said on Monday that …": when it was said is no part of what was said. */
function withoutOpening(text: string, { start, end }: Span): Span {
  return { start: start + (OPENING.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

/** Content ends before the clause of the next cue: "Stating that …, the minister said" are two statements. */
function beforeOtherCue(
  table: WordTable,
  view: ScoreView,
  { start, end, word }: { start: number; end: number; word: number },
): Span {
  for (let other = start + 2; other < end; other++) {
    if (other === word || argmax(view.row("forms", other)) === 0) continue;
    let comma = other;
    while (comma > start && table.words[comma] !== ",") comma -= 1;
    if (comma > start + 1) return trimmed(table.text, spanOf(table, [start, comma]));
  }
  return trimmed(table.text, spanOf(table, [start, end]));
}

/**
 * A cue never lies inside what it introduces, unless the content is cut in two by it: then the longer part is kept. The speaker beside the
 * cue goes with it.
 */
function aroundCue(table: WordTable, span: Span, { cue, speaker }: { cue: Span; speaker: Span }): Span | null {
  const beside = (a: number, b: number) => a <= b && /^\s*(?:the\s+)?$/i.test(table.text.slice(a, b));
  const to = beside(speaker.end, cue.start) && speaker.start > span.start ? speaker.start : cue.start;
  const from = beside(cue.end, speaker.start) && speaker.end < span.end ? speaker.end : cue.end;
  const before = trimmed(table.text, { start: span.start, end: to });
  const after = trimmed(table.text, { start: from, end: span.end });
  const longer = before.end - before.start >= after.end - after.start ? before : after;
  return longer.end - longer.start > 8 ? longer : null;
}

/** “…,” he said, “…”: the quotation before the cue ends in a comma, so the one behind it goes on with the same. */
function goesOn({ text, quotations }: NewsDocument, whole: Span, opened: Span): boolean {
  const before = quotations.find((q) => q.content.start === whole.start)?.content;
  return (
    before !== undefined &&
    before.end < opened.start &&
    opened.end === whole.end &&
    /[,–—-]$/.test(textOf(text, before))
  );
}

/** The passage whose opening mark stands right behind the cue, with nothing but a comma or colon between: whatever the model thinks, it is quoted. */
function quotationBehind(document: NewsDocument, table: WordTable, cue: Span): Span | null {
  const next = document.quotations.find((q) => q.span.start >= cue.end && isPassage(table, q.content));
  return next && /^[\s,:]*$/.test(table.text.slice(cue.end, next.span.start)) ? next.content : null;
}

/** The quotation that a cue belongs to: it touches the cue's sentence; the one that follows the cue closest goes first. */
function quotationNear(
  document: NewsDocument,
  table: WordTable,
  { from, to, cue }: { from: number; to: number; cue: Span },
): Span | null {
  const sentence = spanOf(table, [from, to]);
  const touching = document.quotations.filter((q) => overlaps(q.span, sentence) && isPassage(table, q.content));
  const after = touching.filter((q) => q.span.start >= cue.end).sort((a, b) => a.span.start - b.span.start)[0];
  const before = touching.filter((q) => q.span.end <= cue.start).sort((a, b) => b.span.end - a.span.end)[0];
  const gap = (q: { span: Span } | undefined) =>
    q ? Math.min(Math.abs(q.span.start - cue.end), Math.abs(cue.start - q.span.end)) : Infinity;
  if (before && after && cue.start - before.span.end < 60 && gap(after) < 120)
    return { start: before.content.start, end: after.content.end };
  const chosen = gap(before) < gap(after) ? before : after;
  return chosen?.content ?? null;
}

function bareQuotation(table: WordTable, content: Span, cued: readonly Statement[]): Statement[] {
  const words = wordsIn(table, content);
  if (!words || !isPassage(table, content)) return [];
  const sentence = table.sentenceOf[words[0]] ?? 0;
  const [from, to] = table.sentences[sentence] ?? [0, 0];
  // A few quoted words inside a sentence of the writer's are no passage of their own.
  if (words[0] - from > 2 && words[1] < to - 3) return [];
  const before = cued.filter((s) => s.content.end <= content.start).at(-1);
  const speaker = before && sentence - before.sentence <= 1 && before.form !== "indirect" ? before.speaker : null;
  return [{ sentence, speaker: sentence === before?.sentence ? speaker : null, cue: null, form: "direct", content }];
}

function formOf(document: NewsDocument, content: Span, form: Statement["form"]): Statement["form"] {
  const quoted = document.quotations.filter((q) => overlaps(q.content, content));
  if (quoted.length === 0) return "indirect";
  // A direct statement that its cue cuts in two begins and ends in quotation marks.
  const [first, second] = quoted;
  if (
    form === "direct" &&
    quoted.length === 2 &&
    first?.content.start === content.start &&
    second?.content.end === content.end
  )
    return "direct";
  const covered = quoted.reduce(
    (sum, q) => sum + Math.min(q.content.end, content.end) - Math.max(q.content.start, content.start),
    0,
  );
  if (covered >= 0.9 * (content.end - content.start)) return "direct";
  return "mixed";
}

function withoutRepeats(list: readonly Statement[]): Statement[] {
  return list.filter((s, i) => !list.some((o, j) => j < i && overlaps(o.content, s.content)));
}

function trimmed(text: string, { start, end }: Span): Span {
  let [a, b] = [start, end];
  while (a < b && /[\s,;:"“”«»–—-]/.test(text[a] ?? "")) a += 1;
  while (b > a && /[\s,;:"“”«»–—-]/.test(text[b - 1] ?? "")) b -= 1;
  // Half a pair of marks is not cut off: “any crime” had been committed.
  const inside = text.slice(a, b);
  const [open = "", close = ""] = [text[a - 1], text[b]];
  const closes =
    /^[^"“«]*["”»]/.test(inside) && (/[“«]/.test(open) || (open === '"' && inside.split('"').length % 2 === 0));
  const opens =
    /[“«"][^"”»]*$/.test(inside) && (/[”»]/.test(close) || (close === '"' && inside.split('"').length % 2 === 0));
  return { start: closes ? a - 1 : a, end: opens ? b + 1 : b };
}
