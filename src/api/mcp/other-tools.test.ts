import { expect, onTestFinished, test, vi } from "vitest";
import { inventedReading } from "../../../test/invented-reading.ts";
import { callTool, inventedContext, inventedMcpLake, lakeClient, mcpClient } from "../../../test/mcp-client.ts";
import { DragomanError } from "../../errors.ts";
import { failedReading } from "../../record/build-reading.ts";
import { loadKnownValues } from "../../store/known-values.ts";
import { openLake } from "../../store/open-lake.ts";
import { writeCorrection } from "../../store/write-correction.ts";

test("dyad_series gives both directions, names empty periods, and shows acts with their words", async () => {
  const { data, text } = await callTool(await lakeClient(4), "dyad_series", { between: ["NOR", "Chile"] });
  expect(data.series).toHaveLength(4);
  expect(data.series[0]).toEqual({
    period: "2021-01",
    actor: "NOR",
    recipient: "CHL",
    events: 2,
    stories: 2,
    goldstein: 1.9,
    quads: { verbal_cooperation: 1, material_cooperation: 0, verbal_conflict: 0, material_conflict: 0 },
  });
  expect(data.notes).toContain("4 periods without events not listed");
  expect(data.examples).toHaveLength(3);
  expect(data.documents.length).toBeGreaterThan(0);
  expect(text).toContain("2021-01  NOR → CHL: 2 events");
});

test("dyad_series counts what no period holds, and refuses a side that is none", async () => {
  const client = await lakeClient(2);
  const { data } = await callTool(client, "dyad_series", { between: ["NOR", "CHL"], by: "day" });
  expect(data.series).toEqual([]);
  expect(data.notes).toContain("not counted: 4 events without a date that one day holds");
  const wrong = await callTool(client, "dyad_series", { between: ["NOR", "CHX"] });
  expect(wrong).toMatchObject({ refused: true, text: expect.stringContaining('no country code "CHX"') });
});

test("find_actor gives the value to ask with, and that value finds the events it counted", async () => {
  const client = await lakeClient(3);
  const { data } = await callTool(client, "find_actor", { query: "Envoy0" });
  const [actor] = data.actors;
  expect(actor).toMatchObject({
    side: "name:Envoy0",
    codes: ["NOR.GOV"],
    as_actor: 3,
    as_recipient: 0,
    first: "2021-01-01",
  });
  expect(data.examples[0].id).toBe(actor.example);
  const asked = await callTool(client, "ask_events", { actor: actor.side });
  expect(asked.data.total.events).toBe(actor.as_actor);
});

test("find_actor says when nobody is called so, and who is nearly", async () => {
  const { data } = await callTool(await lakeClient(1), "find_actor", { query: "name:Mayr0" });
  expect(data.actors).toEqual([]);
  expect(data.notes[0]).toBe("nobody in the lake's events matches");
});

test("find_actor by country lists those of most events first and says that there are more", async () => {
  const { data } = await callTool(await lakeClient(2), "find_actor", { query: "Norway", limit: 1 });
  expect(data.actors).toHaveLength(1);
  expect(data.notes).toContain("more actors match: give limit, or a fuller name");
});

test("quote_search pages through quotations and withholds words that no licence gives out", async () => {
  const client = await lakeClient(3);
  const first = await callTool(client, "quote_search", { speaker: "NOR", limit: 2 });
  expect(first.data.quotations.map(({ text }: { text: string | null }) => text)).toEqual(["Envoy0", null]);
  expect(first.data.quotations[1]).toMatchObject({ document_id: "document-1", start: 2, end: 8 });
  expect(first.data.documents[0].attribution).toBe("The Invented Post, no. 0, CC BY 4.0");
  const rest = await callTool(client, "quote_search", { speaker: "NOR", limit: 2, cursor: first.data.next_cursor });
  expect(rest.data).toMatchObject({ quotations: [{ document_id: "document-2" }], next_cursor: null });
});

test("explain_event gives for each field the words and the rule", async () => {
  const { data, text } = await callTool(await lakeClient(1), "explain_event", { event_id: "event-0-1" });
  expect(data.fields).toContainEqual({
    field: "recipient",
    value: "Mayor1; CHL, GOV",
    words: [
      { text: "Mayor1", start: 57, end: 63 },
      { text: "Envoy1", start: 41, end: 47 },
    ],
    because: "invented; found through the mentions behind its own words",
    candidates: [],
  });
  expect(data.coded_by).toEqual({ coder: "invented 1", codebook: "PLOVER", model: "none" });
  expect(text).toContain("type = CONSULT: “visited1”");
});

test("explain_event names the ids that begin alike", async () => {
  const answer = await callTool(await lakeClient(1), "explain_event", { event_id: "event-0-" });
  expect(answer).toMatchObject({
    refused: true,
    text: expect.stringContaining("Did you mean event-0-0 or event-0-1?"),
  });
});

