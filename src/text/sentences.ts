import { CLOSERS, endsSentence } from "./sentence-end.ts";
import type { Span } from "./span.ts";

/**
 * Cuts a text into sentences, in order, without white space at their ends.
 *
 * A blank line ends a sentence. A single line break ends one only before a list item or after a line that is short and has no full stop
 * while the next begins like a new one: otherwise it is wrapping. A quotation that holds several sentences is cut inside; its closing mark
 * stays with its last sentence.
 *
 * @param within the stretch to cut; the whole text when absent
 */
export function splitSentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  return paragraphs(text, within).flatMap((paragraph) => cutParagraph(text, paragraph));
}

/** Stretches between blank lines and before list items. */
function paragraphs(text: string, { start, end }: Span): Span[] {
  const breaks =
    /(?:\r\n|\r|\n|\u2028|\u2029)[^\S\r\n]*(?:(?:\r\n|\r|\n|\u2029)\s*|(?=[-*•–‣◦▪·][^\S\r\n]+\S|\d{1,2}[.)][^\S\r\n]+\S))|\u2029/g;
  const stretch = text.slice(start, end);
  const found: Span[] = [];
  let from = 0;
  for (const gap of stretch.matchAll(breaks)) {
    found.push({ start: start + from, end: start + gap.index });
    from = gap.index + gap[0].length;
  }
  found.push({ start: start + from, end });
  return found.flatMap((span) => headlineLines(text, span)).flatMap((span) => trim(text, span));
}

/** Words with which no headline ends. */
const GOES_ON = /\b(the|of|in|and|to|for|a|an|with|by|on|at|from|that)$/i;

/** A line of up to 100 characters without closing punctuation, before a line that opens like a sentence or dateline, stands alone. */
function headlineLines(text: string, span: Span): Span[] {
  const lines = text.slice(span.start, span.end).split(/(?<=\r\n|\r(?!\n)|\n)/);
  if (isListOfLines(lines)) return eachLine(lines, span.start);
  const [first = "", second = ""] = lines;
  const bare = first.trim();
  const alone =
    lines.length > 1 &&
    bare.length > 0 &&
    bare.length <= 100 &&
    !/[.!?:;,"”’)–—-]$/.test(bare) &&
    /^\s*["“(]?\p{Lu}/u.test(second) &&
    second.trim().length > bare.length;
  if (!alone || GOES_ON.test(bare)) return [span];
  // Wrapped prose has lines of like length; a headline is clearly shorter than what follows it.
  if (lines.length > 2 && bare.length > 0.8 * second.trimEnd().length) return [span];
  const cut = span.start + first.length;
  return [
    { start: span.start, end: cut },
    { start: cut, end: span.end },
  ];
}

/**
 * Three lines or more that all open with a capital and do not close are a list of headlines, if one of them was broken where the next word
 * would have fitted: wrapped prose fills its lines.
 */
function isListOfLines(lines: readonly string[]): boolean {
  const bare = lines.map((line) => line.trim());
  const longest = bare.reduce((most, line) => Math.max(most, line.length), 0);
  const open = (line: string) => !/[.!?:;,–—-]["”’)]?$/.test(line) && !GOES_ON.test(line);
  return (
    bare.length > 2 &&
    bare.every(
      (line, i) => /^["“‘'(]?\p{Lu}/u.test(line) && line.length <= 120 && (i === bare.length - 1 || open(line)),
    ) &&
    bare.some((line, i) => i + 1 < bare.length && line.length + 1 + (bare[i + 1]?.search(/\s|$/) ?? 0) <= longest)
  );
}

function eachLine(lines: readonly string[], start: number): Span[] {
  let at = start;
  return lines.map((line) => {
    const from = at;
    at += line.length;
    return { start: from, end: at };
  });
}

function cutParagraph(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  let [quotes, counted] = [0, start]; // straight marks of the sentence so far, counted once each: texts can be long
  for (let i = start; i < end; i++) {
    if (!/[.!?…。؟]/.test(text[i] ?? "")) continue;
    let stop = i + 1;
    while (stop < end && /[.!?…]/.test(text[stop] ?? "")) stop += 1;
    while (stop < end && CLOSERS.test(text[stop] ?? "")) {
      for (; counted < stop; counted++) if (text[counted] === '"') quotes += 1;
      if (quotes % 2 === 0 && opensQuotation(text, stop)) break;
      stop += 1;
    }
    stop += /^(?:\[\d{1,3}\])+/.exec(text.slice(stop, Math.min(end, stop + 30)))?.[0].length ?? 0; // a reference
    if (endsSentence(text, { from, mark: i, stop, end })) {
      found.push(...trim(text, { start: from, end: stop }));
      from = stop;
      [quotes, counted] = [0, stop];
    }
    i = stop - 1;
  }
  return [...found, ...trim(text, { start: from, end })];
}

/** Where no quotation is open, a straight mark behind the stop and before a letter opens the next one. */
function opensQuotation(text: string, at: number): boolean {
  return text[at] === '"' && /\p{L}/u.test(text[at + 1] ?? "");
}

function trim(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const tail = words.length - words.trimEnd().length;
  return words.trim() === "" ? [] : [{ start: start + lead, end: end - tail }];
}
