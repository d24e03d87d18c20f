import type { Span } from "./span.ts";

/** A quotation: with its marks, and the words between them. */
export interface Quotation {
  readonly span: Span;
  readonly content: Span;
}

const OPENING = /["“„«]/;
const CLOSING = /["”“»]/;

/**
 * The quotations of a text, in order. Straight and curly marks may be mixed, as careless pages do; a quotation that its paragraph does not
 * close ends with the paragraph, which is also how one that runs over several paragraphs is written. Single marks are left alone: they
 * are apostrophes or quotations inside others.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (const paragraph of text.matchAll(/(?:(?!\r?\n[^\S\n]*\r?\n)[\s\S])+/g)) {
    found.push(...inParagraph(text, paragraph.index, paragraph.index + paragraph[0].length));
  }
  return found;
}

function inParagraph(text: string, start: number, end: number): Quotation[] {
  const found: Quotation[] = [];
  for (let i = start; i < end; i++) {
    if (!OPENING.test(text[i] ?? "") || isMeasure(text, i)) continue;
    const close = closingMark(text, i, end);
    const stop = close ?? lastWord(text, i, end);
    if (stop > i + 1)
      found.push({ span: { start: i, end: close === null ? stop : stop + 1 }, content: trim(text, i + 1, stop) });
    i = stop;
  }
  return found.filter(({ content }) => content.end > content.start);
}

/** Feet and inches: 6'2" opens nothing. */
function isMeasure(text: string, at: number): boolean {
  return text[at] === '"' && /\d/.test(text[at - 1] ?? "");
}

function closingMark(text: string, open: number, end: number): number | null {
  for (let i = open + 1; i < end; i++) {
    const mark = text[i] ?? "";
    if (!CLOSING.test(mark)) continue;
    // A mark with a space before it and a letter behind it opens: the quotation before it was left open.
    const opens = /[\s(]/.test(text[i - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[i + 1] ?? "");
    if (mark === "“" || (opens && mark !== "”" && mark !== "»")) return null;
    return i;
  }
  return null;
}

function lastWord(text: string, from: number, end: number): number {
  // An opening mark inside the paragraph ends what was never closed.
  const next = text.slice(from + 1, end).search(/(?<=[\s(])["“«](?=[\p{L}\p{N}])/u);
  const stop = next < 0 ? end : from + 1 + next;
  return from + text.slice(from, stop).trimEnd().length;
}

function trim(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}
