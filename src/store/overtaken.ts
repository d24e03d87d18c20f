import { DragomanError } from "../errors.ts";

/**
 * The error for a commit whose number another writer took. The lock alone cannot keep out a writer that took it over while this one stood
 * still; the number can. To take the next number instead would add what the other may have added too.
 */
export function overtaken(folder: string): DragomanError {
  return new DragomanError("store/locked", {
    what: "another writer has added to this lake meanwhile, so these rows were not added",
    where: folder,
    fix: "Run the same command again: it goes on from what is there now.",
  });
}
