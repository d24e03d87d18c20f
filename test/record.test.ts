import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCodebook } from "../src/codebook/load-codebook.ts";
import { codeDocument } from "../src/coder/code-document.ts";
import { loadKnowledgeBase } from "../src/entities/knowledge-base.ts";
import { DragomanError } from "../src/errors.ts";
import { buildReading, failedReading } from "../src/record/build-reading.ts";
import { type Reading, readingSchema } from "../src/record/reading.ts";
import { readDocument } from "../src/text/news-document.ts";
import { type FakeMarks, fakeEncoder } from "./fake-encoder.ts";

const codebook = loadCodebook();
const knowledge = loadKnowledgeBase();
const valid = new Ajv2020({ strict: false }).compile(readingSchema());

async function read(text: string, marks: FakeMarks, withText = false): Promise<Reading> {
  const coded = await codeDocument(readDocument(text), { encoder: fakeEncoder(marks), codebook, knowledge });
  return buildReading(coded, { codebook, knowledge, coder: "dragoman test", modelHash: "0".repeat(16), withText });
}

const MARKS: FakeMarks = {
  triggers: [{ word: "arrested", type: "COERCE", modes: ["arrest"], flags: ["negated"] }],
  mentions: [
    { head: "police", kind: "group", from: "Peruvian" },
    { head: "miners", kind: "group", from: "two" },
  ],
  arcs: [
    ["arrested", "actor", "police"],
    ["arrested", "recipient", "miners"],
    ["arrested", "cue", "not"],
  ],
};
const TEXT = "Peruvian police have not arrested two miners.";

/** Every span of a reading that stands beside the words that it shows. */
function quoted(value: unknown): { words: string; start: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(quoted);
  if (typeof value !== "object" || value === null) return [];
  const o: Readonly<Record<string, unknown>> = { ...value };
  const words = o.extracted_place ?? o.entity_text ?? o.text;
  const own =
    typeof words === "string" && typeof o.start === "number" && typeof o.end === "number"
      ? [{ words, start: o.start, end: o.end }]
      : [];
  return [...own, ...Object.values(o).flatMap(quoted)];
}

describe("a reading", () => {
  test("is valid by its schema", async () => {
    expect(valid(await read(TEXT, MARKS)), JSON.stringify(valid.errors)).toBe(true);
    expect(valid(failedReading("a", new DragomanError("text/empty", { what: "w", where: "x", fix: "f" })))).toBe(true);
  });

  test("carries PLOVER's scores, the nearest CAMEO code and the flags with their cues", async () => {
    const [event] = (await read(TEXT, MARKS)).events;
    expect(event).toMatchObject({
      event: "COERCE",
      mode: ["arrest"],
      quad_code: 4,
      event_scale: -7,
      auxiliary: ["negated"],
      auxiliary_cues: { negated: { text: "not", start: 21, end: 24 } },
    });
    expect(event?.cameo).toMatch(/^17/);
  });

  test("counts in code points whatever stands before", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("👩‍👧", "é", "e\u0301", "ش", "\r\n", "a", "中 "), { maxLength: 12 }),
        async (noise) => {
          const text = `Note ${noise.join("")}.\n\n${TEXT}`;
          const reading = await read(text, MARKS, true);
          const points = [...text];
          const spans = quoted({ events: reading.events, statements: reading.statements });
          expect(spans.length).toBeGreaterThan(3);
          for (const { words, start, end } of spans) expect(points.slice(start, end).join("")).toBe(words);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("shows the text only where its licence allows, or when asked", async () => {
    const free = `${TEXT} All content by X News is licensed under a Creative Commons Attribution 4.0 International License.`;
    const shown = async (text: string, withText = false) => {
      const reading = await read(text, MARKS, withText);
      return [reading.document.text !== null, reading.events[0]?.text !== null];
    };
    expect(await shown(TEXT)).toEqual([false, false]);
    expect(await shown(TEXT, true)).toEqual([true, true]);
    expect(await shown(free)).toEqual([true, true]);
    expect((await read(free, MARKS)).events[0]?.cite_info.license).toBe("CC-BY-4.0");
  });

  test("a licence that forbids changes or trade gives no text out", async () => {
    const text = `${TEXT} This text is available under CC BY-NC-ND 4.0.`;
    expect((await read(text, MARKS)).document.text).toBeNull();
  });

  test("is the same bytes each time, and its ids follow the content", async () => {
    const [a, b, c] = [await read(TEXT, MARKS), await read(TEXT, MARKS), await read(`${TEXT} More.`, MARKS)];
    expect(JSON.stringify(a)).toBe(JSON.stringify(b));
    expect(a.events[0]?.id).not.toBe(c.events[0]?.id);
  });

  test("an actor whom nobody names is UNK and has no span", async () => {
    const reading = await read("Two miners were arrested.", {
      triggers: [{ word: "arrested", type: "COERCE" }],
      mentions: [{ head: "miners", kind: "group", from: "Two" }],
      arcs: [["arrested", "recipient", "miners"]],
    });
    expect(reading.events[0]?.actor).toMatchObject([{ sector: "UNK", code: null, start: null }]);
  });
});
