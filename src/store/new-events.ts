import { join } from "node:path";
import { bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { filterSql } from "./filter-sql.ts";
import type { Lake } from "./lake.ts";
import { literal } from "./migrate-lake.ts";
import type { StoredEvent } from "./stored-event.ts";
import { streamEvents } from "./stream-events.ts";

/**
 * The events of a filter that later commits added, in the order of their ids. Parts that only join earlier ones (compaction) add none.
 *
 * @param known how many commits were known before
 */
export async function* newEvents(
  lake: Lake,
  filter: CheckedFilter,
  known: number,
): AsyncGenerator<StoredEvent, void, void> {
  const active = new Set(lake.parts.map(({ file }) => file));
  const files = lake.commits
    .slice(known)
    .filter(({ removed }) => removed.length === 0)
    .flatMap(({ added }) => added.filter(({ table, file }) => table === "events" && active.has(file)))
    .map(({ file }) => literal(join(lake.folder, file)));
  if (files.length === 0) return;
  const { bind, params } = bindValues();
  const where = `e.event_id IN (SELECT event_id FROM read_parquet([${files.join(", ")}])) AND ${filterSql(filter, bind)}`;
  yield* streamEvents(lake, {
    where,
    params,
    order: "e.event_id",
    ...(filter.limit === null ? {} : { limit: filter.limit }),
  });
}
