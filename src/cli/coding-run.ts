import type { InputOptions } from "../ingest/read-inputs.ts";
import type { ClosableReader } from "./lazy-reader.ts";

/** What is read, how, and by whom. */
export interface CodingRun {
  readonly inputs: readonly string[];
  readonly reading: Pick<InputOptions, "client" | "columns">;
  readonly reader: ClosableReader;
}
