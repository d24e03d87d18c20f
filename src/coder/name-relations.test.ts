import { expect, test } from "vitest";
import { NOBODY } from "../entities/resolution.ts";
import { type CodedRelation, withoutRepeats } from "./name-relations.ts";

const side = (head: number, entity: number | null, identifierText: string | null = null): CodedRelation["subject"] => ({
  mention: { head, first: head, end: head + 1, span: { start: head, end: head + 1 }, kind: "person", score: 1 },
  entity,
  resolution: { ...NOBODY, identifierText },
  via: [],
});
const relation = (subject: CodedRelation["subject"], object: CodedRelation["object"]): CodedRelation => ({
  relation: "leader_of",
  subject,
  object,
  span: { start: 0, end: 9 },
  objectIs: null,
  date: null,
  score: 1,
});

test.each([
  ["the same two under other words", relation(side(1, 0), side(2, 1)), relation(side(5, 0), side(6, 1)), 1],
  [
    "the same words, resolved another way",
    relation(side(1, 0), side(2, 1)),
    relation(side(1, 0), side(2, 1, "Peru")),
    1,
  ],
  ["others", relation(side(1, 0), side(2, 1)), relation(side(1, 0), side(3, 2)), 2],
  ["one with itself", relation(side(1, 0), side(2, 0)), relation(side(1, 0), side(3, 2)), 1],
])("%s", (_, one, other, expected) => {
  expect(withoutRepeats([one, other])).toHaveLength(expected);
});