test("what readers corrected is told: who mended an event, and who marked one wrong", async () => {
  const lake = await openLake(await inventedMcpLake(1));
  onTestFinished(() => lake.close());
  const known = loadKnownValues();
  const clock = () => new Date("2022-03-04T05:06:07Z");
  const mend = { kind: "mend" as const, changes: { mode: [] }, by: "Ada Brook", note: "no visit" };
  await writeCorrection(lake, { event_id: "event-0-0", ...mend }, { known, clock });
  await writeCorrection(lake, { event_id: "event-0-1", kind: "wrong", by: "Ada Brook" }, { known, clock });
  const client = await mcpClient(inventedContext({ lake }));
  const { data, text } = await callTool(client, "explain_event", { event_id: "event-0-0" });
  expect(data.event.modes).toEqual([]);
  expect(data.corrections).toMatchObject([{ kind: "mend", by: "Ada Brook", note: "no visit" }]);
  expect(text).toContain("mended by Ada Brook on 2022-03-04 (no visit)");
  const wrong = await callTool(client, "explain_event", { event_id: "event-0-1" });
  expect(wrong.text).toContain('the event "event-0-1" counts no more: marked wrong by Ada Brook on 2022-03-04');
});

test("story tells one act once, with its independent origins and what its reports disagree on", async () => {
  const client = await lakeClient(2);
  for (const id of ["story-1", "event-1-0"]) {
    const { data, text } = await callTool(client, "story", { id, limit: 1 });
    expect(data).toMatchObject({ id: "story-1", type: "CONSULT", reports: 2, publishers: 1, origins: 1 });
    expect(data.dates.map(({ value }: { value: string }) => value)).toEqual(["2021-01", "2021-02"]);
    expect(text).toContain("Reports differ on date: 2021-01 (1), 2021-02 (1)");
    expect(data.events).toHaveLength(1);
    expect(data.notes).toEqual(["1 more event of this story: ask_events with story"]);
  }
});

test("story refuses an id that is none", async () => {
  const answer = await callTool(await lakeClient(1), "story", { id: "story-9" });
  expect(answer).toMatchObject({ refused: true, text: expect.stringContaining('there is no story "story-9"') });
});

test("read_text gives the reading, stores nothing, and explain_event explains it afterwards", async () => {
  const client = await mcpClient(inventedContext());
  const { data } = await callTool(client, "read_text", { text: "Whatever.", limit: 1 });
  expect(data.document).toMatchObject({ document_id: "document-7", license: "CC-BY-4.0" });
  expect(data.document.attribution).toContain("The Invented Post");
  expect(data.events).toHaveLength(1);
  expect(data.notes).toContain("1 more events left out: give limit, or a part of the text");
  const explained = await callTool(client, "explain_event", { event_id: "event-7-0" });
  expect(explained.data.fields[0]).toMatchObject({ field: "type", value: "CONSULT" });
});

test("read_text loads the reader with the first text, and tells the reader what the agent said", async () => {
  const given: unknown[] = [];
  let loads = 0;
  const error = new DragomanError("text/not-english", {
    what: "the text is in Danish (da)",
    where: "text",
    fix: "Translate it first.",
  });
  const reader = async () => {
    loads += 1;
    const tryRead = async (text: string, options: unknown) => {
      given.push([text, options]);
      return failedReading("text", error);
    };
    return { coder: "invented 1", modelHash: "none", tryRead };
  };
  const client = await mcpClient(inventedContext({ reader }));
  expect(loads).toBe(0);
  const answer = await callTool(client, "read_text", {
    text: "En tekst.",
    date: "2021-05-06",
    url: "https://example.org/7",
  });
  expect(given).toEqual([["En tekst.", { date: "2021-05-06", url: "https://example.org/7", withText: true }]]);
  expect(answer).toMatchObject({
    refused: true,
    text: "Refused: the text is in Danish (da) (text). Translate it first. [text/not-english]",
  });
});

test("read_text refuses what there is no room for, and reads the rest", async () => {
  const waiting: (() => void)[] = [];
  const tryRead = async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return inventedReading(7);
  };
  const reader = async () => ({ coder: "invented 1", modelHash: "none", tryRead });
  const client = await mcpClient(inventedContext({ reader, queue: { atOnce: 1, mostTasks: 2 } }));
  const asked = ["One.", "Two.", "Three."].map((text) => callTool(client, "read_text", { text }));
  const refused = await Promise.race(asked);
  expect(refused.text).toBe(
    "Refused: 2 texts wait to be read, and no more are taken now (queue). Send it again in a few seconds, or send fewer texts at once. [api/busy]",
  );
  for (let read = 0; read < 2; read += 1) {
    await vi.waitFor(() => expect(waiting.length).toBe(1));
    waiting.pop()?.();
  }
  const answers = await Promise.all(asked);
  expect(answers.map(({ refused }) => refused)).toEqual([false, false, true]);
});
