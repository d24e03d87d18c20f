import { createHash } from "node:crypto";
import { DragomanError } from "../errors.ts";
import { checkDate, checkText } from "./check-input.ts";
import { type Dateline, findDateline } from "./dateline.ts";
import { type Furniture, findFurniture } from "./furniture.ts";
import { detectLanguage, languageName } from "./language.ts";
import { findLicence, findPublisher, type Licence, type Publisher, type Terms } from "./licence.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { splitSentences } from "./sentences.ts";
import type { Span } from "./span.ts";
import { splitWords } from "./words.ts";

/** What is said about a text from outside. */
export interface DocumentOptions {
  readonly id?: string;
  /** ISO date of publication. It is never guessed. */
  readonly date?: string;
  readonly url?: string;
  readonly title?: string;
  readonly publisher?: string;
  /** Terms that the page or feed states beside the text. What the text says itself goes before them. */
  readonly license?: Terms;
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
  const dateline = findDateline(text);
  const parts = splitAround(text, findFurniture(text));
  const headline = headlineOf(text, parts, dateline, options.title);
  const { language, confident } = detectLanguage(text);
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
    license: findLicence(text) ?? (options.license ? { ...options.license, holderSpan: null, span: null } : null),
    sentences: parts.map(({ span, furniture }) => ({
      span,
      words: splitWords(text, span),
      role: furniture ? "furniture" : span === headline ? "headline" : "report",
    })),
    quotations: findQuotations(text),
  };
}

/** A sentence, and whether it is page furniture. */
interface Part {
  readonly span: Span;
  readonly furniture: boolean;
}

/** Furniture never shares a sentence with the report: the text is cut at its edges first. */
function splitAround(text: string, found: readonly Furniture[]): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, furniture: boolean) => {
    if (start < end) for (const span of splitSentences(text, { start, end })) parts.push({ span, furniture });
  };
  let at = 0;
  for (const { span } of found) {
    add(at, span.start, false);
    add(span.start, span.end, true);
    at = span.end;
  }
  add(at, text.length, false);
  return parts;
}

/**
 * The first sentence is a headline when it has no full stop and a blank line or the dateline follows. Where a title was given from outside,
 * only that title again is one.
 */
function headlineOf(text: string, parts: readonly Part[], dateline: Dateline | null, title?: string): Span | null {
  const [first, second] = parts.slice(0, 2).map(({ span }) => span);
  if (!first || !second || parts[0]?.furniture || first.end - first.start > LONGEST_HEADLINE) return null;
  const words = text.slice(first.start, first.end);
  if (title !== undefined) return words === title.trim() ? first : null;
  const gap = text.slice(first.end, second.start);
  const open = !/[.!?…:,;]["'”’)]*$/.test(words);
  const apart = /\n/.test(gap) || dateline?.span.start === second.start;
  return open && apart && dateline?.span.start !== first.start ? first : null;
}

function titleOf(text: string, given: string | undefined, headline: Span | null): NewsDocument["title"] {
  if (given !== undefined) return { text: given, span: headline };
  return headline && { text: text.slice(headline.start, headline.end), span: headline };
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
