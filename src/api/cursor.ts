import { z } from "zod";
import { DragomanError } from "../errors.ts";
import type { PageEnd } from "../store/page-events.ts";

const Cursor = z.tuple([z.string(), z.string().nullable(), z.string()]);
/** What a value to sort by may look like: days, numbers, and dates of documents. */
const VALUE = /^(\d{4}(-\d\d){0,2}|-?\d+(\.\d+)?(e[-+]?\d+)?)$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]|29|3[01])$/;

/** An opaque text that says where the next page begins. @param order the order of the pages: another one needs another cursor */
export function writeCursor(order: string, { value, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString("base64url");
}

/** @throws DragomanError "api/bad-request" for what `writeCursor` did not write, or for another order */
export function readCursor(order: string, written: string): PageEnd {
  const parsed = Cursor.safeParse(jsonOf(written));
  if (!parsed.success) throw badCursor("it is none that this server gave");
  const [its, value, id] = parsed.data;
  if (its !== order) throw badCursor(`it is of the order ${JSON.stringify(its.slice(0, 40))}`);
  const sorted = /date/.test(order) ? DAY : VALUE;
  if (value !== null && (!sorted.test(value) || (/date/.test(order) && !isDay(value))))
    throw badCursor("it is none that this server gave");
  return { value, id };
}

const isDay = (value: string) => new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) ?? false;

function jsonOf(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, "base64url").toString("utf8"));
  } catch {
    return null; // no cursor: the caller says so
  }
}

const badCursor = (what: string) =>
  new DragomanError("api/bad-request", {
    what,
    where: "cursor",
    fix: "Use `next` of the page before, with the same filter and order.",
  });
