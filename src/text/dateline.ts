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
const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?:[^\S\n]+(?:(?:de|la|el|al|of|the)[^\S\n]+)?\p{Lu}[\p{L}.'’-]+){0,3}`;
const UPPER = String.raw`\p{Lu}[\p{Lu}.'’-]+(?:[ /-]\p{Lu}[\p{Lu}.'’-]*){0,3}`;
const DASH = String.raw`\s*(?:[–—−]|--|-(?=\s))\s*`;
const AGENCY = String.raw`\s*,?\s*\((?<agency>[^)\n]{2,40})\)`;

/** "TEHRAN: The minister said", but also the speakers of a transcript. */
const SPEAKER_LIKE = new RegExp(`^(?<place>${UPPER}):\\s+(?=\\p{Lu}\\p{Ll})`, "u");

/** A place in capitals needs a dash behind it; one in small letters also an agency or a date, or it could open any sentence. */
const FORMS = [
  new RegExp(
    `^(?<place>${UPPER}(?:,[^\\S\\n]+${NAME})?)(?:,?\\s+(?<date>${DATE}))?(?:${AGENCY})?\\s*,?\\.?${DASH}`,
    "u",
  ),
  new RegExp(`^(?<place>${NAME}(?:,[^\\S\\n]+${NAME})?)(?:,?\\s+(?<date>${DATE}))?${AGENCY}\\s*(?::|${DASH})`, "u"),
  new RegExp(`^(?<place>${NAME})(?:,[^\\S\\n]+${NAME})?,\\s+(?<date>${DATE})\\.?${DASH}`, "u"),
  SPEAKER_LIKE,
];

/** Words in capitals that open a line and are no places. */
const NO_PLACE =
  /^(?:UPDATED?|BREAKING|WATCH|LISTEN|READ|SEE|VIDEO|PHOTOS?|GALLERY|LIVE|NEWS|ANALYSIS|OPINION|EDITORIAL|COMMENT|EXCLUSIVE|EXPLAINER|FACTBOX|TIMELINE|PROFILE|INTERVIEW|FEATURE|REPORT|NOTE|CORRECTION|ALERT|URGENT|EU|UN|U\.N\.|US|U\.S\.|USA|UK|U\.K\.|NATO|OPEC|ASEAN|IAEA|WHO|IMF|COVID|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)(?![\p{L}])/u;

/** "KERRY: Thank you." with another "QUESTION: What …" below it is a transcript: its capitals name speakers. */
function isTranscript(text: string): boolean {
  return (text.slice(0, 20_000).match(/^[^\S\n]*\p{Lu}[\p{Lu} .'’-]+:[^\S\n]/gmu)?.length ?? 0) > 1;
}

/** The dateline at the beginning of a text or of one of its first paragraphs (a headline may stand before it), or null. */
export function findDateline(text: string): Dateline | null {
  const starts = [...text.slice(0, 2000).matchAll(/(?:^|\n)\s*(?=\S)/g)].slice(0, 4).map((m) => m.index + m[0].length);
  for (const start of starts) {
    const head = text.slice(start, start + 160);
    for (const form of FORMS) {
      const { place, date, agency } = form.exec(head)?.groups ?? {};
      if (!place || NO_PLACE.test(place) || (form === SPEAKER_LIKE && isTranscript(text))) continue;
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
