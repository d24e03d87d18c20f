import fc from "fast-check";
import { expect, test } from "vitest";
import { codePoints } from "./code-points.ts";

test.each([
  ["plain words", "Mayor met crowd", 6, 9, "met"],
  ["a flag before", "🇰🇪 Mayor met crowd", 9, 12, "met"],
  ["an emoji inside", "Mayor 😀met crowd", 6, 10, "😀met"],
  ["accents and dashes", "Señor – met crowd", 8, 11, "met"],
  ["letters beyond U+FFFF", "𐍈𐍈𐍈 met", 4, 7, "met"],
])("code points find the words in %s", (_name, text, start, end, words) => {
  const { toUnits } = codePoints(text);
  expect(text.slice(toUnits(start), toUnits(end))).toBe(words);
});

test("offsets outside the text are moved to its ends", () => {
  const { toUnits, toCodePoints } = codePoints("a😀b");
  expect([toUnits(-5), toUnits(99), toCodePoints(-5), toCodePoints(99)]).toEqual([0, 4, 0, 3]);
});

test("the way there and back again ends where it began, and agrees with Array.from", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { toUnits, toCodePoints } = codePoints(text);
      const points = Array.from(text);
      for (let at = 0; at <= points.length; at++) {
        expect(toUnits(at)).toBe(points.slice(0, at).join("").length);
        expect(toCodePoints(toUnits(at))).toBe(at);
      }
    }),
  );
});
