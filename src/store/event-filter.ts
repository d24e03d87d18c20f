import { z } from "zod";
import { DragomanError } from "../errors.ts";
import { daysIn, firstDay, lastDay } from "./day-bounds.ts";
import { DATED_BY } from "./event-days.ts";

/**
 * What a question asks for, in the user's own words: from flags and from an HTTP query alike.
 * Here only its form is settled; `checkValues` says whether its codes are any.
 */

/** How events may be sorted; with "-" in front, the greatest first. */
export const EVENT_ORDERS = ["date", "published", "confidence", "scale", "goldstein", "dead"] as const;

const words = z.string().trim().min(1, "it is empty");

/** "A,B" and ["A", "B"] are the same: any of them will do. */
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((each) => each.split(","))
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  )
  .pipe(z.array(z.string()).min(1, "it is empty"))
  .default([]);

const date = z.string().trim().refine(isDate, "it is no date: YYYY, YYYY-MM or YYYY-MM-DD").nullable().default(null);

const number = (schema: z.ZodNumber) =>
  z
    .union([z.number(), z.string().trim().min(1, "it is empty")])
    .transform(Number)
    .pipe(schema)
    .nullable()
    .default(null);

const near = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().join(",").split(",").map(Number))
  .pipe(
    z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180), z.number().positive().max(20_100)], {
      error: "it is not LAT,LON,KM",
    }),
  )
  .transform(([lat, lon, km]) => ({ lat, lon, km }))
  .nullable()
  .default(null);

const order = z
  .string()
  .regex(new RegExp(`^-?(${EVENT_ORDERS.join("|")})$`), `it is none of ${EVENT_ORDERS.join(", ")}, with or without "-"`)
  .default("-date");

/** The form of a filter: every field may be left out. Lists mean "any of these", different fields "all of these". */
export const EventFilter = z.strictObject({
  actor: list,
  recipient: list,
  /** On either side. */
  either: list,
  /** On both sides at once. */
  both: list,
  /** One on each side, whichever way round. */
  between: list.refine((sides) => sides.length === 0 || sides.length === 2, "it takes two sides"),
  type: list,
  /** `visit`, or `CONSULT.visit` where several types have it. */
  mode: list,
  context: list,
  quad: list,
  /** First and last day on which the act may have been; an act of unknown date is then left out. */
  since: date,
  until: date,
  /** Which day `since`, `until` and periods go by. */
  dates: z.enum(DATED_BY, { error: `it is none of ${DATED_BY.join(", ")}` }).default("act"),
  publishedSince: date,
  publishedUntil: date,
  not: list,
  with: list,
  place: list,
  near,
  leastDead: number(z.number().int().min(0)),
  license: list,
  publisher: list,
  language: list,
  confidence: number(z.number().min(0).max(1)),
  document: list,
  story: list,
  /** All of these words stand in the sentence, in any order. */
  text: words.nullable().default(null),
  limit: number(z.number().int().min(1).max(100_000_000)),
  order,
});

/** A filter whose form is settled. */
export type EventFilter = Readonly<z.output<typeof EventFilter>>;

/**
 * Reads a filter from flags or from a query.
 *
 * @throws DragomanError "store/bad-filter" naming the field, what was given and what it takes
 */
export function parseFilter(query: Readonly<Record<string, unknown>>): EventFilter {
  const parsed = EventFilter.safeParse(query);
  if (parsed.success) return checkSpans(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys")
    throw badFilter(
      issue.keys.join(", "),
      "there is no such filter",
      `Filters: ${Object.keys(EventFilter.shape).join(", ")}.`,
    );
  const field = String(issue?.path[0] ?? "filter");
  const given = JSON.stringify(query[field]);
  throw badFilter(field, `${spaced(field)} is ${given}: ${wordsOf(issue)}`, hintFor(field));
}

function checkSpans(filter: EventFilter): EventFilter {
  const spans = [
    ["since", filter.since, filter.until],
    ["publishedSince", filter.publishedSince, filter.publishedUntil],
  ] as const;
  for (const [field, first, last] of spans)
    if (first !== null && last !== null && firstDay(first) > lastDay(last))
      throw badFilter(field, `${first} is later than ${last}`, "Give the earlier date first.");
  return filter;
}

function badFilter(where: string, what: string, fix: string): DragomanError {
  return new DragomanError("store/bad-filter", { what, where, fix });
}

const HINTS: Readonly<Record<string, string>> = {
  between: "For example IRN RUS.",
  near: "For example 35.7,51.4,100: latitude, longitude, kilometres.",
  confidence: "A number from 0 to 1.",
  leastDead: "A whole number, for example 10.",
  limit: "A whole number, 1 or more.",
  order: "For example -date: the newest first.",
};

/** "publishedSince" is a flag in one place and a parameter in another: its words are the same in both. */
const spaced = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const NUMBERS: ReadonlySet<string> = new Set(["number", "int"]);

/** What is wrong with a value, in words for those who typed it. */
function wordsOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "too_small" && NUMBERS.has(issue.origin)) return `it is less than ${issue.minimum}`;
  if (issue?.code === "too_big" && NUMBERS.has(issue.origin)) return `it is more than ${issue.maximum}`;
  if (issue?.code === "invalid_type" && issue.expected === "number") return "it is no number";
  if (issue?.code === "invalid_type" && issue.expected === "int") return "it is no whole number";
  return issue?.message ?? "it cannot be read";
}

const hintFor = (field: string): string =>
  HINTS[field] ?? (/since|until/i.test(field) ? "For example 2022-01." : "See dragoman ask --help.");

function isDate(written: string): boolean {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written) ?? [];
  if (year === undefined || Number(year) < 1000) return false;
  const inYear = 1 <= Number(month) && Number(month) <= 12;
  return inYear && 1 <= Number(day) && Number(day) <= daysIn(Number(year), Number(month));
}
