/** By which day events are taken and counted: that of the act, that of its report, or the act's where it is known and else the report's. */
export const DATED_BY = ["act", "report", "either"] as const;
export type DatedBy = (typeof DATED_BY)[number];

/** First and last day of an event `e`, as SQL dates; null where they are unknown. */
export function eventDays(dates: DatedBy): { readonly from: string; readonly to: string } {
  if (dates === "act") return { from: "e.date_from", to: "e.date_to" };
  // A report of which only the month is known has no day.
  const report = "try_cast(e.published AS DATE)";
  if (dates === "report") return { from: report, to: report };
  return { from: `coalesce(e.date_from, ${report})`, to: `coalesce(e.date_to, ${report})` };
}
