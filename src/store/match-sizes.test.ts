import { expect, test } from "vitest";
import { matchSizes } from "./match-sizes.ts";

const dead = (least: number, most: number | null = least) => ({
  dead: { text: String(least), start: 0, end: 1, least, most },
  injured: null,
  arrested: null,
  crowd: null,
});
const apart = { sameDocument: false, order: 0 };

test.each([
  ["the same telling count", dead(12), dead(12), 0.25],
  ["the same small count", dead(1), dead(1), 0.1],
  ["a range that holds the count", dead(12), dead(10, null), 0.1],
  ["a range that holds nearly all counts", dead(100), dead(2, null), 0],
  ["a toll that grew", dead(12), dead(20, null), -0.1],
  ["nothing to compare", dead(12), null, 0],
] as const)("%s", (_, a, b, expected) => expect(matchSizes(a, b, { ...apart, order: 1 })).toBeCloseTo(expected));

test("a toll that shrinks speaks louder against one act than one that grows", () => {
  expect(matchSizes(dead(20), dead(12), { ...apart, order: 1 })).toBe(-0.25);
  expect(matchSizes(dead(12), dead(20), { ...apart, order: -1 })).toBe(-0.25);
  expect(matchSizes(dead(20), dead(18), { ...apart, order: 1 })).toBe(-0.1);
});

test("counts far apart, and two counts of one text, are of two acts", () => {
  expect(matchSizes(dead(12), dead(40), apart)).toBeNull();
  expect(matchSizes(dead(12), dead(13), { ...apart, sameDocument: true })).toBeNull();
});
