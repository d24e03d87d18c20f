/** The first day of YYYY[-MM[-DD]]. */
export function firstDay(written: string): string {
  return `${written}-01-01`.slice(0, 10);
}

/** The last day of YYYY[-MM[-DD]]. */
export function lastDay(written: string): string {
  const [year = "", month = "12", day] = written.split("-");
  if (day !== undefined) return written;
  return `${year}-${month}-${String(daysIn(Number(year), Number(month))).padStart(2, "0")}`;
}

/** How many days a month has; `month` counts from 1. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
