import { daysIn, firstDay, lastDay } from "../day-bounds.ts";

/** The parts of `YYYY[-MM[-DD]]` that are known; `day` is null in all but whole dates. */
export interface DateParts {
  readonly year: string | null;
  readonly month: string | null;
  readonly day: string | null;
}

const UNKNOWN: DateParts = { year: null, month: null, day: null };

/** Parts a date. Anything behind the day (a time) is dropped; a day that no calendar has (30 February) is not known. */
export function dateParts(date: string | null): DateParts {
  const [, year = null, month = null, day = null] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(date ?? "") ?? [];
  if (year === null || Number(year) < 1000) return UNKNOWN;
  if (month !== null && (Number(month) < 1 || 12 < Number(month))) return UNKNOWN;
  if (day !== null && (Number(day) < 1 || daysIn(Number(year), Number(month)) < Number(day))) return UNKNOWN;
  return { year, month, day };
}

/** `YYYY-MM-DD`, or null where the day is not known: a month's first day is not put in its place. */
export function wholeDay(date: string | null): string | null {
  const { year, month, day } = dateParts(date);
  return day === null ? null : `${year}-${month}-${day}`;
}

/** The same as `YYYYMMDD`. */
export const compactDay = (date: string | null): string | null => wholeDay(date)?.replaceAll("-", "") ?? null;

/** `YYYY[-MM[-DD]]`, as far as it is known; null where nothing is. */
export function knownDate(date: string | null): string | null {
  const { year, month, day } = dateParts(date);
  return year === null ? null : [year, month, day].filter((part) => part !== null).join("-");
}

/** First and last day that a date may mean, or null where it is not known. */
export function daysOf(date: string | null): { readonly first: string; readonly last: string } | null {
  const known = knownDate(date);
  return known === null ? null : { first: firstDay(known), last: lastDay(known) };
}
