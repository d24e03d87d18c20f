import { expect, test } from "vitest";
import { plainParagraphs } from "./plain-paragraphs.ts";

test.each([
  ["one blank line between blocks", ["One.", "Two."], "One.\n\nTwo."],
  ["a block with blank lines is several paragraphs", ["One.\n \n\n\nTwo."], "One.\n\nTwo."],
  ["a break inside a paragraph stays", ["One\r\ntwo\rthree"], "One\ntwo\nthree"],
  ["spaces of all widths become one", ["a\u00a0 \t\u2009b"], "a b"],
  ["lines are trimmed", ["  a  \n   b "], "a\nb"],
  ["soft hyphens and zero-width spaces go", ["min\u00adis\u200bter\ufeff"], "minister"],
  ["marks of direction go", ["\u202bسلام\u202c\u200f"], "سلام"],
  ["a Persian joiner stays", ["می\u200cخواهم"], "می\u200cخواهم"],
  ["a joiner between Latin letters goes", ["min\u200cister"], "minister"],
  ["controls go", ["a\u0000b\u0007"], "ab"],
  ["empty blocks leave nothing", ["", " \n ", "\u200b", "One."], "One."],
])("%s", (_, blocks, expected) => expect(plainParagraphs(blocks)).toBe(expected));

test("the text of paragraphs is not changed a second time", () => {
  const text = plainParagraphs([" One.\n\n\n two \u00a0\nthree", "Four\u00ad."]);
  expect(plainParagraphs([text])).toBe(text);
});
