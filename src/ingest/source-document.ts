import type { DragomanError } from "../errors.ts";

/**
 * What a reader of some format gives for one item: one text as its publisher stated it, before it is coded.
 * Everything but `text` and `locator` is what the input says; what it does not say is null, never guessed.
 */
export interface SourceDocument {
  /** Where in the input it stands: `path`, `path#12` (line 12), `path!member`, `path@1024` (byte offset), or the address. Unique in one input. */
  readonly locator: string;
  /** The id that the input gives it, else null. */
  readonly id: string | null;
  /** Plain text: paragraphs are parted by one blank line. */
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  /** ISO date (`YYYY-MM-DD`) or time with a zone, as stated. */
  readonly published: string | null;
  /** BCP 47, as stated. */
  readonly language: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Agency, feed or outlet that the item credits ("Reuters", RSS `source`). */
  readonly credits: readonly string[];
  readonly license: StatedLicence | null;
  /** The item that this is a version of, where the format has versions (ninjs `uri`, NewsML `guid`, feed `guid`). */
  readonly revision: Revision | null;
  /** Name of the format that was read: "text", "markdown", "html", "rss", "warc", … */
  readonly format: string;
}

/** Terms that the input states beside the text. */
export interface StatedLicence {
  /** SPDX id where the statement names a known licence, else null. */
  readonly spdx: string | null;
  readonly url: string | null;
  readonly holder: string | null;
  /** The words or the address that state it. */
  readonly statement: string;
}

/** One version of an item that may be corrected or withdrawn. */
export interface Revision {
  readonly item: string;
  /** Orders the versions of one item as text: a number of fixed width or an ISO time. */
  readonly version: string;
  readonly status: "usable" | "corrected" | "withheld" | "canceled";
}

/** One item of an input, or why it could not be read. A failed item stops nothing. */
export type Ingested =
  | { readonly kind: "document"; readonly document: SourceDocument }
  | { readonly kind: "failure"; readonly locator: string; readonly id: string | null; readonly error: DragomanError };
