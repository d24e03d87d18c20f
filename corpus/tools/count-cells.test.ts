import { expect, test } from "vitest";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { countCells, thinCells } from "./count-cells.ts";
import { loadVocabulary } from "./load-corpus.ts";
import { markDocument } from "./read-corpus.ts";

const document = markDocument(
  {
    id: "test-01",
    title: "Ministers meet",
    date: "2015-05-05",
    register: "agency flash",
    paragraphs: [["The Chadian minister will fly to Niger.", "He called Niger's envoy."]],
    entities: [
      {
        id: "minister",
        kind: "person",
        c: "TCD",
        sec: "GOV",
        mentions: [
          [0, "Chadian minister"],
          [1, "He"],
        ],
      },
      {
        id: "niger",
        kind: "country",
        c: "NER",
        mentions: [
          [0, "Niger"],
          [1, "Niger"],
        ],
      },
      { id: "envoy", kind: "person", c: "NER", sec: "GOV", mentions: [[1, "Niger's envoy"]] },
    ],
    events: [
      {
        s: 0,
        type: "AGREE",
        trigger: "fly",
        actor: ["Chadian minister"],
        recipient: ["Niger"],
        aux: ["future"],
        cues: { future: "will" },
      },
      {
        s: 1,
        type: "CONSULT",
        mode: ["phone"],
        trigger: "called",
        actor: ["He"],
        recipient: ["Niger's envoy"],
        ctx: ["diplomatic"],
      },
    ],
    relations: [{ s: 1, subject: "Niger's envoy", relation: "ambassador_of", object: "Niger" }],
  },
  await loadVocabulary(),
);
const codebook = loadCodebook();
const cells = new Map(countCells([document], codebook).map((each) => [each.field, each]));

test("the document of this test is sound", () => {
  expect(document.problems).toEqual([]);
});

test.each([
  ["type", 16, { AGREE: 1, CONSULT: 1, ASSAULT: 0 }],
  ["mode", 67, { "CONSULT.phone": 1, "CONSULT.visit": 0 }],
  ["flag", 4, { future: 1, negated: 0 }],
  ["context", 37, { diplomatic: 1, cbrn: 0 }],
  ["form", 3, { direct: 0 }],
  ["relation", 17, { ambassador_of: 1, leader_of: 0 }],
  ["register", 1, { "agency flash": 1 }],
  ["country", 2, { NER: 1, TCD: 1 }],
])("%s has %i values", (field, size, some) => {
  const { counts } = cells.get(field) ?? { counts: new Map() };
  expect(counts.size).toBe(size);
  expect(Object.fromEntries(counts)).toMatchObject(some);
});

test("thin cells are those under the minimum, the empty ones first", () => {
  const flags = cells.get("flag");
  expect(flags && thinCells(flags, 2).map(([value]) => value)).toEqual([
    "hypothetical",
    "negated",
    "historical",
    "future",
  ]);
  expect(flags && thinCells(flags, 1)).toHaveLength(3);
});
