import { type ActorRow, eventOfRow } from "./event-of-row.ts";
import type { Lake, SqlParameters } from "./lake.ts";
import { LAKE_TABLES, type LakeRow } from "./lake-tables.ts";
import { quoted } from "./migrate-lake.ts";
import type { StoredDocument, StoredEvent, StoredStory } from "./stored-event.ts";

/** Which events, and in which order. `where` and `order` are SQL of the program's own: what a user gives goes into `params`. */
export interface EventQuestion {
  /**
   * A condition over `e` (a row of `current_events`), `d` (its row of `documents`) and `s` (its row of `newest_stories`, columns null
   * where it has no story): `list_has_any(e.actor_codes, $1) AND e.date_from >= $2::DATE`. Say `TRUE` for all. Columns need their prefix.
   */
  readonly where: string;
  readonly params?: SqlParameters;
  /** Over the same rows: `e.date_from DESC NULLS LAST, e.event_id`. Without it they come in no order that can be relied upon. */
  readonly order?: string;
  readonly limit?: number;
}

/** Participants and stories are looked up for so many events at once. */
const EVENTS_AT_ONCE = 10_000;

/**
 * The events that a question asks for, each as it was read, with its document and the counts of its story. However many they are, some
 * ten thousand are held in memory at once.
 *
 * @throws DragomanError "store/bad-sql", "store/damaged"
 */
export async function* streamEvents(lake: Lake, question: EventQuestion): AsyncGenerator<StoredEvent, void, void> {
  let rows: EventRow[] = [];
  for await (const row of lake.stream(eventsSql(question), question.params)) {
    rows.push(row as unknown as EventRow); // sound: these are the columns that eventsSql names, of the types in LAKE_TABLES
    if (rows.length < EVENTS_AT_ONCE) continue;
    yield* await storedEvents(lake, rows);
    rows = [];
  }
  if (rows.length > 0) yield* await storedEvents(lake, rows);
}

const DOCUMENT = ["url", "title", "language", "publisher", "author", "origin", "license", "attribution"] as const;
const EVENT = Object.keys(LAKE_TABLES.events);
const PARTICIPANT = Object.keys(LAKE_TABLES.actors).filter((name) => name !== "event_id" && name !== "document_id");

type EventRow = LakeRow<"events"> & {
  readonly [D in (typeof DOCUMENT)[number] as `document_${D}`]: string | null;
};

function eventsSql({ where, order = "", limit }: EventQuestion): string {
  // Joined only where a condition asks for it: a million stories would be held in memory to be joined to all events.
  const stories = /\bs\./.test(where + order) ? "LEFT JOIN newest_stories s ON s.event_id = e.event_id" : "";
  const columns = `${EVENT.map((name) => `e.${quoted(name)}`).join(", ")},
      ${DOCUMENT.map((name) => `d.${name} AS document_${name}`).join(", ")}`;
  const documents = "JOIN documents d ON d.document_id = e.document_id AND d.state = 'read'";
  const sorted = order && `ORDER BY ${order}`;
  if (limit === undefined || /\bd\./.test(where + order))
    return `SELECT ${columns} FROM current_events e ${documents} ${stories}
      WHERE ${where} ${sorted} ${limit === undefined ? "" : `LIMIT ${Math.trunc(limit)}`}`;
  // A few events of a million are chosen before their documents are sought.
  return `
    WITH hits AS MATERIALIZED (
      SELECT e.* FROM current_events e ${stories} WHERE ${where} ${sorted} LIMIT ${Math.trunc(limit)}
    ) SELECT ${columns} FROM hits e ${documents} ${stories} ${sorted}`;
}

async function storedEvents(lake: Lake, rows: readonly EventRow[]): Promise<StoredEvent[]> {
  const ids = rows.map(({ event_id }) => String(event_id));
  const actors = await actorsOf(lake, ids);
  const stories = await storiesOf(lake, ids);
  return rows.map((row) => ({
    event: eventOfRow(row, actors.get(row.event_id) ?? []),
    document: documentOf(row),
    story: stories.get(row.event_id) ?? null,
  }));
}

/** By event. They come as one JSON text an event: that is faster than a row for each. */
async function actorsOf(lake: Lake, ids: readonly string[]): Promise<ReadonlyMap<unknown, readonly ActorRow[]>> {
  const struct = PARTICIPANT.map((name) => `${quoted(name)}: a.${quoted(name)}`).join(", ");
  const sql = `SELECT event_id, to_json(list({${struct}})) AS participants
    FROM current_actors a WHERE event_id IN (SELECT unnest($1)) GROUP BY event_id`;
  const found = await lake.query(sql, [ids]);
  return new Map(found.map(({ event_id, participants }) => [event_id, JSON.parse(String(participants))]));
}

/**
 * Every current document that has an act's events or is a copy of one that has them is a report; unknown publishers and origins are not
 * counted. An act's events are sought in the whole lake, not among those that were asked for.
 */
const STORIES = `
  WITH told AS MATERIALIZED (
    SELECT story_id, event_id FROM newest_stories WHERE story_id IN (SELECT unnest($1))
  ), pairs AS MATERIALIZED (
    SELECT DISTINCT told.story_id, e.document_id FROM current_events e JOIN told ON told.event_id = e.event_id
  )
  SELECT story_id AS id, count(DISTINCT locator) AS reports,
    count(DISTINCT coalesce(family, publisher_id, publisher)) AS publishers, count(DISTINCT origin) AS origins
  FROM pairs JOIN (
    SELECT coalesce(duplicate_of, document_id) AS document_id, locator, family, publisher_id, publisher, origin FROM current_documents
  ) USING (document_id) GROUP BY story_id`;

/** By event. */
async function storiesOf(lake: Lake, eventIds: readonly string[]): Promise<ReadonlyMap<unknown, StoredStory>> {
  const sql = "SELECT event_id, story_id FROM newest_stories WHERE event_id IN (SELECT unnest($1))";
  const told = await lake.query(sql, [eventIds]);
  if (told.length === 0) return new Map();
  const ids = [...new Set(told.map(({ story_id }) => String(story_id)))];
  // Sound: these are the columns that STORIES names.
  const found = (await lake.query(STORIES, [ids])) as unknown as readonly StoredStory[];
  const stories = new Map(found.map((story) => [story.id, story]));
  return new Map(
    told.flatMap(({ event_id, story_id }) => {
      const story = stories.get(String(story_id));
      return story ? [[event_id, story]] : [];
    }),
  );
}

function documentOf(row: EventRow): StoredDocument {
  return {
    id: row.document_id ?? "",
    url: row.document_url,
    title: row.document_title,
    language: row.document_language,
    published: row.published,
    publisher: row.document_publisher,
    author: row.document_author,
    origin: row.document_origin,
    license: row.document_license,
    attribution: row.document_attribution,
  };
}
