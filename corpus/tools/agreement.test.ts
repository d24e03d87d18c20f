import { expect, test } from "vitest";
import { compareMarks, f1 } from "./agreement.ts";
import { markDocument, type RawDocument } from "./read-corpus.ts";

const vocabulary = {
  modes: new Map([
    ["ACCUSE", new Set(["disapprove"])],
    ["ASSAULT", new Set(["beat"])],
  ]),
  contexts: new Set<string>(),
  sectors: new Set<string>(),
  codes: new Set(["NOR"]),
};

function marked(events: RawDocument["events"]) {
  return markDocument(
    {
      id: "d",
      title: "",
      date: "2020-01-02",
      register: "report",
      paragraphs: [["Oslo condemned Lima, whose police beat two students."]],
      entities: ["Oslo", "Lima", "police", "two students"].map((words) => ({
        id: words,
        kind: "group",
        mentions: [[0, words]],
      })),
      events,
    },
    vocabulary,
  );
}

test("events pair by their trigger, participants by their words, in pairs of one type", () => {
  const first = marked([
    { s: 0, type: "ACCUSE", mode: ["disapprove"], trigger: "condemned", actor: ["Oslo"], recipient: ["Lima"] },
    { s: 0, type: "ASSAULT", trigger: "beat", actor: ["police"], recipient: ["two students"] },
  ]);
  const second = marked([
    { s: 0, type: "ACCUSE", trigger: "condemned", actor: ["Oslo"] },
    { s: 0, type: "ACCUSE", trigger: "beat", actor: ["police"], recipient: ["two students"] },
  ]);
  const agreement = compareMarks(first, second);
  expect(agreement.trigger).toEqual({ both: 2, first: 2, second: 2 });
  expect(agreement["trigger+type"]).toEqual({ both: 1, first: 2, second: 2 });
  expect(agreement.actor).toEqual({ both: 1, first: 1, second: 1 });
  expect(agreement.recipient).toEqual({ both: 0, first: 1, second: 0 });
  expect(agreement.modes).toEqual({ both: 0, first: 1, second: 0 });
  expect(f1(agreement["trigger+type"])).toBe(0.5);
});
