import { DragomanError } from "../errors.ts";

/** Lengths of time by which events are counted; weeks begin on Monday. */
export const PERIODS = ["day", "week", "month", "quarter", "year"] as const;
export type PeriodUnit = (typeof PERIODS)[number];

/** One period: its name (`2022-03-01`, `2022-W09`, `2022-03`, `2022-Q1`, `2022`), first and last day. */
export interface Period {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

/** More would be no table; a day in a year of ten centuries is meant by nobody. */
const MOST = 50_000;

const DAY_MS = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * All periods from that of one day to that of another, also those without events.
 *
 * @throws DragomanError "store/bad-filter" when they are more than 50,000
 */
export function periodsBetween(first: string, last: string, unit: PeriodUnit): readonly Period[] {
  const found: Period[] = [];
  for (let from = startOf(first, unit); from <= last; ) {
    if (found.length === MOST)
      throw new DragomanError("store/bad-filter", {
        what: `${first} to ${last} has more than ${MOST} times a ${unit}`,
        where: "since",
        fix: "Give --since and --until, or a longer period.",
      });
    const next = stepFrom(from, unit, 1);
    found.push({ period: nameOf(from, unit), from, to: isoDay(Date.parse(next) - DAY_MS) });
    from = next;
  }
  return found;
}

/** The first day of the period in which a day lies. */
export function startOf(day: string, unit: PeriodUnit): string {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "week") return isoDay(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS);
  if (unit === "month") return isoDay(Date.UTC(year, month));
  if (unit === "quarter") return isoDay(Date.UTC(year, month - (month % 3)));
  return unit === "year" ? isoDay(Date.UTC(year, 0)) : day;
}

/** The first day of a period so many periods later, or earlier where `count` is negative. */
export function stepFrom(start: string, unit: PeriodUnit, count: number): string {
  const date = new Date(start);
  if (unit === "day" || unit === "week") return isoDay(date.getTime() + count * (unit === "week" ? 7 : 1) * DAY_MS);
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  return isoDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count * months));
}

function nameOf(start: string, unit: PeriodUnit): string {
  if (unit === "day") return start;
  if (unit === "week") return weekOf(start);
  if (unit === "quarter") return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
  return start.slice(0, unit === "month" ? 7 : 4);
}

/** ISO 8601: a week belongs to the year in which its Thursday lies. */
function weekOf(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
