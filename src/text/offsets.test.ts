import fc from "fast-check";
import { expect, test } from "vitest";
import { codePointIndex } from "./offsets.ts";

test.each([
  ["plain text counts alike", "abc", 2, 2],
  ["an emoji is one code point", "a👍b", 3, 2],
  ["combining marks are code points of their own", "e\u0301x", 2, 2],
  ["right-to-left text counts in logical order", "سلام", 4, 4],
  ["a lone surrogate is one code point", "\ud800a", 1, 1],
])("%s", (_, text, utf16, codePoints) => {
  expect(codePointIndex(text).toCodePoints(utf16)).toBe(codePoints);
  expect(codePointIndex(text).toUtf16(codePoints)).toBe(utf16);
});

test("agrees with counting by hand at every code point of every text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("", "👩‍👧", "\ud83d", "\udc00\ud800"),
      (a, b) => {
        const text = a + b + a;
        const index = codePointIndex(text);
        let utf16 = 0;
        [...text].forEach((character, i) => {
          expect(index.toCodePoints(utf16)).toBe(i);
          expect(index.toUtf16(i)).toBe(utf16);
          utf16 += character.length;
        });
        expect(index.toUtf16([...text].length)).toBe(text.length);
      },
    ),
    { numRuns: 500 },
  );
});
