import { DragomanError } from "../errors.ts";

/** The error for an item in which there is nothing to read. */
export function noText(what: string, where: string): DragomanError {
  return new DragomanError("ingest/no-text", {
    what,
    where,
    fix: "Give the text of a news report, or leave this item out.",
  });
}
