import { bindValues } from "../store/bind-values.ts";
import type { CheckedFilter } from "../store/check-values.ts";
import { filterSql } from "../store/filter-sql.ts";
import type { Lake } from "../store/lake.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { streamEvents } from "../store/stream-events.ts";

/**
 * The events of new documents that match a filter, one for each story of which the lake had no matching event before, in the order of their
 * dates.
 *
 * @param documents ids of the new documents
 */
export async function watchAlerts(
  lake: Lake,
  filter: CheckedFilter,
  documents: ReadonlySet<string>,
): Promise<readonly StoredEvent[]> {
  if (documents.size === 0) return [];
  const { bind, params } = bindValues();
  const matching = filterSql(filter, bind);
  const isNew = `e.document_id IN (${[...documents].map(bind).join(", ")})`;
  const before = await lake.query(
    `SELECT DISTINCT told.story_id FROM current_events e JOIN newest_stories told ON told.event_id = e.event_id
      WHERE ${matching} AND NOT ${isNew}`,
    params,
  );
  const known = new Set(before.map(({ story_id }) => String(story_id)));
  const alerts: StoredEvent[] = [];
  const order = "e.date_from NULLS LAST, e.event_id";
  for await (const found of streamEvents(lake, { where: `${matching} AND ${isNew}`, params, order })) {
    const story = found.story?.id ?? found.event.id;
    if (known.has(story)) continue;
    known.add(story);
    alerts.push(found);
  }
  return alerts;
}
