import { bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import type { EVENT_ORDERS } from "./event-filter.ts";
import { filterSql } from "./filter-sql.ts";
import type { Lake } from "./lake.ts";
import type { StoredEvent } from "./stored-event.ts";
import { streamEvents } from "./stream-events.ts";

/** The last event of a page: the next one begins behind it. `value` is what it was sorted by, as DuckDB prints it. */
export interface PageEnd {
  readonly value: string | null;
  readonly id: string;
}

/** One page of the events of a filter. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Null at the end. */
  readonly next: PageEnd | null;
  /** All events of the filter. */
  readonly total: number;
}

const COLUMNS: Readonly<Record<(typeof EVENT_ORDERS)[number], readonly [column: string, type: string]>> = {
  date: ["e.date_from", "DATE"],
  published: ["e.published", "VARCHAR"],
  confidence: ["e.confidence", "DOUBLE"],
  scale: ["e.event_scale", "DOUBLE"],
  goldstein: ["e.goldstein", "DOUBLE"],
  dead: ["e.dead_least", "INTEGER"],
};

/**
 * A page of the events of a filter in its order. The next page is found by the last event, not by counting: events that come in between
 * shift nothing.
 *
 * @throws DragomanError "store/damaged"
 */
export async function pageEvents(
  lake: Lake,
  filter: CheckedFilter,
  { limit, after }: { readonly limit: number; readonly after: PageEnd | null },
): Promise<EventPage> {
  const down = filter.order.startsWith("-");
  const [column, type] = COLUMNS[filter.order.slice(down ? 1 : 0) as keyof typeof COLUMNS]; // the filter's schema allows no other
  const { bind, params } = bindValues();
  const matches = filterSql(filter, bind);
  const [count] = await lake.query(`SELECT count(*)::INTEGER AS n FROM current_events e WHERE ${matches}`, params);
  const behind = after === null ? "TRUE" : behindSql(after, { column, type, sign: down ? "<" : ">" }, bind);
  const order = `${column} ${down ? "DESC" : "ASC"} NULLS LAST, e.event_id`;
  const events: StoredEvent[] = [];
  const question = { where: `${matches}\n  AND ${behind}`, params, order, limit: limit + 1 };
  for await (const event of streamEvents(lake, question)) events.push(event);
  const shown = events.slice(0, limit);
  const last = shown.at(-1);
  const more = events.length > limit && last !== undefined;
  return { events: shown, next: more ? await endAt(lake, column, last.event.id) : null, total: Number(count?.n ?? 0) };
}

interface Sorted {
  readonly column: string;
  readonly type: string;
  readonly sign: "<" | ">";
}

/** Events without a value come last, equal ones in the order of their ids. */
function behindSql({ value, id }: PageEnd, { column, type, sign }: Sorted, bind: (value: string) => string): string {
  if (value === null) return `(${column} IS NULL AND e.event_id > ${bind(id)})`;
  const [v, i] = [`${bind(value)}::${type}`, bind(id)];
  return `(${column} ${sign} ${v} OR (${column} = ${v} AND e.event_id > ${i}) OR ${column} IS NULL)`;
}

async function endAt(lake: Lake, column: string, id: string): Promise<PageEnd> {
  const sql = `SELECT ${column}::VARCHAR AS value FROM current_events e WHERE e.event_id = $1`;
  const [row] = await lake.query(sql, [id]);
  return { value: typeof row?.value === "string" ? row.value : null, id };
}
