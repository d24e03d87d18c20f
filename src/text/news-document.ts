import { createHash } from "node:crypto";
import { DragomanError } from "../errors.ts";
import { type Dateline, findDateline } from "./dateline.ts";
import { findFurniture } from "./furniture.ts";
import { detectLanguage, languageName } from "./language.ts";
import { findLicence, findPublisher, type Licence, type Publisher } from "./licence.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { splitSentences } from "./sentences.ts";
import { overlaps, type Span } from "./span.ts";
import { splitWords } from "./words.ts";

/** What is said about a text from outside. */
export interface DocumentOptions {
  readonly id?: string;
  /** ISO date of publication. It is never guessed. */
  readonly date?: string;
  readonly url?: string;
  readonly title?: string;
  readonly publisher?: string;
}

/** One sentence and what it is on its page. Only `report` sentences are read for events. */
export interface DocumentSentence {
  readonly span: Span;
  readonly words: readonly Span[];
  readonly role: "report" | "headline" | "furniture";
}

/** One news text, cut and described but not yet read. Offsets are UTF-16. */
export interface NewsDocument {
  readonly id: string;
  /** sha256 of the text in UTF-8, hexadecimal. */
  readonly hash: string;
  readonly url: string | null;
  readonly title: { readonly text: string; readonly span: Span | null } | null;
  readonly text: string;
  /** ISO 639-1, or null where the text is too short to say. */
  readonly language: string | null;
  readonly published: string | null;
  readonly dateline: Dateline | null;
  readonly publisher: Publisher | null;
  readonly license: Licence | null;
  readonly sentences: readonly DocumentSentence[];
  readonly quotations: readonly Quotation[];
}

/** Longest text, in UTF-16 code units. A longer one is a collection, not a news text. */
export const MOST_CODE_UNITS = 3_000_000;

const LONGEST_HEADLINE = 200;

/**
 * Cuts and describes a text.
 *
 * @throws DragomanError "text/empty", "text/binary", "text/too-large", "text/bad-date"
 */
export function readDocument(text: string, options: DocumentOptions = {}): NewsDocument {
  const hash = createHash("sha256").update(text).digest("hex");
  const id = options.id ?? hash;
  checkText(text, id);
  const furniture = findFurniture(text).map(({ span }) => span);
  const dateline = findDateline(text);
  const spans = splitAround(text, furniture);
  const headline = options.title === undefined ? headlineOf(text, spans, dateline) : null;
  const { language, confident } = detectLanguage(text);
  const roleOf = (span: Span) =>
    furniture.some((part) => overlaps(part, span)) ? "furniture" : span === headline ? "headline" : "report";
  return {
    id,
    hash,
    url: options.url ?? null,
    title: titleOf(text, options.title, headline),
    text,
    language: language === "und" || (language !== "en" && !confident) ? null : language,
    published: options.date === undefined ? null : checkDate(options.date, id),
    dateline,
    publisher:
      options.publisher === undefined ? findPublisher(text, dateline) : { name: options.publisher, span: null },
    license: findLicence(text),
    sentences: spans.map((span) => ({ span, words: splitWords(text, span), role: roleOf(span) })),
    quotations: findQuotations(text),
  };
}

/** Furniture never shares a sentence with the report: the text is cut at its edges first. */
function splitAround(text: string, furniture: readonly Span[]): Span[] {
  const edges = [0, ...furniture.flatMap(({ start, end }) => [start, end]), text.length];
  const stretches = edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
  return stretches.filter(({ start, end }) => start < end).flatMap((stretch) => splitSentences(text, stretch));
}

/** The first sentence is a headline when it has no full stop and a blank line or the dateline follows. */
function headlineOf(text: string, spans: readonly Span[], dateline: Dateline | null): Span | null {
  const [first, second] = spans;
  if (!first || !second || first.end - first.start > LONGEST_HEADLINE) return null;
  const words = text.slice(first.start, first.end);
  const gap = text.slice(first.end, second.start);
  const open = !/[.!?…:,;]["'”’)]*$/.test(words);
  const apart = /\n/.test(gap) || dateline?.span.start === second.start;
  return open && apart && dateline?.span.start !== first.start ? first : null;
}

function titleOf(text: string, given: string | undefined, headline: Span | null): NewsDocument["title"] {
  if (given !== undefined) return { text: given, span: null };
  return headline && { text: text.slice(headline.start, headline.end), span: headline };
}

function checkText(text: string, id: string): void {
  const where = `document ${id.slice(0, 40)}`;
  if (text.length > MOST_CODE_UNITS)
    throw new DragomanError("text/too-large", {
      what: `the text has ${text.length} characters; ${MOST_CODE_UNITS} are the most`,
      where,
      fix: "Split it into single news texts.",
    });
  const controls = text.slice(0, 20_000).match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > Math.min(text.length, 20_000) / 50)
    throw new DragomanError("text/binary", {
      what: "this is not text: it is full of control characters",
      where,
      fix: "Give plain text in UTF-8.",
    });
  if (!/\p{L}/u.test(text))
    throw new DragomanError("text/empty", {
      what: "the text has no words",
      where,
      fix: "Give the text of a news report.",
    });
}

function checkDate(date: string, id: string): string {
  const [, y, m = "01", d = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  const real = y && new Date(`${y}-${m}-${d}T00:00:00Z`);
  if (real && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(`${y}-${m}-${d}`)) return date;
  throw new DragomanError("text/bad-date", {
    what: `"${date}" is no date of the form YYYY-MM-DD`,
    where: `document ${id.slice(0, 40)}`,
    fix: "Give the publication date as, for example, 2022-01-19, or leave it out: it is never guessed.",
  });
}

/**
 * Refuses a text that is surely not English: the model would read it as noise.
 *
 * @throws DragomanError "text/not-english"
 */
export function assertEnglish({ language, id }: NewsDocument): void {
  if (language === null || language === "en") return;
  throw new DragomanError("text/not-english", {
    what: `the text is in ${languageName(language)} (${language}); this model reads English only`,
    where: `document ${id.slice(0, 40)}`,
    fix: "Translate it first, and keep the original beside the translation.",
  });
}
