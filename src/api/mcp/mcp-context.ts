import type { TextReader } from "../../ingest/code-documents.ts";
import type { KnownValues } from "../../store/known-values.ts";
import type { Lake } from "../../store/lake.ts";
import type { ReadQueue } from "../read-queue.ts";
import type { RecentReadings } from "./recent-readings.ts";

/** What the tools work on. One context serves any number of sessions. */
export interface McpContext {
  /** Version of the program, as clients show it. */
  readonly version: string;
  /** Null where the server was started without one: then there are only the tools that need none. */
  readonly lake: Lake | null;
  /** Loads the reader when it is called first; later calls give the same one. */
  readonly reader: () => Promise<TextReader>;
  /** Where texts wait for the reader, so that a crowd of them neither fills the memory nor is dropped in silence. */
  readonly queue: ReadQueue;
  readonly known: KnownValues;
  /** What `read_text` read last, so that `explain_event` can explain it. */
  readonly recent: RecentReadings;
}

/** A context whose lake is open. */
export type LakeContext = McpContext & { readonly lake: Lake };
