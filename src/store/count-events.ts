import { z } from "zod";
import { askedSql, COPIES_SQL, TOLD_SQL } from "./asked-sql.ts";
import { type BoundSql, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import type { Counts } from "./count-by-period.ts";
import type { Lake } from "./lake.ts";

const Row = z.object({ events: z.number(), stories: z.number(), reports: z.number() });

/** How many events, stories and reports a filter finds; its limit is not looked at. */
export async function countEvents(lake: Pick<Lake, "query">, filter: CheckedFilter): Promise<Counts> {
  const { sql, params } = countEventsSql(filter);
  const [counts] = z.array(Row).parse(await lake.query(sql, params));
  return counts ?? { events: 0, stories: 0, reports: 0 };
}

/** The SQL behind `countEvents`. */
export function countEventsSql(filter: CheckedFilter): BoundSql {
  const { bind, params } = bindValues();
  return {
    sql: `WITH ${askedSql(filter, { columns: "e.event_id, e.document_id" }, bind)},
${TOLD_SQL},
${COPIES_SQL}
SELECT count(*)::INTEGER AS events, count(DISTINCT story)::INTEGER AS stories,
  coalesce((SELECT sum(coalesce(reports, 1)) FROM (SELECT DISTINCT document_id FROM asked) LEFT JOIN copies USING (document_id)), 0)::INTEGER AS reports
FROM told`,
    params,
  };
}
