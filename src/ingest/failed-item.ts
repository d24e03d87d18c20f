import { DragomanError, type ErrorCode } from "../errors.ts";
import type { Ingested } from "./source-document.ts";

/** An item, or a whole input, that could not be read. */
export type Failure = Extract<Ingested, { readonly kind: "failure" }>;

/** Why one item could not be read. `locator` is also the error's place. */
export interface FailedItem {
  readonly locator: string;
  readonly id?: string | null;
  readonly what: string;
  readonly fix: string;
  readonly cause?: unknown;
}

/** A failure to hand on in the place of a document: it stops nothing. */
export function failedItem(code: ErrorCode, { locator, id = null, what, fix, cause }: FailedItem): Failure {
  const error = new DragomanError(code, { what, where: locator, fix }, cause === undefined ? {} : { cause });
  return { kind: "failure", locator, id, error };
}

/** What was caught, as the failure of an item. An error that nobody foresaw is a bug and goes on. */
export function caughtFailure(error: unknown, locator: string, id: string | null = null): Failure {
  if (!(error instanceof DragomanError)) throw error;
  return { kind: "failure", locator, id, error };
}
