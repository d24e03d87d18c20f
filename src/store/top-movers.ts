import { z } from "zod";
import { askedSql, COPIES_SQL, type Counted, periodSql, TOLD_SQL } from "./asked-sql.ts";
import { type BoundSql, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { lastDay } from "./day-bounds.ts";
import { eventDays } from "./event-days.ts";
import type { Lake } from "./lake.ts";
import { type Period, type PeriodUnit, periodsBetween, startOf, stepFrom } from "./periods.ts";

/** A pair whose count in the last period differs from what it was before. */
export interface Mover {
  /** Country codes. */
  readonly actor: string;
  readonly recipient: string;
  readonly last: number;
  /** Mean of the earlier periods, those without any included. */
  readonly mean: number;
  /** `last` less `mean`. */
  readonly change: number;
  /**
   * The change in units of what would be no surprise: (last - mean) / sqrt(max(mean, variance, 1)). `variance` is that of the
   * earlier periods and `mean` that of counts which come by chance, so neither a quiet pair nor an unsteady one is called moved lightly.
   */
  readonly score: number;
}

/** The pairs that moved most, and between which periods. */
export interface TopMovers {
  /** Null where no event of the filter has a date. */
  readonly last: Period | null;
  /** The last day on which there is an event: the last period may not be over yet. */
  readonly newest: string | null;
  /** Oldest first. */
  readonly earlier: readonly Period[];
  readonly movers: readonly Mover[];
}

/** How movers are sought. */
export interface MoverOptions {
  readonly by: PeriodUnit;
  readonly count?: Counted;
  /** With how many earlier periods the last one is compared, if the lake goes back so far. */
  readonly earlier?: number;
  readonly limit?: number;
}

const day = z.string().nullable();
const Span = z.object({ first: day, last: day, newest: day });
const Row = z.object({
  actor: z.string(),
  recipient: z.string(),
  last: z.number(),
  mean: z.number(),
  score: z.number(),
});
const EARLIER = 12;
const LIMIT = 20;

/** Pairs of countries by how far their count in the last period (that of `until`, or of the newest event) lies from the mean before. */
export async function topMovers(
  lake: Pick<Lake, "query">,
  filter: CheckedFilter,
  options: MoverOptions,
): Promise<TopMovers> {
  const { by, earlier = EARLIER } = options;
  const { bind, params } = bindValues();
  const asked = askedSql(
    filter,
    { columns: `${periodSql(by, filter.dates)} AS period, ${eventDays(filter.dates).to} AS date_to` },
    bind,
  );
  const spanSql = `WITH ${asked} SELECT min(period)::VARCHAR AS first, max(period)::VARCHAR AS last, max(date_to) FILTER (period IS NOT NULL)::VARCHAR AS newest FROM asked`;
  const [span] = z.array(Span).parse(await lake.query(spanSql, params));
  const end = filter.until === null ? span?.last : startOf(lastDay(filter.until), by);
  if (!span?.first || !end) return { last: null, newest: null, earlier: [], movers: [] };
  const reach = stepFrom(end, by, -earlier);
  const begin = [reach, span.first].sort()[1] ?? reach; // ISO days sort as text
  const periods = periodsBetween(begin, end, by);
  const question = topMoversSql(filter, { ...options, begin, end, periods: periods.length - 1 });
  const rows = periods.length < 2 ? [] : z.array(Row).parse(await lake.query(question.sql, question.params));
  const movers = rows.map((row) => ({ ...row, change: row.last - row.mean }));
  return { last: periods.at(-1) ?? null, newest: span.newest, earlier: periods.slice(0, -1), movers };
}

interface Comparison extends MoverOptions {
  /** First days of the first and of the last period. */
  readonly begin: string;
  readonly end: string;
  /** How many earlier ones there are. */
  readonly periods: number;
}

const COUNTED_THINGS = { events: "event_id", stories: "story", reports: "document_id" } as const;

/** The SQL behind `topMovers`. */
export function topMoversSql(filter: CheckedFilter, comparison: Comparison): BoundSql {
  const { by, count = "events", begin, end, periods, limit = LIMIT } = comparison;
  const { bind, params } = bindValues();
  const countries = (role: string) => `list_filter(e.${role}_codes, lambda code: length(code) = 3) AS ${role}s`;
  const columns = `e.event_id, e.document_id, ${periodSql(by, filter.dates)} AS period, ${countries("actor")}, ${countries("recipient")}`;
  const [first, last, n] = [bind(begin), bind(end), bind(periods)];
  const dated = `${eventDays(filter.dates).from} >= ${first}::DATE`;
  return {
    sql: `WITH ${askedSql(filter, { columns, and: dated }, bind)},
${TOLD_SQL},
${COPIES_SQL},
acted AS (SELECT *, unnest(actors) AS actor FROM told WHERE period <= ${last}::DATE),
pairs AS (SELECT *, unnest(recipients) AS recipient FROM acted),
things AS (SELECT DISTINCT period, actor, recipient, ${COUNTED_THINGS[count]} AS thing FROM pairs),
counted AS (SELECT period, actor, recipient, sum(${count === "reports" ? "coalesce(reports, 1)" : "1"}) AS n
  FROM things ${count === "reports" ? "LEFT JOIN copies ON copies.document_id = thing" : ""} GROUP BY ALL),
compared AS (SELECT actor, recipient, coalesce(sum(n) FILTER (period = ${last}::DATE), 0) AS last,
  coalesce(sum(n) FILTER (period < ${last}::DATE), 0) / ${n} AS mean,
  coalesce(sum(n * n) FILTER (period < ${last}::DATE), 0) / ${n} - mean * mean AS variance
  FROM counted GROUP BY ALL)
SELECT actor, recipient, last::INTEGER AS last, mean::DOUBLE AS mean,
  ((last - mean) / sqrt(greatest(mean, variance, 1)))::DOUBLE AS score
FROM compared
WHERE last <> mean
ORDER BY abs(score) DESC, actor, recipient
LIMIT ${bind(limit)}`,
    params,
  };
}
