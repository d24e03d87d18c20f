import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";
import { safeWords } from "./safe-words.ts";
import { tsvLine } from "./tsv-line.ts";

const words = fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 8 });

test("whatever stands in a cell, a line of a TSV stays one line of as many cells", () => {
  fc.assert(
    fc.property(words, (cells) => {
      const line = tsvLine(cells);
      expect(line.endsWith("\n")).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(/[\n\r\v\f\u0000\u0085\u2028\u2029]/);
      expect(line.split("\t")).toHaveLength(cells.length);
    }),
  );
});

test("whatever stands in a cell, a CSV reader gets it back", () => {
  fc.assert(
    fc.property(words, (cells) => {
      // A line that is empty altogether is no record to the reader.
      expect(parse(csvLine(["x", ...cells]))).toEqual([["x", ...cells]]);
    }),
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30", "'+49 30"],
  ["-Zand", "'-Zand"],
  ["@home", "'@home"],
  ["\t=1", "'\t=1"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["a=1", "a=1"],
  ["", ""],
  [null, null],
])("%j is written as %j", (given, written) => {
  expect(safeWords(given)).toBe(written);
});
