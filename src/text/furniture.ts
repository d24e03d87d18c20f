import type { Span } from "./span.ts";

/** A part of a page that is not the report. */
export interface Furniture {
  readonly kind: "licence" | "copyright" | "link" | "subscription" | "share" | "credit";
  readonly span: Span;
}

/** Each form must begin a line or follow the end of a sentence; it reaches to the end of its sentence or line. */
const FORMS: readonly (readonly [Furniture["kind"], RegExp])[] = [
  [
    "licence",
    /\b(?:all |this |our |the )?(?:\p{L}+ )?(?:content|article|text|story|work|material|page)s?\b[^.\n]{0,90}?\b(?:is|are|was|were)\b[^.\n]{0,60}\b(?:licen[sc]ed|available|(?:re)?published|released)\b[^.\n]{0,60}\b(?:creative commons|cc[ -]by|cc0|public domain|open (?:government )?licen[sc]e)[^\n]*/giu,
  ],
  [
    "licence",
    /\b(?:licen[sc]ed|released|(?:re)?published) under (?:a |the )?(?:creative commons|cc[ -]by|cc0)[^\n]*/giu,
  ],
  ["licence", /\bcc[ -]by(?:-sa|-nd|-nc)*(?: \d\.\d)?\s*$/gimu],
  [
    "copyright",
    /(?:©|\([cC]\)(?=\s*\d{4})|(?:[Ii]mage |[Pp]hoto )?\b(?:[Cc]opyright|COPYRIGHT)(?=\s+(?:©|\([cC]\)|\d{4}|by\s+\p{Lu}|AFP|AP|Getty)))[^\n]*/gu,
  ],
  ["copyright", /^(?:Copyright|COPYRIGHT)(?: (?:of |the |and )*[\p{Lu}\d][^\s.]*){1,6}\.?[^\S\n]*$/gmu],
  ["copyright", /\ball rights reserved\b[^\n]*/giu],
  [
    "link",
    /\b(?:read more|read also|also read|see also|related(?: (?:stories|articles|news|links?))?|more on this(?: story)?|watch|listen)\s*:[^\n]*/giu,
  ],
  ["link", /^(?:read more|continue reading|click here|see also)\b[^\n]*/gimu],
  [
    "subscription",
    /\b(?:subscribe (?:to|now)|sign up (?:for|to) (?:our|the))\b[^\n]{0,200}?\b(?:newsletters?|updates?|alerts?|channel|here|free|brief(?:ing)?s?)\b[^\n]*/giu,
  ],
  ["share", /^(?:share (?:this|on)|follow us|like us on|tweet this|print this)\b[^\n]*/gimu],
  ["share", /\bfollow us on (?:twitter|facebook|x|telegram|instagram|youtube|whatsapp|linkedin)\b[^\n]*/giu],
  ["share", /^advertisement[^\S\n]*$/gimu],
  ["credit", /^\(?(?:(?:photo|image|picture|file photo)s?(?: credits?)?|video credits?)\s*[:/][^\n]*/gimu],
  ["credit", /^\(?(?:photo(?:graph)?|image|picture)s? (?:by|courtesy(?: of)?|via) [^\n]{1,80}$/gimu],
  ["credit", /\((?:reporting|editing|writing|additional reporting) by\b[^\n]*/giu],
];

/** The parts of a text that are page furniture, in order, without overlap. */
export function findFurniture(text: string): Furniture[] {
  const all = FORMS.flatMap(([kind, form]) =>
    [...text.matchAll(form)]
      .filter((m) => beginsThere(text, m.index))
      .map((m) => ({ kind, span: { start: m.index, end: m.index + reach(kind, m[0]) } })),
  ).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const found: Furniture[] = [];
  for (const part of all) if (part.span.start >= (found.at(-1)?.span.end ?? 0)) found.push(part);
  return found;
}

/** Longest line, in characters, that is taken for a link, a button or a credit as a whole: a page without line breaks goes on behind it. */
const LONGEST_LINE = 250;

function reach(kind: Furniture["kind"], words: string): number {
  const stop =
    kind === "licence" || kind === "copyright" ? -1 : words.search(/(?<=[^\s.].[.!?]["”)]?)\s+(?=["“(]?\p{Lu})/u);
  return words.length > LONGEST_LINE && stop > 0 ? stop : words.trimEnd().length;
}

function beginsThere(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return /(?:^|\n)\W*$|[.!?…"”’)]\s+[("“]?$|[.!?]["”]?$/.test(at === before.length ? before : `x${before}`);
}
