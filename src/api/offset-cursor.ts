import { DragomanError } from "../errors.ts";

/** An opaque text that says how many rows were shown: for lists that only grow. */
export const writeOffset = (offset: number): string => Buffer.from(`o${offset}`).toString("base64url");

/** @throws DragomanError "api/bad-request" for what `writeOffset` did not write */
export function readOffset(written: string): number {
  const [, digits] = /^o(\d{1,9})$/.exec(Buffer.from(written, "base64url").toString("utf8")) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new DragomanError("api/bad-request", {
    what: "it is no cursor that this server gave",
    where: "cursor",
    fix: "Use `next` of the page before.",
  });
}
