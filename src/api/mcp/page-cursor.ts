import { createHash } from "node:crypto";
import { z } from "zod";
import { DragomanError } from "../../errors.ts";

/** Where the next page of an answer begins. */
export interface Page {
  readonly offset: number;
  /** Commits of the lake when the first page was given. */
  readonly commits: number;
}

const Cursor = z.tuple([z.number().int().min(0), z.number().int().min(0), z.string()]);

/** A cursor is opaque, and belongs to one question: with another it is refused. */
export function writeCursor({ offset, commits }: Page, question: unknown): string {
  return Buffer.from(JSON.stringify([offset, commits, fingerprint(question)])).toString("base64url");
}

/** The page that a cursor stands for; the first where none is given. @throws DragomanError "store/bad-filter" for one of another question */
export function readCursor(cursor: string | undefined, question: unknown, commits: number): Page {
  if (cursor === undefined) return { offset: 0, commits };
  const read = Cursor.safeParse(parsed(cursor));
  if (read.success && read.data[2] === fingerprint(question)) return { offset: read.data[0], commits: read.data[1] };
  throw new DragomanError("store/bad-filter", {
    what: read.success ? "the cursor belongs to another question" : "this is no cursor",
    where: "cursor",
    fix: "Repeat the question with the same parameters and the cursor of its last answer, or leave the cursor out.",
  });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null; // no JSON is no cursor, and is refused as that
  }
}

const fingerprint = (question: unknown): string =>
  createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 8);
