import { DragomanError } from "../errors.ts";

/** Most bytes of one text, page or article. */
export const MOST_BYTES = 20_000_000;

/** Refuses what is too large to be one text. @throws DragomanError "ingest/too-large" */
export function checkSize(content: Uint8Array | string, where: string): void {
  if (content.length <= MOST_BYTES) return;
  throw new DragomanError("ingest/too-large", {
    what: `this has ${content.length} ${typeof content === "string" ? "characters" : "bytes"}; ${MOST_BYTES} are the most`,
    where,
    fix: "Split it into single news texts.",
  });
}
