import fc from "fast-check";
import { expect, test } from "vitest";
import { type Mark, splitSpans } from "./split-spans.ts";

const TEXT = "Harbour workers met the mayor.";
const mark = (start: number, end: number, value: string): Mark<string> => ({ start, end, value });
const shown = (marks: readonly Mark<string>[]) =>
  splitSpans(TEXT, marks).map(({ text, marks: here, opens }) => [text, here.join(""), opens.join("")]);

test.each([
  ["no marks", [], [[TEXT, "", ""]]],
  [
    "one mark",
    [mark(0, 7, "a")],
    [
      ["Harbour", "a", "a"],
      [" workers met the mayor.", "", ""],
    ],
  ],
  [
    "nested marks",
    [mark(0, 15, "a"), mark(8, 15, "b")],
    [
      ["Harbour ", "a", "a"],
      ["workers", "ab", "b"],
      [" met the mayor.", "", ""],
    ],
  ],
  [
    "crossing marks",
    [mark(0, 15, "a"), mark(8, 19, "b")],
    [
      ["Harbour ", "a", "a"],
      ["workers", "ab", "b"],
      [" met", "b", ""],
      [" the mayor.", "", ""],
    ],
  ],
  [
    "the same range twice",
    [mark(16, 19, "b"), mark(16, 19, "a")],
    [
      ["Harbour workers ", "", ""],
      ["met", "ba", "ba"],
      [" the mayor.", "", ""],
    ],
  ],
  ["an empty mark and one outside", [mark(3, 3, "a"), mark(5, 900, "b"), mark(-1, 4, "c")], [[TEXT, "", ""]]],
])("%s", (_name, marks, expected) => {
  expect(shown(marks)).toEqual(expected);
});

test("an empty text has no segments", () => {
  expect(splitSpans("", [mark(0, 0, "a")])).toEqual([]);
});

test("segments put together are the text, and each has exactly the marks that cover it", () => {
  const range = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([start, length]) => mark(start, start + length, `${start}+${length}`));
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(range, { maxLength: 12 }), (text, marks) => {
      const segments = splitSpans(text, marks);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      for (const { start, end, marks: here } of segments)
        expect(here).toEqual(
          marks
            .filter((m) => m.start <= start && end <= m.end && m.start < m.end && m.end <= text.length)
            .map((m) => m.value),
        );
    }),
  );
});
