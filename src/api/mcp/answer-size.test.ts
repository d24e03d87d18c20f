import { expect, test } from "vitest";
import { fitting } from "./answer-size.ts";

test.each([
  [["aaa", "bbb"], 10, ["aaa", "bbb"]],
  [["aaa", "bbb", "ccc"], 11, ["aaa", "bbb"]],
  [["a".repeat(100), "bbb"], 10, ["a".repeat(100)]],
  [[], 10, []],
])("of %o what fits into %i characters of JSON is %o: one at least", (items, size, kept) => {
  expect(fitting(items, size)).toEqual(kept);
});
