import { expect, test } from "vitest";
import { counted } from "./counted.ts";

test.each([
  [0, "0 events"],
  [1, "1 event"],
  [2, "2 events"],
])("%i", (count, words) => expect(counted(count, "event")).toBe(words));

test("a plural of its own", () =>
  expect([1, 2].map((n) => counted(n, "copy", "copies"))).toEqual(["1 copy", "2 copies"]));
