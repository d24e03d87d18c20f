import { expect, test } from "vitest";
import { parseFilter } from "./event-filter.ts";

test("flags and an HTTP query give the same filter", () => {
  const flags = parseFilter({ type: ["CONSULT", "AID"], between: ["IRN", "RUS"], near: "1,2,3", limit: 5 });
  expect(parseFilter({ type: "CONSULT, AID", between: "IRN,RUS", near: ["1", "2", "3"], limit: "5" })).toEqual(flags);
});

test("a filter may ask nothing", () => {
  expect(parseFilter({})).toMatchObject({ actor: [], since: null, limit: null, order: "-date" });
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ since: "2022-13" }, /since is "2022-13": it is no date.*For example 2022-01/],
  [{ until: "2023-02-29" }, /it is no date/],
  [{ since: "yesterday" }, /it is no date/],
  [{ since: "2022-03", until: "2022-02" }, /2022-03 is later than 2022-02/],
  [{ between: ["IRN"] }, /it takes two sides.*IRN RUS/],
  [{ confidence: "7" }, /confidence is "7": it is more than 1/],
  [{ confidence: "" }, /it is empty/],
  [{ leastDead: "-1" }, /least dead is "-1": it is less than 0/],
  [{ leastDead: "many" }, /least dead is "many": it is no number/],
  [{ limit: "1.5" }, /limit is "1.5": it is no whole number/],
  [{ publishedUntil: "2015-02-30" }, /published until is "2015-02-30"/],
  [{ limit: "0" }, /limit is "0": it is less than 1/],
  [{ near: "95,0,10" }, /near is "95,0,10": it is more than 90/],
  [{ near: "35.7,51.4" }, /it is not LAT,LON,KM/],
  [{ order: "size" }, /it is none of date, published/],
  [{ actor: "" }, /actor is "": it is empty/],
  [{ actors: "IRN" }, /there is no such filter \(actors\).*actor, recipient/],
  [{ text: 7 }, /text is 7/],
])("%j is refused", (query, message) => {
  expect(() => parseFilter(query)).toThrow(
    expect.objectContaining({ code: "store/bad-filter", message: expect.stringMatching(message) }),
  );
});

test("the first and the last day may be the same period", () => {
  expect(parseFilter({ since: "2022", until: "2022-01" })).toMatchObject({ since: "2022", until: "2022-01" });
});
