import type { Span } from "./span.ts";

/** Abbreviations after which a sentence goes on, also before a capital. Lower case, without the stop. */
const TITLES = new Set(
  "mr mrs ms dr gen col lt capt maj sgt cpl sen rep gov rev hon prof st pres adm brig cmdr supt insp mt ft messrs mme mlle amb sr no nos vs fig vol art sec cf e.g i.e al approx est".split(
    " ",
  ),
);

/** Abbreviations that may also end a sentence: a capitalised word of a usual opener decides. */
const MAY_END = new Set(
  "u.s u.k u.n e.u u.a.e u.s.a d.c a.m p.m inc ltd co corp bros etc jr jan feb mar apr aug sept sep oct nov dec no".split(
    " ",
  ),
);

const OPENERS =
  /^(the|a|an|he|she|it|they|we|i|you|in|on|at|but|and|his|her|its|their|this|that|these|those|there|after|before|when|while|as|for|if|however|meanwhile|earlier|officials|police|both|some|many|according|no|not|with|by|one|two|last|since)$/i;

const CLOSERS = /["'”’)\]»]/;

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
    /(?:\r\n|\r|\n|\u2028|\u2029)[^\S\r\n]*(?:(?:\r\n|\r|\n|\u2029)\s*|(?=[-*•–][^\S\r\n]+\S|\d{1,2}[.)][^\S\r\n]+\S))|\u2029/g;
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

/** A line of up to 100 characters without closing punctuation, before a line that opens like a sentence or dateline, stands alone. */
function headlineLines(text: string, span: Span): Span[] {
  const lines = text.slice(span.start, span.end).split(/(?<=\r\n|\r(?!\n)|\n)/);
  const [first = "", second = ""] = lines;
  const bare = first.trim();
  const alone =
    lines.length > 1 &&
    bare.length > 0 &&
    bare.length <= 100 &&
    !/[.!?:;,"”’)–—-]$/.test(bare) &&
    /^\s*["“(]?\p{Lu}/u.test(second) &&
    second.trim().length > bare.length;
  if (!alone || /\b(the|of|in|and|to|for|a|an|with|by|on|at|from|that)$/i.test(bare)) return [span];
  // Wrapped prose has lines of like length; a headline is clearly shorter than what follows it.
  if (lines.length > 2 && bare.length > 0.8 * second.trimEnd().length) return [span];
  const cut = span.start + first.length;
  return [
    { start: span.start, end: cut },
    { start: cut, end: span.end },
  ];
}

function cutParagraph(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (!/[.!?…。؟]/.test(text[i] ?? "")) continue;
    let stop = i + 1;
    while (stop < end && /[.!?…]/.test(text[stop] ?? "")) stop += 1;
    while (stop < end && CLOSERS.test(text[stop] ?? "") && !opensQuotation(text, stop, from)) stop += 1;
    if (endsSentence(text, { from, mark: i, stop, end })) {
      found.push(...trim(text, { start: from, end: stop }));
      from = stop;
    }
    i = stop - 1;
  }
  return [...found, ...trim(text, { start: from, end })];
}

/** A straight quote after the stop opens a new quotation when a space stands before it or none is open. */
function opensQuotation(text: string, at: number, from: number): boolean {
  if (text[at] !== '"') return false;
  const open = (text.slice(from, at).match(/"/g)?.length ?? 0) % 2 === 1;
  return !open && /\p{L}/u.test(text[at + 1] ?? "");
}

interface Candidate {
  readonly from: number;
  /** The stop itself, and the first character behind it and its closing marks. */
  readonly mark: number;
  readonly stop: number;
  readonly end: number;
}

function endsSentence(text: string, { from, mark, stop, end }: Candidate): boolean {
  if (stop >= end) return true;
  const rest = text.slice(stop, Math.min(end, stop + 60));
  const next = /^\s*["'“‘«([]*([\p{L}\p{N}][\p{L}\p{N}'’.-]*)?/u.exec(rest)?.[1] ?? "";
  const spaced = /^\s/.test(rest) || /^["“‘«(]/.test(rest);
  const plainStop = text[mark] === "." && stop - mark === 1;
  const before = /[\p{L}\p{N}.&]+$/u.exec(text.slice(Math.max(from, mark - 20), mark))?.[0]?.toLowerCase() ?? "";
  if (!spaced)
    return plainStop
      ? /^\p{Lu}/u.test(rest) && /^\p{Ll}{3,}$/u.test(before) && !/^\p{Lu}+\./u.test(rest)
      : /^\p{Lu}/u.test(rest);
  const quoted = CLOSERS.test(text[stop - 1] ?? "");
  if (/^\p{Ll}/u.test(next)) return false; // "…," or '"No!" he said': the sentence goes on
  if (quoted && !plainStop && /^\p{L}+ (said|says|told|asked|added)\b/u.test(rest.trimStart())) return false;
  if (!plainStop || quoted) return true;
  if (TITLES.has(before) && !(before === "no" && !/^\d/.test(next))) return false;
  if (/^\p{L}$/u.test(before) && /\p{Lu}/u.test(text[mark - 1] ?? "")) return before === "i" && OPENERS.test(next); // an initial
  if (MAY_END.has(before) || /^(\p{L}\.)+\p{L}$/u.test(before)) return OPENERS.test(next) || /^\s*["“]/.test(rest);
  return next !== "" || /^\s*["'“‘«([–—-]/.test(rest) || /^\s*\p{Extended_Pictographic}/u.test(rest);
}

function trim(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const tail = words.length - words.trimEnd().length;
  return words.trim() === "" ? [] : [{ start: start + lead, end: end - tail }];
}
