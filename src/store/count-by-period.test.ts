import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { checkValues } from "./check-values.ts";
import { countByPeriod } from "./count-by-period.ts";
import { countEvents } from "./count-events.ts";
import { parseFilter } from "./event-filter.ts";
import { loadKnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";

const known = loadKnownValues();
const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);
const on = (date_from: string, date_to = date_from) => ({ date_from, date_to });

let lake: Lake;
beforeAll(async () => {
  // One act that two texts tell of, the second of which was sent out three times; another act; one whose month is unknown.
  lake = await littleLake({
    events: [
      { event_id: "a1", document_id: "d1", event: "AID", ...on("2022-01-10") },
      { event_id: "a2", document_id: "d2", event: "AID", ...on("2022-01-31") },
      { event_id: "b", document_id: "d2", event: "AID", ...on("2022-04-01") },
      { event_id: "c", document_id: "d1", event: "AID", ...on("2022-01-01", "2022-12-31") },
    ],
    documents: [
      { document_id: "d1", state: "read" },
      { document_id: "d2", state: "read" },
      { document_id: "copy1", state: "duplicate", duplicate_of: "d2" },
      { document_id: "copy2", state: "duplicate", duplicate_of: "d2" },
      { document_id: "d3", state: "withdrawn" },
    ],
    stories: [
      { generation: 1, story_id: "s", event_id: "a1" },
      { generation: 1, story_id: "s", event_id: "a2" },
    ],
  });
});
afterAll(() => lake.close());

test("events, stories and reports are three counts, and empty periods are zeros", async () => {
  const { rows, undated } = await countByPeriod(lake, filter({}), "month");
  expect(rows.map(({ period, events, stories, reports }) => [period, events, stories, reports])).toEqual([
    ["2022-01", 2, 1, 4],
    ["2022-02", 0, 0, 0],
    ["2022-03", 0, 0, 0],
    ["2022-04", 1, 1, 3],
  ]);
  expect(undated).toEqual({ events: 1, stories: 1, reports: 1 });
});

test("the periods are those that were asked for", async () => {
  const { rows } = await countByPeriod(lake, filter({ since: "2021-12", until: "2022-01" }), "month");
  expect(rows.map(({ period, events }) => [period, events])).toEqual([
    ["2021-12", 0],
    ["2022-01", 2],
  ]);
});

test("a date that is wide for a month is none for a year", async () => {
  const { rows, undated } = await countByPeriod(lake, filter({}), "year");
  expect(rows).toMatchObject([
    { period: "2022", from: "2022-01-01", to: "2022-12-31", events: 4, stories: 3, reports: 4 },
  ]);
  expect(undated.events).toBe(0);
});

test("all of them together", async () => {
  expect(await countEvents(lake, filter({}))).toEqual({ events: 4, stories: 3, reports: 4 });
  expect(await countEvents(lake, filter({ type: "ASSAULT" }))).toEqual({ events: 0, stories: 0, reports: 0 });
});

test("nothing found has no periods", async () => {
  expect((await countByPeriod(lake, filter({ type: "ASSAULT" }), "day")).rows).toEqual([]);
});

test("an act without a day counts on that of its report where that is asked for", async () => {
  const own = await littleLake({
    events: [
      { event_id: "dated", document_id: "d1", event: "AID", published: "2022-03-05", ...on("2022-01-10") },
      { event_id: "undated", document_id: "d1", event: "AID", published: "2022-03-05" },
      { event_id: "month", document_id: "d1", event: "AID", published: "2022-03" },
    ],
    documents: [{ document_id: "d1", state: "read" }],
  });
  const counted = async (dates: string) => {
    const { rows, undated } = await countByPeriod(own, filter({ dates }), "month");
    return [...rows.filter(({ events }) => events > 0).map(({ period, events }) => [period, events]), undated.events];
  };
  expect(await counted("act")).toEqual([["2022-01", 1], 2]);
  expect(await counted("report")).toEqual([["2022-03", 2], 1]);
  expect(await counted("either")).toEqual([["2022-01", 1], ["2022-03", 1], 1]);
  own.close();
});
