import { bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { filterSql } from "./filter-sql.ts";
import type { Lake } from "./lake.ts";

/** Where events were, a column each: row i of all of them is one event. */
export interface MapPoints {
  readonly ids: readonly string[];
  /** Degrees. */
  readonly lat: readonly number[];
  readonly lon: readonly number[];
  /** 1 to 4. */
  readonly quad: readonly number[];
  /** YYYY[-MM[-DD]]. */
  readonly date: readonly (string | null)[];
}

/** The events of a filter whose place has coordinates, the newest first, at most `limit` of them. */
export async function mapPoints(lake: Pick<Lake, "query">, filter: CheckedFilter, limit: number): Promise<MapPoints> {
  const { bind, params } = bindValues();
  const sql = `SELECT e.event_id, e.lat, e.lon, e.quad_code, e.date FROM current_events e
    WHERE ${filterSql(filter, bind)} AND e.lat IS NOT NULL AND e.lon IS NOT NULL
    ORDER BY e.date_from DESC NULLS LAST, e.event_id LIMIT ${Math.trunc(limit)}`;
  const rows = await lake.query(sql, params);
  return {
    ids: rows.map((row) => String(row.event_id)),
    lat: rows.map((row) => Number(row.lat)),
    lon: rows.map((row) => Number(row.lon)),
    quad: rows.map((row) => Number(row.quad_code)),
    date: rows.map((row) => (row.date === null ? null : String(row.date))),
  };
}
