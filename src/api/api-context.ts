import type { TextReader } from "../ingest/code-documents.ts";
import type { PoliteClient } from "../ingest/polite-client.ts";
import type { KnownValues } from "../store/known-values.ts";
import type { LakeSource } from "./lake-source.ts";
import type { QueueLimits } from "./read-queue.ts";

/** What the API stands on. */
export interface ApiContext {
  readonly reader: TextReader;
  /** Null where only texts are read. */
  readonly lake: LakeSource | null;
  readonly known: KnownValues;
  /** Fetches pages for `from-url`; it refuses private addresses itself. */
  readonly client: Pick<PoliteClient, "get" | "sleep" | "now">;
  /** Folder of the built page, or null where there is none. */
  readonly pageFolder?: string | null;
  /** Whoever asks must show it. */
  readonly key?: string | null;
  /** Names under which the server may be asked when it needs no key, besides those of this machine itself. */
  readonly hosts?: readonly string[];
  readonly queue?: QueueLimits;
  readonly limits?: ApiLimits;
  readonly clock?: () => Date;
  /** Told of every bug. */
  readonly noteBug?: (error: unknown) => void;
}

export interface ApiLimits {
  /** Of a body, in bytes. Default 2 MB. */
  readonly bodyBytes?: number;
  /** For one answer that is no stream. Default 60,000. */
  readonly timeMs?: number;
  /** Requests that one client may send in a burst, and how many come back each second. Default 600 and 60. */
  readonly burst?: number;
  readonly perSecond?: number;
  /** How often a watch looks for new events. Default 2,000. */
  readonly watchMs?: number;
}
