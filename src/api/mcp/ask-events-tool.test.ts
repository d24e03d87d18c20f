import { expect, test } from "vitest";
import { addInvented } from "../../../test/invented-lake.ts";
import { callTool, inventedContext, inventedMcpLake, lakeClient, mcpClient } from "../../../test/mcp-client.ts";
import { openLake } from "../../store/open-lake.ts";

test("an event comes with its exact words, its source, its licence and the line that is owed", async () => {
  const { data, text } = await callTool(await lakeClient(2), "ask_events", { document: "document-0" });
  const [event] = data.events;
  expect(event).toMatchObject({ type: "CONSULT", modes: ["visit"], date: "2021-01", flags: [] });
  expect(event.evidence.sentence).toContain("visited0 Mayor0");
  expect(data.documents).toEqual([
    {
      document_id: "document-0",
      title: "Village 0",
      publisher: "The Invented Post",
      published: "2021-05-06",
      url: "https://example.org/0",
      license: "CC-BY-4.0",
      attribution: "The Invented Post, no. 0, CC BY 4.0",
    },
  ]);
  expect(text).toContain(event.evidence.sentence);
  expect(text).toContain("Attribution owed where you quote:\n  The Invented Post, no. 0, CC BY 4.0");
});

test("where no licence is known no sentence is given out, but the act's words and offsets are", async () => {
  const { data, text } = await callTool(await lakeClient(2), "ask_events", { document: "document-1" });
  const evidence = data.events[0].evidence;
  expect(evidence).toMatchObject({ sentence: null, start: 0 });
  expect(evidence.trigger[0]).toEqual({ text: "visited0", start: 9, end: 17 });
  expect(data.documents[0]).toMatchObject({ license: null, attribution: null });
  expect(text).toContain("sentence not given out by its licence");
});

test("pages follow each other without gap or repetition to the last", async () => {
  const client = await lakeClient(6);
  const seen: string[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const { data } = await callTool(client, "ask_events", { actor: "NOR", limit: 5, ...(cursor ? { cursor } : {}) });
    expect(data.total.events).toBe(12);
    seen.push(...data.events.map(({ id }: { id: string }) => id));
    cursor = data.next_cursor;
    pages += 1;
  } while (cursor);
  expect([pages, seen.length, new Set(seen).size]).toEqual([3, 12, 12]);
});

test("a cursor belongs to its question", async () => {
  const client = await lakeClient(3);
  const { data } = await callTool(client, "ask_events", { actor: "NOR", limit: 1 });
  const other = await callTool(client, "ask_events", { actor: "CHL", limit: 1, cursor: data.next_cursor });
  expect(other).toMatchObject({ refused: true, text: expect.stringContaining("belongs to another question") });
  const wrong = await callTool(client, "ask_events", { cursor: "page two" });
  expect(wrong).toMatchObject({ refused: true, text: expect.stringContaining("this is no cursor") });
});

test.each([
  [{ type: "CONSLT" }, 'there is no type "CONSLT" (type). Did you mean CONSULT?'],
  [{ mode: "visits" }, "Did you mean visit"],
  [{ actor: "NO" }, 'there is no country code "NO" (actor). Did you mean NOR'],
  [{ actor: "NOR.GVO" }, "Did you mean GOV"],
  [{ quad: "material" }, "material_conflict"],
  [{ since: "May 2021" }, "YYYY-MM-DD"],
  [{ published_since: "2022", published_until: "2021" }, "(published_since)"],
  [{ country: "NOR" }, 'Unrecognized key: "country"'],
  [{ limit: 51 }, "limit"],
])("%o is refused in words that help", async (args, words) => {
  const { refused, text } = await callTool(await lakeClient(1), "ask_events", args);
  expect(refused).toBe(true);
  expect(text).toContain(words);
});

test("what finds nothing says what the lake does not have, and what was left out", async () => {
  const { data } = await callTool(await lakeClient(1), "ask_events", { actor: "name:Envoi0" });
  expect(data.total).toEqual({ events: 0, stories: 0, reports: 0 });
  expect(data.notes.join("\n")).toMatch(/only said to be future.*\n.*nobody in the lake is called "Envoi0"/);
});

test("commits that come while the server runs are seen", async () => {
  const folder = await inventedMcpLake(1);
  const lake = await openLake(folder);
  const client = await mcpClient(inventedContext({ lake }));
  const first = await callTool(client, "ask_events", { limit: 1 });
  await addInvented(folder, [[5]]);
  const next = await callTool(client, "ask_events", { limit: 1, cursor: first.data.next_cursor });
  expect([first.data.total.events, next.data.total.events]).toEqual([2, 4]);
  expect(next.data.notes).toContain("the lake grew since the first page: events may stand twice");
  lake.close();
});
