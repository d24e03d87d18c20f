import { expect, test } from "vitest";
import { findOverlaps, isNearCopy, wordsOf } from "./shingles.ts";

test.each([
  ["case and punctuation do not count", 'The "Port", he said.', ["the", "port", "he", "said"]],
  ["both shapes of an apostrophe are one", "Ghana’s Ghana's", ["ghana's", "ghana's"]],
  ["hyphens and numbers stay inside a word", "U.S.-led 4,000 3.5", ["u.s", "led", "4,000", "3.5"]],
  ["accents stay", "Nuñez", ["nuñez"]],
  ["no letters, no words", "– …", []],
])("words: %s", (_, text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["texts without a shingle in common", "a b c d e f", "a b c d x e f", null],
  ["texts of less than five words", "a b c d", "a b c d", null],
  ["one shingle", "a b c d e", "x a b c d e y", [5, 1, 1]],
  ["a run inside other words", "x1 a b c d e f g x2", "y1 y2 a b c d e f g y3", [7, 3, 0.6]],
  ["two runs: the longer one counts", "a b c d e x f g h i j k", "f g h i j k y a b c d e", [6, 3, 0.375]],
  ["a run broken in the other text only", "a b c d e f g h i j", "f g h i j a b c d e", [5, 2, 1 / 3]],
  ["words that stand twice are one shingle", "a b c d e x a b c d e", "a b c d e", [5, 1, 1]],
  ["one word over and over", "a a a a a a a", "a a a a a a", [6, 1, 1]],
  [
    "a run across sentences and other quotation marks",
    "One. “Two three,” four. Five",
    'one two "three" four five',
    [5, 1, 1],
  ],
])("overlap: %s", (_, first, second, expected) => {
  const found = findOverlaps([
    { id: "first", text: first },
    { id: "second", text: second },
  ]);
  expect(found.map(({ longestRun, sharedShingles, share }) => [longestRun, sharedShingles, share])).toEqual(
    expected ? [expected] : [],
  );
});

test("each pair is found once and the others are not compared among each other", () => {
  const same = (id: string) => ({ id, text: "a b c d e f" });
  const found = findOverlaps([same("one"), same("two")], [same("x"), same("y")]);
  expect(found.map(({ ids }) => ids.join())).toEqual(["one,x", "one,y", "two,x", "two,y", "two,one"]);
});

test("the shared stretches are words of the checked text", () => {
  const [overlap] = findOverlaps(
    [{ id: "one", text: "A b c d e f X g h i j k" }],
    [{ id: "x", text: "g h i j k; a b c d e f" }],
  );
  expect(overlap?.stretches).toEqual(["a b c d e f", "g h i j k"]);
});

test.each([
  ["at the limits", 12, 8, 0.15, false],
  ["a run over its limit", 13, 9, 0.01, true],
  ["a share over its limit", 7, 30, 0.16, true],
  ["a high share of too few shingles", 9, 5, 0.9, false],
])("near-copy: %s", (_, longestRun, sharedShingles, share, expected) => {
  const overlap = { ids: ["a", "b"], longestRun, sharedShingles, share, stretches: [] } as const;
  expect(isNearCopy(overlap, { longestRun: 12, share: 0.15, fewestShingles: 6 })).toBe(expected);
});
