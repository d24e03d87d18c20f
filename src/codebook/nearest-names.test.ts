import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearestNames } from "./nearest-names.ts";

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "abc", 0],
  ["kitten", "sitting", 3],
  ["protets", "protest", 1],
  ["abcd", "bacd", 1],
])("%j and %j are %i apart", (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});

test("the distance is the same both ways", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8 }),
      fc.string({ maxLength: 8 }),
      (a, b) => editDistance(a, b) === editDistance(b, a),
    ),
  );
});

test.each([
  ["visti", ["visit", "phone"], ["visit"]],
  ["THREAT", ["RETREAT", "THREATEN"], ["THREATEN"]],
  ["zzzzzz", ["visit", "phone"], []],
  ["coer", ["COERCE", "COOPERATE"], ["COERCE"]],
])("%s among %j may mean %j", (typed, names, near) => {
  expect(nearestNames(typed, names)).toEqual(near);
});
