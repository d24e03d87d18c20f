import type { Counted } from "./asked-sql.ts";
import { type BoundSql, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import type { EVENT_ORDERS } from "./event-filter.ts";
import { filterSql } from "./filter-sql.ts";
import type { Lake } from "./lake.ts";
import type { StoredEvent } from "./stored-event.ts";
import { type EventQuestion, streamEvents } from "./stream-events.ts";

/** A question to `streamEvents` whose values stand in a list. */
export interface AskedQuestion extends EventQuestion {
  readonly params: BoundSql["params"];
  readonly order: string;
}

const COLUMNS: Readonly<Record<(typeof EVENT_ORDERS)[number], string>> = {
  date: "e.date_from",
  published: "e.published",
  confidence: "e.confidence",
  scale: "e.event_scale",
  goldstein: "e.goldstein",
  dead: "e.dead_least",
};

/** How events are listed. */
export interface AskOptions {
  /** With "stories" each story is told by one of its events, that of the least id. */
  readonly count?: Counted;
}

/** The events of a filter in its order, as the lake gives them back. @throws DragomanError "store/bad-sql", "store/damaged" */
export function askEvents(
  lake: Lake,
  filter: CheckedFilter,
  options: AskOptions = {},
): AsyncGenerator<StoredEvent, void, void> {
  return streamEvents(lake, eventQuestion(filter, options));
}

/** What `streamEvents` is asked for a filter. Events without a value to sort by come last, equal ones in the order of their ids. */
export function eventQuestion(filter: CheckedFilter, { count = "events" }: AskOptions = {}): AskedQuestion {
  const { bind, params } = bindValues();
  const where = filterSql(filter, bind);
  const down = filter.order.startsWith("-");
  const column = COLUMNS[filter.order.slice(down ? 1 : 0) as keyof typeof COLUMNS]; // the filter's schema allows no other
  return {
    where: count === "stories" ? `${where}\n  AND ${onceAStory(where)}` : where,
    params,
    order: `${column} ${down ? "DESC" : "ASC"} NULLS LAST, e.event_id`,
    ...(filter.limit === null ? {} : { limit: filter.limit }),
  };
}

/** The same question as SQL that can be asked anywhere: rows of `current_events`. */
export function askEventsSql(filter: CheckedFilter, options: AskOptions = {}): BoundSql {
  const { where, params, order, limit } = eventQuestion(filter, options);
  const end = limit === undefined ? "" : `\nLIMIT ${limit}`;
  return { sql: `SELECT e.*\nFROM current_events e\nWHERE ${where}\nORDER BY ${order}${end}`, params };
}

const onceAStory = (where: string): string => `e.event_id IN (SELECT min(e.event_id)
  FROM current_events e LEFT JOIN newest_stories told ON told.event_id = e.event_id
  WHERE ${where} GROUP BY coalesce(told.story_id, e.event_id))`;
