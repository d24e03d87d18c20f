import type { Span } from "./span.ts";

/** Where a dispatch was filed, as its first words say. */
export interface Dateline {
  /** The words of the place. */
  readonly span: Span;
  readonly place: string;
  /** The agency in brackets, if one stands there. */
  readonly agency: string | null;
  readonly dateText: Span | null;
}

const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`;
const DATE = String.raw`(?:${MONTH}\s+\d{1,2}|\d{1,2}\s+${MONTH})(?:,?\s+\d{4})?`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?:\s+(?:de|la|el|al|of|the)?\s*\p{Lu}[\p{L}.'’-]+){0,3}`;
const UPPER = String.raw`\p{Lu}[\p{Lu}.'’-]+(?:[ -]\p{Lu}[\p{Lu}.'’-]*){0,3}`;
const DASH = String.raw`\s*(?:[–—−]|--|-(?=\s)|:(?=\s))\s*`;

/** A place in capitals needs a dash behind it; one in small letters also an agency or a date, or it could open any sentence. */
const FORMS = [
  new RegExp(
    `^(?<place>${UPPER}(?:,\\s+${NAME})?)(?:,?\\s+(?<date>${DATE}))?(?:\\s*\\((?<agency>[^)]{2,40})\\))?\\s*,?\\.?${DASH}`,
    "u",
  ),
  new RegExp(
    `^(?<place>${NAME}(?:,\\s+${NAME})?)(?:,?\\s+(?<date>${DATE}))?\\s*\\((?<agency>[^)]{2,40})\\)\\s*${DASH}`,
    "u",
  ),
  new RegExp(`^(?<place>${NAME})(?:,\\s+${NAME})?,\\s+(?<date>${DATE})${DASH}`, "u"),
];

/** The dateline at the beginning of a text or of one of its first paragraphs (a headline may stand before it), or null. */
export function findDateline(text: string): Dateline | null {
  const starts = [...text.slice(0, 2000).matchAll(/(?:^|\n)\s*(?=\S)/g)].slice(0, 4).map((m) => m.index + m[0].length);
  for (const start of starts) {
    const head = text.slice(start, start + 160);
    for (const form of FORMS) {
      const { place, date, agency } = form.exec(head)?.groups ?? {};
      if (!place) continue;
      const span = { start, end: start + place.length };
      const dateAt = date ? start + head.indexOf(date) : 0;
      return {
        span,
        place,
        agency: agency ?? null,
        dateText: date ? { start: dateAt, end: dateAt + date.length } : null,
      };
    }
  }
  return null;
}
