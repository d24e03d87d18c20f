import { expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { checkValues } from "./check-values.ts";
import { parseFilter } from "./event-filter.ts";
import { loadKnownValues } from "./known-values.ts";
import { topMovers } from "./top-movers.ts";

const known = loadKnownValues();
const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);

/** So many acts of a pair in each month from January 2022 on. */
const acts = (actor: string, recipient: string, counts: readonly number[]) =>
  counts.flatMap((count, month) =>
    Array.from({ length: count }, (_, i) => {
      const date = `2022-0${month + 1}-${10 + i}`;
      const codes = { actor_codes: [actor, `${actor}.GOV`], recipient_codes: [recipient] };
      return {
        event_id: `${actor}${recipient}${date}`,
        document_id: `d${month}`,
        date_from: date,
        date_to: date,
        ...codes,
      };
    }),
  );

async function movers(
  query: Readonly<Record<string, unknown>>,
  options: { count?: "events" | "stories" | "reports"; earlier?: number } = {},
) {
  const events = [
    ...acts("IRN", "RUS", [1, 1, 1, 9]),
    ...acts("SYR", "TUR", [4, 4, 4, 4]),
    ...acts("KEN", "UGA", [9, 0, 9, 6]),
    ...acts("FRA", "DEU", [4, 4, 4, 0]),
  ];
  const lake = await littleLake({ events });
  try {
    return await topMovers(lake, filter(query), { by: "month", ...options });
  } finally {
    lake.close();
  }
}

test("the last period is held against the mean of the earlier ones", async () => {
  const { last, newest, earlier, movers: moved } = await movers({});
  expect(newest).toBe("2022-04-18");
  expect([last?.period, earlier.map(({ period }) => period)]).toEqual(["2022-04", ["2022-01", "2022-02", "2022-03"]]);
  // What stays as it was is no mover; what always leaps about (variance 18) moves less than what was steady.
  expect(moved).toEqual([
    { actor: "IRN", recipient: "RUS", last: 9, mean: 1, change: 8, score: 8 },
    { actor: "FRA", recipient: "DEU", last: 0, mean: 4, change: -4, score: -2 },
  ]);
});

test("until says which period is the last, earlier how many are compared", async () => {
  const { last, earlier, movers: moved } = await movers({ until: "2022-03" }, { earlier: 1 });
  expect([last?.period, earlier.map(({ period }) => period)]).toEqual(["2022-03", ["2022-02"]]);
  expect(moved).toMatchObject([{ actor: "KEN", recipient: "UGA", last: 9, mean: 0, score: 9 }]);
});

test("reports count documents", async () => {
  const { movers: moved } = await movers({ actor: "IRN" }, { count: "reports" });
  expect(moved).toEqual([]); // one document a month
});

test("nothing found has no movers", async () => {
  expect(await movers({ actor: "PER" })).toEqual({ last: null, newest: null, earlier: [], movers: [] });
});
