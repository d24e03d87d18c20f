import type { Bind } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { type DatedBy, eventDays } from "./event-days.ts";
import { filterSql } from "./filter-sql.ts";
import type { PeriodUnit } from "./periods.ts";

/** What is counted: acts as they were read, acts as stories put them together, or documents that tell of them, copies included. */
export const COUNTED = ["events", "stories", "reports"] as const;
export type Counted = (typeof COUNTED)[number];

/** The first day of the period in which an event surely lies; null where its date is unknown or wider than one. */
export function periodSql(by: PeriodUnit, dates: DatedBy): string {
  const start = (column: string) => `date_trunc('${by}', ${column})::DATE`;
  const { from, to } = eventDays(dates);
  return `CASE WHEN ${start(from)} = ${start(to)} THEN ${start(from)} END`;
}

/** `asked`: the events `e` of a filter, with the columns given, where one more condition may hold. */
export function askedSql(
  filter: CheckedFilter,
  { columns, and }: { readonly columns: string; readonly and?: string },
  bind: Bind,
): string {
  const more = and === undefined ? "" : `\n    AND ${and}`;
  return `asked AS (SELECT ${columns}
  FROM current_events e
  WHERE ${filterSql(filter, bind)}${more})`;
}

/** The story of each row of `asked`; an event that no story holds is one of its own. */
export const TOLD_SQL =
  "told AS (SELECT asked.*, coalesce(s.story_id, asked.event_id) AS story FROM asked LEFT JOIN newest_stories s ON s.event_id = asked.event_id)";

/** How many reports each document of `asked` stands for: itself and its exact and near copies. */
export const COPIES_SQL = `copies AS (SELECT own.document_id, count(*) AS reports
  FROM current_documents d JOIN (SELECT DISTINCT document_id FROM asked) own
    ON own.document_id = coalesce(d.duplicate_of, d.document_id)
  WHERE d.state IN ('read', 'duplicate') GROUP BY ALL)`;
