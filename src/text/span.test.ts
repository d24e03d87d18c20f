import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { covers, overlaps, textOf } from "./span.ts";

describe("textOf", () => {
  test("gives the words as they stand", () => expect(textOf("the two sides", { start: 4, end: 7 })).toBe("two"));
  test.each([
    [-1, 2],
    [2, 2],
    [3, 2],
    [0, 6],
    [Number.NaN, 2],
  ])("[%d, %d) is no span of five characters", (start, end) => {
    expect(() => textOf("sides", { start, end })).toThrow(DragomanError);
    expect(() => textOf("sides", { start, end })).toThrow(expect.objectContaining({ code: "text/span-outside" }));
  });
});

test.each([
  ["neighbours share nothing", [0, 3], [3, 5], false, false],
  ["crossing", [0, 4], [3, 5], true, false],
  ["inside", [0, 5], [1, 3], true, true],
  ["the same", [2, 4], [2, 4], true, true],
  ["apart", [0, 1], [3, 5], false, false],
] as const)("%s", (_, [a, b], [c, d], shared, inside) => {
  expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(shared);
  expect(covers({ start: a, end: b }, { start: c, end: d })).toBe(inside);
});

test("sharing is mutual, and what covers a span overlaps it", () => {
  const span = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([start, n]) => ({ start, end: start + n }));
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(overlaps(a, b)).toBe(overlaps(b, a));
      if (covers(a, b)) expect(overlaps(a, b)).toBe(true);
    }),
  );
});
