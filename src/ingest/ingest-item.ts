import { DragomanError } from "../errors.ts";
import type { Ingested, SourceDocument } from "./source-document.ts";

/** What a reader of one item is told from outside. */
export interface ItemOptions {
  /** Where in the input the item stands. Unique in one input. */
  readonly locator: string;
  /** The address it came from, where known. */
  readonly url?: string | null;
  /** The charset that the carrier states (HTTP `Content-Type`, a column), where known. */
  readonly charset?: string | null;
}

/** What `read` gives, or the failure of this one item. Errors that are not expected pass through: they are bugs. */
export function ingestItem(locator: string, read: () => SourceDocument): Ingested {
  try {
    return { kind: "document", document: read() };
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    return { kind: "failure", locator, id: null, error };
  }
}
