import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseClass, PieceCutter } from "./pieces.ts";
import { buildWindows } from "./windows.ts";

const cutter = new PieceCutter(JSON.parse(readFileSync("models/tokenizer.json", "utf8")));
const golden: { word: string; pieces: number[]; case: number }[] = JSON.parse(
  readFileSync("test/golden/pieces.json", "utf8"),
);

describe("words are cut and classed as in training", () => {
  test.each(golden)("$word", ({ word, pieces, case: expected }) => {
    expect(cutter.cut(word)).toEqual(pieces);
    expect(caseClass(word)).toBe(expected);
  });
});

describe("windows", () => {
  const build = (lengths: readonly number[], windowPieces = 40, contextPieces = 10) => {
    const words = lengths.flatMap((n) => Array.from({ length: n }, () => "peace"));
    const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b, 0));
    const sentences = ends.map((end, i): [number, number] => [end - (lengths[i] ?? 0), end]);
    return { words, windows: buildWindows(words, sentences, { cutter, windowPieces, contextPieces }) };
  };

  test("a text that fits is one window without context", () => {
    const { windows } = build([5, 6, 7]);
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({ firstNew: 1, words: [-1, ...Array.from({ length: 18 }, (_, i) => i)] });
  });

  test("the next window opens with the sentences before it", () => {
    const { windows } = build([20, 8, 8, 20]);
    expect(windows.map((w) => [w.words[1], w.words[w.firstNew]])).toEqual([
      [0, 0],
      [28, 36],
    ]);
  });

  test("every word is new in exactly one window, whatever the sentences", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }), (lengths) => {
        const { words, windows } = build(lengths);
        const seen = windows.flatMap((w) => w.words.slice(w.firstNew));
        expect(seen).toEqual(words.map((_, i) => i));
        for (const w of windows) {
          expect(w.starts).toHaveLength(w.words.length);
          expect(w.cases).toHaveLength(w.pieces.length);
        }
      }),
    );
  });

  test("a sentence longer than the encoder is cut, never refused", () => {
    const { windows } = build([900], 256, 64);
    expect(windows[0]?.pieces.length).toBeLessThanOrEqual(512);
  });
});
