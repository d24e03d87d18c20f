import type { EventRecord } from "../record/reading.ts";

/** An event as the lake gives it back: the record of the reading, and what the lake knows of its document and its story. */
export interface StoredEvent {
  readonly event: EventRecord;
  readonly document: StoredDocument;
  readonly story: StoredStory | null;
}

/** What of a document goes with each of its events. */
export interface StoredDocument {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Who first put the text out, where known. */
  readonly origin: string | null;
  /** SPDX id or "public-domain"; null is unknown. */
  readonly license: string | null;
  /** The line that the licence asks for, ready to print, or null where none is owed or known. */
  readonly attribution: string | null;
}

/** Three different counts of one act. */
export interface StoredStory {
  readonly id: string;
  /** Documents that tell of it, copies included. */
  readonly reports: number;
  readonly publishers: number;
  /** Distinct first publishers: ten copies of one dispatch are one. */
  readonly origins: number;
}
