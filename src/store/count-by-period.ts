import { z } from "zod";
import { askedSql, COPIES_SQL, periodSql, TOLD_SQL } from "./asked-sql.ts";
import { type BoundSql, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { firstDay, lastDay } from "./day-bounds.ts";
import type { Lake } from "./lake.ts";
import { type Period, type PeriodUnit, periodsBetween } from "./periods.ts";

/** Three different counts of the same acts. */
export interface Counts {
  readonly events: number;
  /** Acts, each once, however many texts tell of it. */
  readonly stories: number;
  /** Documents that tell of them, exact and near copies included. */
  readonly reports: number;
}

/** Counts of every period from the first to the last, and of the events whose date no single period holds. */
export interface PeriodCounts {
  readonly rows: readonly (Period & Counts)[];
  readonly undated: Counts;
}

const Row = z.object({ period: z.string().nullable(), events: z.number(), stories: z.number(), reports: z.number() });
const NONE: Counts = { events: 0, stories: 0, reports: 0 };

/** Counts the events of a filter by period; periods without any are there with zeros. */
export async function countByPeriod(
  lake: Pick<Lake, "query">,
  filter: CheckedFilter,
  by: PeriodUnit,
): Promise<PeriodCounts> {
  const { sql, params } = countByPeriodSql(filter, by);
  const rows = z.array(Row).parse(await lake.query(sql, params));
  const found = new Map(rows.map(({ period, ...counts }) => [period, counts]));
  const starts = rows.flatMap(({ period }) => (period === null ? [] : [period])).sort();
  const first = filter.since === null ? starts[0] : firstDay(filter.since);
  const last = filter.until === null ? starts.at(-1) : lastDay(filter.until);
  const periods = first === undefined || last === undefined ? [] : periodsBetween(first, last, by);
  return {
    rows: periods.map((period) => ({ ...period, ...(found.get(period.from) ?? NONE) })),
    undated: found.get(null) ?? NONE,
  };
}

/** The SQL behind `countByPeriod`. */
export function countByPeriodSql(filter: CheckedFilter, by: PeriodUnit): BoundSql {
  const { bind, params } = bindValues();
  const columns = `e.event_id, e.document_id, ${periodSql(by, filter.dates)} AS period`;
  return {
    sql: `WITH ${askedSql(filter, { columns }, bind)},
${TOLD_SQL},
${COPIES_SQL},
counted AS (SELECT period, count(*)::INTEGER AS events, count(DISTINCT story)::INTEGER AS stories FROM told GROUP BY period),
reported AS (SELECT period, sum(coalesce(reports, 1))::INTEGER AS reports
  FROM (SELECT DISTINCT period, document_id FROM asked) LEFT JOIN copies USING (document_id) GROUP BY period)
SELECT counted.period::VARCHAR AS period, events, stories, reports
FROM counted JOIN reported ON counted.period IS NOT DISTINCT FROM reported.period
ORDER BY period NULLS LAST`,
    params,
  };
}
