import { DragomanError } from "../errors.ts";

/** The error for an input whose bytes are broken from some place on. */
export function damaged(where: string, what: string, cause?: unknown): DragomanError {
  const fix = "Fetch or copy it again. What stood before the damage was read.";
  return new DragomanError("ingest/damaged", { what, where, fix }, cause === undefined ? {} : { cause });
}
