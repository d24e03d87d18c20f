import type { Span } from "./span.ts";

/** A quotation: with its marks, and the words between them. Offsets are UTF-16. */
export interface Quotation {
  readonly span: Span;
  readonly content: Span;
}

/** Marks that may close what each opening mark began, the proper ones first. Straight and curly are mixed on careless pages. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '"': ['"”'],
  "“": ["”", '"', "“"],
  "„": ["“”", '"'],
  "«": ["»"],
  "‹": ["›"],
  "‘": ["’"],
  "'": ["'"],
};

const SINGLE = /['‘‹]/;

/** How far single marks and guillemets are searched for their closing ones: longer than any quotation in them. */
const MOST_REACH = 800;

/**
 * The quotations of a text, in order, the outermost only. One that its paragraph does not close ends with the paragraph, which is also how
 * a quotation that runs over several paragraphs is written: each of them gives one. Single marks count only where they are surely no
 * apostrophes; what they leave unclosed is none.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\r?\n[^\S\n]*\r?\n/g)) {
    found.push(...inParagraph(text, start, gap.index));
    start = gap.index;
  }
  return [...found, ...inParagraph(text, start, text.length)];
}

function inParagraph(text: string, start: number, end: number): Quotation[] {
  const found: Quotation[] = [];
  for (let i = start; i < end; i++) {
    if (!opens(text, i)) continue;
    const close = closingMark(text, i, end);
    if (close === null && SINGLE.test(text[i] ?? "")) continue;
    const stop = close ?? lastWord(text, i, end);
    const content = trim(text, i + 1, stop);
    if (content.end > content.start) found.push({ span: { start: i, end: close === null ? stop : stop + 1 }, content });
    i = close ?? stop - 1;
  }
  return found;
}

/** Whether a mark begins a quotation. Straight ones stand before a word and not behind one: 6'2" and soldiers' open nothing. */
function opens(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  if (!(mark in CLOSING)) return false;
  if (!/["'‘]/.test(mark)) return true;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === '"') return !/[\p{L}\p{N}'’]/u.test(before) && /\S/.test(after);
  // '90s: a single mark before a figure is an apostrophe; one before a letter is judged by what closes it.
  return /[\s([—–-]/.test(before) && /\p{L}/u.test(after);
}

function closingMark(text: string, open: number, end: number): number | null {
  const mark = text[open] ?? "";
  // The next mark of the same kind that opens again is as far as the quotation can reach.
  const again = mark === "“" || mark === "„" ? text.indexOf(mark, open + 1) : -1;
  for (const closers of CLOSING[mark] ?? []) {
    const limit = /["“„]/.test(mark) ? end : Math.min(end, open + MOST_REACH);
    const reach = again >= 0 && !closers.includes(mark) ? Math.min(limit, again) : limit;
    const found = firstCloser(text, { from: open + 1, to: reach, closers, nested: mark });
    if (found !== null) return found;
  }
  return null;
}

interface Search {
  readonly from: number;
  readonly to: number;
  readonly closers: string;
  readonly nested: string;
}

function firstCloser(text: string, { from, to, closers, nested }: Search): number | null {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const mark = text[i] ?? "";
    if (nested === '"' && mark === "“" && text.slice(i, i + MOST_REACH).includes("”")) depth += 1;
    else if ("«‹".includes(nested) && mark === nested) depth += 1;
    else if (!closers.includes(mark)) continue;
    else if (opensAgain(text, i)) return null;
    else if (isApostrophe(text, i)) continue;
    else if (depth > 0 && mark !== '"') depth -= 1;
    else return i;
  }
  return null;
}

/** A straight or low mark with a space before it and a word behind it opens: the quotation before it was left open. */
function opensAgain(text: string, at: number): boolean {
  return /["“]/.test(text[at] ?? "") && /[\s(]/.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "");
}

/** A single mark closes only behind punctuation; elsewhere it may be that of "soldiers'". */
function isApostrophe(text: string, at: number): boolean {
  if (!/['’]/.test(text[at] ?? "")) return false;
  return /[\p{L}\p{N}]/u.test(text[at + 1] ?? "") || !/[.,!?…]/.test(text[at - 1] ?? "");
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
