import type { StoredEvent } from "../stored-event.ts";

/** A format that events are given out in. */
export type ExportFormat = TextFormat | FileFormat;

interface Described {
  /** What the user types. */
  readonly name: string;
  readonly gloss: string;
  /** Of a file in this format, with its dot. */
  readonly extension: string;
  /** For tables: every column in its order. */
  readonly columns: readonly ColumnGloss[] | null;
}

/** A format that is written piece by piece. */
export interface TextFormat extends Described {
  readonly kind: "text";
  /** What the readers of the format expect. */
  readonly encoding: "utf8" | "latin1";
  readonly write: (events: AsyncIterable<StoredEvent>, options: ExportOptions) => AsyncIterable<string>;
}

/** A format that is no text and needs a file of its own. */
export interface FileFormat extends Described {
  readonly kind: "file";
  readonly writeFile: (events: AsyncIterable<StoredEvent>, path: string, options: ExportOptions) => Promise<void>;
}

export interface ColumnGloss {
  readonly name: string;
  /** What the column holds, and where it stays empty. */
  readonly gloss: string;
}

export interface ExportOptions {
  /** Told of every event that the format has no place for. */
  readonly leaveOut: (event: StoredEvent, reason: string) => void;
  /** For the formats that state when they were made. */
  readonly now: Date;
  /** The question that the events answer, as it was asked, or null where all were asked for. */
  readonly query: string | null;
}
