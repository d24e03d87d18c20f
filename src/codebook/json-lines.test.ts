import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonLines } from "./json-lines.ts";

const TEXT = `{
  "a": [1, {"b": "x}\\"y"},
    2],
  "c": {
    "d": null
  }
}`;

test.each([
  [[], 1],
  [["a"], 2],
  [["a", 1, "b"], 2],
  [["a", 2], 3],
  [["c", "d"], 5],
  [["c", "nothing"], 4],
  [["z"], 1],
])("the value at %j stands on line %i", (path, line) => {
  expect(readJsonLines(TEXT).lineOf(path)).toBe(line);
  expect(readJsonLines(TEXT).broken).toBeNull();
});

test.each([
  ['{"a": 1\n"b": 2}', 2],
  ["[1,\n2,\n]", 3],
  ['{"a": 1,\n b: 2}', 2],
  ["[1]\n\n]", 3],
  ['[\n"open\n]', 2],
  ["[1,\n2", 2],
  ["", 1],
  ["{\n'a': 1}", 2],
])("%j breaks on line %i", (text, line) => {
  expect(readJsonLines(text).broken).toBe(line);
});

test("sound JSON is never called broken", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1), (json, indent) => {
      expect(readJsonLines(JSON.stringify(JSON.parse(json), null, indent)).broken).toBeNull();
    }),
  );
});
