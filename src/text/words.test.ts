import fc from "fast-check";
import { expect, test } from "vitest";
import { splitWords } from "./words.ts";

const words = (text: string) =>
  splitWords(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

test.each([
  [
    "contractions and possessives are two words",
    "They don't fear Iran's army",
    ["They", "do", "n't", "fear", "Iran", "'s", "army"],
  ],
  ["curly apostrophes count like straight ones", "It isn’t Kenya’s", ["It", "is", "n’t", "Kenya", "’s"]],
  ["a plural possessive leaves its mark alone", "the soldiers' camp", ["the", "soldiers", "'", "camp"]],
  [
    "hyphens, inner apostrophes and ampersands hold",
    "al-Assad met O'Brien of AT&T",
    ["al-Assad", "met", "O'Brien", "of", "AT&T"],
  ],
  [
    "abbreviations and initials keep their stop",
    "Gen. J. F. Omar of the U.S. in Jan. 2014",
    ["Gen.", "J.", "F.", "Omar", "of", "the", "U.S.", "in", "Jan.", "2014"],
  ],
  [
    "numbers keep their separators, signs stand alone",
    "4,000 men, 3.5% and $40",
    ["4,000", "men", ",", "3.5", "%", "and", "$", "40"],
  ],
  ["a stop before a capital ends the word", "the report.Police said", ["the", "report", ".", "Police", "said"]],
  [
    "web and mail addresses hold",
    "see https://a.example/b?c=1 or x.y@z.example.",
    ["see", "https://a.example/b?c=1", "or", "x.y@z.example", "."],
  ],
  ["emoji sequences and combining marks hold", "👩‍👩‍👧 e\u0301t\u0301", ["👩‍👩‍👧", "e\u0301t\u0301"]],
  ["capitals are cut alike", "ISN'T IRAN'S, THEY'RE", ["IS", "N'T", "IRAN", "'S", ",", "THEY", "'RE"]],
  ["“no.” is an abbreviation only before a number", "No. 5 said no.", ["No.", "5", "said", "no", "."]],
  ["a date without a space", "on Jan.19", ["on", "Jan.", "19"]],
  [
    "words that only look like abbreviations",
    "Fred. sat. fun. sun.",
    ["Fred", ".", "sat", ".", "fun", ".", "sun", "."],
  ],
  [
    "compounds of abbreviations and numbers hold",
    "the U.S.-led, 20,000-strong force, F-16s, 3rd",
    ["the", "U.S.-led", ",", "20,000-strong", "force", ",", "F-16s", ",", "3rd"],
  ],
  ["web addresses without a scheme hold", "(see www.a.example/b)", ["(", "see", "www.a.example/b", ")"]],
  ["flags and keycaps hold", "🇰🇪🇺🇬 1️⃣", ["🇰🇪", "🇺🇬", "1️⃣"]],
  ["other scripts and figures hold", "حکومت، ٣٫٥ हिन्दी", ["حکومت", "،", "٣٫٥", "हिन्दी"]],
  ["dashes and ellipses are words", "he -- well… went...", ["he", "--", "well", "…", "went", "..."]],
])("%s", (_, text, expected) => expect(words(text)).toEqual(expected));

/** News-like noise: letters of several scripts, marks, emoji, controls, lone surrogates. */
const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "a",
        "Ü",
        "é",
        "e\u0301",
        "ش",
        "中",
        "👍🏽",
        "👩‍👧",
        "\u200d",
        "\ud83d",
        "\udc00",
        "\0",
        "\r\n",
        "\n",
        " ",
        "\t",
        "'",
        "’s",
        "n't",
        ".",
        ",",
        "-",
        "–",
        "“",
        "3",
        "U.S.",
        "\u00a0",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

test("every code unit that is no white space lies in exactly one word, in order", () => {
  fc.assert(
    fc.property(noise, (text) => {
      const spans = splitWords(text, { start: 0, end: text.length });
      let at = 0;
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(text.slice(at, start)).toMatch(/^\s*$/);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^\s*$/);
    }),
    { numRuns: 500 },
  );
});

test("no word begins or ends inside a surrogate pair", () => {
  const inside = (text: string, at: number) =>
    /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");
  fc.assert(
    fc.property(noise, (text) => {
      for (const { start, end } of splitWords(text, { start: 0, end: text.length }))
        expect(inside(text, start) || inside(text, end)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("no word boundary falls inside what a reader sees as one character", () => {
  const shown = fc.constantFrom(
    "a",
    "é",
    "e\u0301",
    "ش",
    "中",
    "👍🏽",
    "👩‍👩‍👧",
    "🇰🇪",
    "1️⃣",
    "❤️",
    "क्षि",
    ".",
    ",",
    "’",
    "-",
    " ",
    "3",
    "U.S.",
  );
  fc.assert(
    fc.property(fc.array(shown, { maxLength: 30 }), (list) => {
      const text = list.join("");
      const edges = new Set([...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length));
      for (const { start, end } of splitWords(text, { start: 0, end: text.length }))
        expect(edges.has(start) && edges.has(end)).toBe(true);
    }),
    { numRuns: 500, examples: [[["3", ".", "3", "क्षि"]]] },
  );
});

test("a stretch inside a text gives offsets of the whole text", () =>
  expect(splitWords("So they met. Then", { start: 3, end: 12 })).toEqual([
    { start: 3, end: 7 },
    { start: 8, end: 11 },
    { start: 11, end: 12 },
  ]));
