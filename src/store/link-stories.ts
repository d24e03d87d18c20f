import { clusterStories, STORY_ORDER } from "./cluster-stories.ts";
import type { Lake } from "./lake.ts";
import type { LakeRow } from "./lake-tables.ts";
import type { LakeWriter } from "./lake-writer.ts";
import { type StoryEvent, storyEvent } from "./story-event.ts";
import { streamEvents } from "./stream-events.ts";

/** What linking found. */
export interface LinkedStories {
  /** The generation that was written; earlier ones stay in the lake, so that linking can be taken back. */
  readonly generation: number;
  readonly events: number;
  readonly stories: number;
  /** Stories that more than one event tells of. */
  readonly linked: number;
}

/**
 * Puts the current events of a lake together to stories and writes them as a new generation. The same events give the same stories.
 *
 * All rows go into one commit: a lake never shows half a generation. They are held in memory, some 100 bytes an event.
 *
 * @param rest called between two batches of events, to give back memory
 * @param lake opened for reading; `refresh()` it afterwards to see the stories
 * @throws DragomanError "store/locked", "store/damaged"
 */
export async function linkStories(
  lake: Lake,
  writer: Pick<LakeWriter, "add" | "commit">,
  rest: () => void = () => {},
): Promise<LinkedStories> {
  const generation = (await newestGeneration(lake)) + 1;
  const rows: LakeRow<"stories">[] = [];
  let [stories, linked] = [0, 0];
  for await (const { id, events } of clusterStories(currentEvents(lake, rest))) {
    stories += 1;
    if (events.length > 1) linked += 1;
    for (const event of events) rows.push({ generation, story_id: id, event_id: event.id });
  }
  await writer.add({ stories: rows });
  await writer.commit();
  return { generation, events: rows.length, stories, linked };
}

async function newestGeneration(lake: Pick<Lake, "query">): Promise<number> {
  const [row] = await lake.query("SELECT coalesce(max(generation), 0) AS generation FROM stories");
  return Number(row?.generation ?? 0);
}

/** Events are fetched by so many: only their ids are sorted, so that a large lake need not be held in memory. */
const EVENTS_AT_ONCE = 1_000;

async function* currentEvents(lake: Lake, rest: () => void): AsyncGenerator<StoryEvent> {
  let ids: string[] = [];
  const sorted = `SELECT event_id FROM current_events e ORDER BY ${STORY_ORDER}`;
  for await (const { event_id } of lake.stream(sorted)) {
    ids.push(String(event_id));
    if (ids.length < EVENTS_AT_ONCE) continue;
    yield* eventsOf(lake, ids);
    ids = [];
    rest();
  }
  if (ids.length > 0) yield* eventsOf(lake, ids);
}

async function* eventsOf(lake: Lake, ids: readonly string[]): AsyncGenerator<StoryEvent> {
  const question = { where: "e.event_id IN (SELECT unnest($1))", params: [ids], order: STORY_ORDER };
  for await (const { event, document } of streamEvents(lake, question)) yield storyEvent(event, document.published);
}
