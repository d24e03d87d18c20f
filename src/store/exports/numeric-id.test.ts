import { expect, test } from "vitest";
import { numericId } from "./numeric-id.ts";

test("numbers made from ids are whole, the same each time, and tell parts apart", () => {
  expect(numericId("a", 1)).toBe(numericId("a", 1));
  expect(numericId("a", 1)).not.toBe(numericId("a1"));
  for (let i = 0; i < 1000; i += 1) expect(Number.isSafeInteger(numericId("event", i))).toBe(true);
});
