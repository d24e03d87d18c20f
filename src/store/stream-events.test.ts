import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import type { Reading } from "../record/reading.ts";
import type { Lake } from "./lake.ts";
import type { LakeRows } from "./lake-writer.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { rowOfDocument, rowsOfReading } from "./rows-of-reading.ts";
import type { StoredEvent } from "./stored-event.ts";
import { type EventQuestion, streamEvents } from "./stream-events.ts";

async function eventsOf(lake: Lake, question: EventQuestion): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  for await (const event of streamEvents(lake, question)) found.push(event);
  lake.close();
  return found;
}

async function lakeOf(...rows: readonly LakeRows[]): Promise<Lake> {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  for (const some of rows) await writer.add(some);
  await writer.commit();
  await writer.close();
  return openLake(folder);
}

test("an event comes as it was read, with its document", async () => {
  const facts = { author: "A. Writer", attribution: "The Invented Post, CC BY 4.0" };
  const lake = await lakeOf(rowsOfReading(inventedReading(1), inventedFacts(1, facts)));
  const [first, ...others] = await eventsOf(lake, { where: "TRUE", order: "e.event_id" });
  expect(others).toHaveLength(1);
  expect(first).toEqual({
    event: inventedReading(1).events[0],
    document: {
      id: "document-1",
      url: "https://example.org/1",
      title: "Village 1",
      language: "en",
      published: "2021-05-06",
      publisher: "The Invented Post",
      origin: "The Invented Post",
      license: "CC-BY-4.0",
      ...facts,
    },
    story: null,
  });
});

const withRoles = (reading: Reading): Reading => ({
  ...reading,
  events: reading.events.map((event) => ({
    ...event,
    actor: [...event.actor, ...event.recipient, ...event.actor],
    recipient: [],
    attribution: event.recipient[0] ?? null,
  })),
});

test("participants keep their roles and their order", async () => {
  const reading = withRoles(inventedReading(1));
  const lake = await lakeOf(rowsOfReading(reading, inventedFacts(1)));
  const found = await eventsOf(lake, { where: "TRUE", order: "e.sequence" });
  expect(found.map(({ event }) => event)).toEqual(reading.events);
});

test.each<[string, EventQuestion, readonly string[]]>([
  ["a condition with values", { where: "e.sequence = ? AND d.title = ?", params: [1, "Village 2"] }, ["event-2-1"]],
  [
    "an order and a limit",
    { where: "TRUE", order: "e.event_id DESC", limit: 3 },
    ["event-3-1", "event-3-0", "event-2-1"],
  ],
  [
    "a list of codes",
    {
      where: "list_has_any(e.recipient_codes, $1) AND d.document_id = 'document-1'",
      params: [["CHL.GOV"]],
      order: "e.event_id",
    },
    ["event-1-0", "event-1-1"],
  ],
  ["nothing", { where: "FALSE" }, []],
])("%s", async (_, question, ids) => {
  const folder = await lakePath();
  await addInvented(folder, [[1, 2, 3]]);
  const found = await eventsOf(await openLake(folder), question);
  expect(found.map(({ event }) => event.id)).toEqual(ids);
});

const copy = { state: "duplicate", of: "document-1", kind: "exact", share: 1 } as const;

test("reports, publishers and origins of a story are three counts", async () => {
  const by = (n: number, name: string | null): Reading => {
    const reading = inventedReading(n, 1);
    return {
      ...reading,
      document: { ...reading.document, publisher: name === null ? null : { name, wikidata: null } },
    };
  };
  const lake = await lakeOf(
    rowsOfReading(by(1, "One"), inventedFacts(1, { origin: "Wire" })),
    { documents: [rowOfDocument(by(2, "Two"), inventedFacts(2, { origin: "Wire" }), copy)] },
    { documents: [rowOfDocument(by(3, null), inventedFacts(3, { origin: null }), copy)] },
    rowsOfReading(by(4, "Four"), inventedFacts(4, { origin: "Four" })),
    rowsOfReading(by(5, "Five"), inventedFacts(5)),
    {
      stories: [
        { generation: 1, story_id: "old", event_id: "event-5-0" },
        { generation: 2, story_id: "a", event_id: "event-1-0" },
        { generation: 2, story_id: "a", event_id: "event-4-0" },
        { generation: 2, story_id: "b", event_id: "event-5-0" },
      ],
    },
  );
  const found = await eventsOf(lake, { where: "d.document_id <> 'document-4'", order: "e.event_id" });
  expect(found.map(({ story }) => story)).toEqual([
    { id: "a", reports: 4, publishers: 3, origins: 2 },
    { id: "b", reports: 1, publishers: 1, origins: 1 },
  ]);
});

test("events of a version that was replaced do not come", async () => {
  const of = (version: string) => ({ revision: { item: "a", version, status: "usable" } });
  const lake = await lakeOf(
    rowsOfReading(inventedReading(1), inventedFacts(1, of("1"))),
    rowsOfReading(inventedReading(2), inventedFacts(2, of("2"))),
  );
  const found = await eventsOf(lake, { where: "TRUE", order: "e.event_id" });
  expect(found.map(({ event }) => event.id)).toEqual(["event-2-0", "event-2-1"]);
});

test("a condition that DuckDB does not take is refused", async () => {
  const lake = await lakeOf(rowsOfReading(inventedReading(1), inventedFacts(1)));
  await expect(eventsOf(lake, { where: "e.nothing" })).rejects.toMatchObject({ code: "store/bad-sql" });
});
