import { eventQuestion } from "../../store/ask-events.ts";
import type { CheckedFilter } from "../../store/check-values.ts";
import type { Lake } from "../../store/lake.ts";
import type { StoredEvent } from "../../store/stored-event.ts";
import { streamEvents } from "../../store/stream-events.ts";

/** Which of a filter's events, in its order. */
export interface EventPage {
  readonly offset: number;
  readonly limit: number;
  /** With "stories" each act is told by one of its events. */
  readonly count?: "events" | "stories";
}

/** Some of the events of a filter. Only these are read whole: of those before them no more than their order is looked at. */
export async function pageOfEvents(
  lake: Lake,
  filter: CheckedFilter,
  { offset, limit, count = "events" }: EventPage,
): Promise<readonly StoredEvent[]> {
  const { where, params, order } = eventQuestion(filter, { count });
  const page = `LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`;
  const sql = `SELECT e.event_id FROM current_events e WHERE ${where} ORDER BY ${order} ${page}`;
  const ids = (await lake.query(sql, params)).map(({ event_id }) => String(event_id));
  const found: StoredEvent[] = [];
  const question = { where: "e.event_id IN (SELECT unnest($1))", params: [ids], order };
  if (ids.length > 0) for await (const event of streamEvents(lake, question)) found.push(event);
  return found;
}
