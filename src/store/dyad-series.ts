import { z } from "zod";
import { DragomanError } from "../errors.ts";
import { askedSql, type Counted, periodSql, TOLD_SQL } from "./asked-sql.ts";
import { type BoundSql, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { firstDay, lastDay } from "./day-bounds.ts";
import type { Lake } from "./lake.ts";
import { type Period, type PeriodUnit, periodsBetween } from "./periods.ts";
import type { Side } from "./read-side.ts";
import { pairSql, sideSql } from "./side-sql.ts";

/** What one side did to the other in one period. Means and shares are null where there was nothing. */
export interface DyadPeriod extends Period {
  readonly actor: string;
  readonly recipient: string;
  readonly events: number;
  readonly stories: number;
  /** Mean on Goldstein's scale, -10 to 10. */
  readonly goldstein: number | null;
  /** Mean on PLOVER's scale, -10 to 10. */
  readonly scale: number | null;
  /** Shares of verbal cooperation, material cooperation, verbal conflict and material conflict, 0 to 1. */
  readonly quads: readonly [number, number, number, number] | null;
}

/** How a series is cut and weighed. */
export interface SeriesOptions {
  readonly by: PeriodUnit;
  /** With "stories" every story weighs the same in means and shares, however many events tell of it. */
  readonly count?: Counted;
}

const mean = z.number().nullable();
const Row = z.object({
  direction: z.number(),
  period: z.string().nullable(),
  events: z.number(),
  stories: z.number(),
  goldstein: mean,
  scale: mean,
  q1: mean,
  q2: mean,
  q3: mean,
  q4: mean,
});

/**
 * The series of a pair, both directions apart, periods without events included: first all of A to B, then all of B to A.
 * The pair is `between`, or else the actors and the recipients of the filter. Events whose date no single period holds are left out.
 *
 * @throws DragomanError "store/bad-filter" when the filter names no pair
 */
export async function dyadSeries(
  lake: Pick<Lake, "query">,
  filter: CheckedFilter,
  options: SeriesOptions,
): Promise<readonly DyadPeriod[]> {
  const [forth, back] = pairOf(filter);
  const { sql, params } = dyadSeriesSql(filter, options);
  const rows = z.array(Row).parse(await lake.query(sql, params));
  const starts = rows.flatMap(({ period }) => (period === null ? [] : [period])).sort();
  const first = filter.since === null ? starts[0] : firstDay(filter.since);
  const last = filter.until === null ? starts.at(-1) : lastDay(filter.until);
  const periods = first === undefined || last === undefined ? [] : periodsBetween(first, last, options.by);
  const found = new Map(rows.map((row) => [`${row.direction} ${row.period}`, row]));
  const names = [forth, back].map((sides) => sides.map(sideName).join("+"));
  return [1, 2].flatMap((direction) =>
    periods.map((period) => ({
      ...period,
      actor: names[direction - 1] ?? "",
      recipient: names[2 - direction] ?? "",
      ...measures(found.get(`${direction} ${period.from}`)),
    })),
  );
}

function measures(row: z.output<typeof Row> | undefined) {
  if (!row) return { events: 0, stories: 0, goldstein: null, scale: null, quads: null };
  const { events, stories, goldstein, scale, q1, q2, q3, q4 } = row;
  return { events, stories, goldstein, scale, quads: [q1 ?? 0, q2 ?? 0, q3 ?? 0, q4 ?? 0] as const };
}

/** A side as it is written in a question. */
export function sideName(side: Side): string {
  if (side.kind === "code") return side.sector === null ? side.code : `${side.code}.${side.sector}`;
  if (side.kind === "sector") return `.${side.sector}`;
  return side.kind === "wikidata" ? side.id : side.name;
}

function pairOf({ between, actor, recipient }: CheckedFilter): readonly [readonly Side[], readonly Side[]] {
  if (between) return [[between[0]], [between[1]]];
  if (actor.length > 0 && recipient.length > 0) return [actor, recipient];
  throw new DragomanError("store/bad-filter", {
    what: "a series needs two sides",
    where: "between",
    fix: "Give --between A B, or --actor A --recipient B.",
  });
}

/** The SQL behind `dyadSeries`. @throws DragomanError "store/bad-filter" when the filter names no pair */
export function dyadSeriesSql(filter: CheckedFilter, { by, count = "events" }: SeriesOptions): BoundSql {
  const [one, other] = pairOf(filter);
  const { bind, params } = bindValues();
  const from = (a: readonly Side[], b: readonly Side[]) =>
    `${sideSql(a, ["actor"], bind)} AND ${sideSql(b, ["recipient"], bind)}`;
  const columns = `e.event_id, ${periodSql(by, filter.dates)} AS period, e.goldstein, e.event_scale, e.quad_code,
    ${from(one, other)} AS forth, ${from(other, one)} AS back`;
  const rest = { ...filter, between: null, actor: [], recipient: [] };
  const weight = count === "stories" ? "1.0 / count(*) OVER (PARTITION BY direction, period, story)" : "1.0";
  const share = (quad: number) => `sum(weight) FILTER (quad_code = ${quad}) / sum(weight) AS q${quad}`;
  return {
    // An event with both on both sides counts in both directions.
    sql: `WITH ${askedSql(rest, { columns, and: pairSql(one, other, bind) }, bind)},
${TOLD_SQL},
weighed AS (SELECT *, ${weight} AS weight FROM told
  JOIN (VALUES (1), (2)) AS ways(direction) ON CASE direction WHEN 1 THEN forth ELSE back END)
SELECT direction::INTEGER AS direction, period::VARCHAR AS period,
  count(*)::INTEGER AS events, count(DISTINCT story)::INTEGER AS stories,
  sum(weight * goldstein) / sum(weight) AS goldstein, sum(weight * event_scale) / sum(weight) AS scale,
  ${[1, 2, 3, 4].map(share).join(", ")}
FROM weighed
GROUP BY ALL
ORDER BY ALL`,
    params,
  };
}
