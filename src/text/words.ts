import type { Span } from "./span.ts";

/** Abbreviations that keep their full stop, lower case. */
const ABBREVIATIONS =
  "mr mrs ms dr gen col lt capt maj sgt cpl sen rep gov rev hon prof st jr sr pres jan feb mar apr aug sept sep oct nov dec mon tue wed thu fri inc ltd co corp bros dept ft mt ave blvd".split(
    " ",
  );

/** Only with a capital: "a bargain for the gen." ends a sentence, "Gen." does not. */
const CAPITALISED = ABBREVIATIONS.map((a) => `${a[0]?.toUpperCase()}${a.slice(1)}|${a.toUpperCase()}`).join("|");

/** Not in the middle of a word. */
const APART = String.raw`(?<![\p{L}\p{M}\p{N}])`;

/**
 * One word at a time, the longest reading first. Every code unit that is no white space falls into exactly one word: the last alternative
 * takes a single character with its combining marks and joiners, so that no emoji sequence is ever cut.
 */
const FORMS = [
  String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]’']`,
  String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}`, // bounded: an endless "a+a+a" would cost its length squared
  String.raw`(?:\p{L}\.){2,}(?:-[\p{L}\p{M}]+)*`, // U.S., U.S.-led, a.m.
  `${APART}(?:${CAPITALISED}|inc|ltd|co|corp|vs|etc|approx|al)\\.(?=[\\s,;:)\\d]|$)`,
  `${APART}(?:[Nn]os?|[Ff]igs?|[Vv]ol|[Aa]rt|[Ss]ec)\\.(?=\\s?\\d)`, // "No. 5", but "He said no."
  String.raw`\p{Lu}\.(?=\s+\p{Lu})`, // an initial
  String.raw`[\p{L}\p{M}]+(?=[nN]['’][tT](?!\p{L}))`, // do|n't
  String.raw`[nN]['’][tT](?!\p{L})`,
  String.raw`['’](?:[sS]|re|RE|ve|VE|ll|LL|[dD]|[mM])(?![\p{L}\p{N}])`,
  String.raw`\p{Nd}+(?:[.,:/٫٬]\p{Nd}+)+(?:\p{Script=Latin}{1,2}(?![\p{L}\p{M}]))?(?:-\p{L}[\p{L}\p{M}\p{N}]*)*`, // 4,000 3.5 10:30 24/7 20,000-strong
  String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200c\u200d]*(?:(?:[-‐‑&_](?=[\p{L}\p{N}])|\.(?=\p{Ll})|['’](?=\p{L}{3,})|(?<=\b[OD])['’](?=\p{Lu}))[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+?(?=[nN]['’][tT](?!\p{L})|(?![\p{L}\p{M}\p{N}])))*`,
  String.raw`--+|\.{2,}|…`,
  String.raw`\p{Regional_Indicator}{2}`, // a flag
  String.raw`(?:\P{C}|\p{C})(?:[\p{M}\u200d\ufe0f]|(?<=\u200d)\P{Z}|\p{Emoji_Modifier})*`,
];
const WORD = new RegExp(String.raw`(?:${FORMS.join("|")})\p{M}*`, "gu");

/**
 * Cuts a stretch of text into words and punctuation marks in the manner of Universal Dependencies English: "don't" is two words, "Iran's"
 * is two, a hyphenated compound is one, an abbreviation keeps its stop.
 *
 * @param text the document
 * @param within the stretch to cut, UTF-16
 * @returns spans in the order of the text, UTF-16
 */
export function splitWords(text: string, within: Span): Span[] {
  const words: Span[] = [];
  const stretch = text.slice(within.start, within.end);
  for (const run of stretch.matchAll(/\S+/g)) {
    for (const word of pieces(stretch, run.index, run.index + run[0].length)) {
      words.push({ start: within.start + word.start, end: within.start + word.end });
    }
  }
  return words;
}

function pieces(stretch: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  WORD.lastIndex = from;
  for (let at = from; at < to; ) {
    WORD.lastIndex = at;
    const match = WORD.exec(stretch);
    // Between two matches nothing but white space can lie; a lone surrogate that no class knows is a word of its own.
    if (!match || match.index >= to) return [...found, { start: at, end: to }];
    if (match.index > at) found.push({ start: at, end: match.index });
    const end = Math.min(match.index + match[0].trimEnd().length, to);
    found.push({ start: match.index, end: Math.max(end, match.index + 1) });
    at = Math.max(end, match.index + 1);
  }
  return found;
}
