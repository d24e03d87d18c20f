import { expect, test } from "vitest";
import { markDocument, type RawDocument } from "./read-corpus.ts";
import { fromStandoff, toStandoff } from "./standoff.ts";

const vocabulary = {
  modes: new Map([["ACCUSE", new Set(["disapprove"])]]),
  contexts: new Set(["human-rights"]),
  sectors: new Set(["GOV"]),
  codes: new Set(["NOR"]),
};

/** An astral character before the marks, words that stand twice, a statement over two sentences. */
const text = '\u{1F30D} Oslo said Oslo had condemned the ban. "It is wrong.\n\n"It must go," it said.\n';
const raw: RawDocument = {
  id: "d1",
  title: "",
  date: "2020-01-02",
  register: "report",
  paragraphs: [["\u{1F30D} Oslo said Oslo had condemned the ban.", '"It is wrong.'], ['"It must go," it said.']],
  entities: [
    {
      id: "e0",
      kind: "country",
      c: "NOR",
      mentions: [
        [0, "Oslo"],
        [0, "Oslo#2"],
        [2, "it"],
      ],
    },
  ],
  events: [
    {
      s: 0,
      type: "ACCUSE",
      mode: ["disapprove"],
      trigger: "condemned",
      actor: ["Oslo#2"],
      aux: ["historical"],
      cues: { historical: "had" },
      ctx: ["human-rights"],
      said_by: "Oslo",
    },
  ],
  statements: [{ s: 1, speaker: null, cue: null, form: "direct", from: "It is wrong.", to: "It must go" }],
  relations: [],
};

test("words taken out and put back give the same spans", () => {
  const marked = markDocument(raw, vocabulary);
  expect(marked.problems).toEqual([]);
  const standoff = toStandoff(marked, text, "news/x.jsonl");
  expect(JSON.stringify(standoff)).not.toMatch(/Oslo|condemned|wrong/);
  const again = markDocument(fromStandoff(standoff, text), vocabulary);
  expect(again.problems).toEqual([]);
  for (const key of ["text", "sentences", "mentions", "events", "statements", "relations"] as const)
    expect(again[key]).toEqual(marked[key]);
});

test("another text under the same name is refused", () => {
  const standoff = toStandoff(markDocument(raw, vocabulary), text, "news/x.jsonl");
  expect(() => fromStandoff(standoff, `${text} `)).toThrow(/another text/);
});
