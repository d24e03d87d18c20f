import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { checkValues } from "./check-values.ts";
import { dyadSeries } from "./dyad-series.ts";
import { parseFilter } from "./event-filter.ts";
import { loadKnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";

const known = loadKnownValues();
const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);
const act = (
  event_id: string,
  sides: string,
  date: string,
  [quad_code, goldstein, event_scale]: readonly number[],
) => ({
  event_id,
  document_id: "d",
  actor_codes: (sides.split(">")[0] ?? "").split("+"),
  recipient_codes: (sides.split(">")[1] ?? "").split("+"),
  date_from: date,
  date_to: date,
  quad_code: quad_code ?? null,
  goldstein: goldstein ?? null,
  event_scale: event_scale ?? null,
});

let lake: Lake;
beforeAll(async () => {
  lake = await littleLake({
    events: [
      act("a", "IRN>RUS", "2022-01-01", [1, 2, 3]),
      act("b", "IRN>RUS", "2022-01-02", [1, 2, 3]),
      act("c", "IRN>RUS", "2022-01-03", [4, -10, -6]),
      act("d", "RUS>IRN", "2022-03-03", [2, 7, 5]),
      act("e", "IRN+RUS>RUS+IRN", "2022-03-04", [1, 1, 1]),
      act("f", "IRN>SYR", "2022-01-03", [4, -10, -10]),
    ],
    stories: [
      { generation: 1, story_id: "s", event_id: "a" },
      { generation: 1, story_id: "s", event_id: "b" },
    ],
  });
});
afterAll(() => lake.close());

test("both directions stand apart, with means, shares and empty periods", async () => {
  const series = await dyadSeries(lake, filter({ between: "IRN,RUS" }), { by: "month" });
  expect(series.map(({ from, to, ...row }) => row)).toEqual([
    {
      period: "2022-01",
      actor: "IRN",
      recipient: "RUS",
      events: 3,
      stories: 2,
      goldstein: -2,
      scale: 0,
      quads: [2 / 3, 0, 0, 1 / 3],
    },
    {
      period: "2022-02",
      actor: "IRN",
      recipient: "RUS",
      events: 0,
      stories: 0,
      goldstein: null,
      scale: null,
      quads: null,
    },
    {
      period: "2022-03",
      actor: "IRN",
      recipient: "RUS",
      events: 1,
      stories: 1,
      goldstein: 1,
      scale: 1,
      quads: [1, 0, 0, 0],
    },
    {
      period: "2022-01",
      actor: "RUS",
      recipient: "IRN",
      events: 0,
      stories: 0,
      goldstein: null,
      scale: null,
      quads: null,
    },
    {
      period: "2022-02",
      actor: "RUS",
      recipient: "IRN",
      events: 0,
      stories: 0,
      goldstein: null,
      scale: null,
      quads: null,
    },
    {
      period: "2022-03",
      actor: "RUS",
      recipient: "IRN",
      events: 2,
      stories: 2,
      goldstein: 4,
      scale: 3,
      quads: [0.5, 0.5, 0, 0],
    },
  ]);
});

test("a story weighs as much as another when stories are counted", async () => {
  const [january] = await dyadSeries(lake, filter({ actor: "IRN", recipient: "RUS" }), {
    by: "month",
    count: "stories",
  });
  expect(january).toMatchObject({ events: 3, stories: 2, goldstein: -4, scale: -1.5, quads: [0.5, 0, 0, 0.5] });
});

test("without a pair there is no series", async () => {
  await expect(dyadSeries(lake, filter({ actor: "IRN" }), { by: "month" })).rejects.toThrow(/a series needs two sides/);
});
