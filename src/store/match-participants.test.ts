import { expect, test } from "vitest";
import type { Participant } from "../record/reading.ts";
import { matchParticipants, NAMED } from "./match-participants.ts";

/** "words|code|sector|identifier|entity". */
function who(packed: string): Participant {
  const [words, code, sector, identifier, entity] = packed.split("|").map((cell) => (cell === "" ? null : cell));
  return {
    entity_text: words ?? null,
    start: 0,
    end: 1,
    code: code ?? null,
    sector: sector ?? null,
    other_sectors: [],
    identifier_id: null,
    identifier_text: identifier ?? null,
    office: null,
    reason: "test",
    candidates: [],
    via: [],
    entity: entity ?? null,
  };
}

const match = (a: readonly string[], b: readonly string[]) => matchParticipants(a.map(who), b.map(who));

test.each([
  ["one person by identifier", ["the premier|NOR|GOV|Ana Roe"], ["Ana Roe|NOR|GOV|Ana Roe"], NAMED],
  ["one person by name", ["journalist Ana Roe|NOR|JRN"], ["Roe|NOR|JRN", "Ana Roe|NOR|JRN"], NAMED],
  ["one person whose country only one text gives", ["Ana Roe||"], ["Ana Roe|NOR|CVL"], NAMED],
  ["one state", ["Norway|NOR||Norway"], ["Oslo|NOR||Norway"], 1],
  ["one group of one text", ["protesters|NOR|CVL||e1"], ["they|NOR|CVL||e1"], 1],
  ["one sector", ["police|NOR|COP"], ["officers|NOR|COP"], 0.8],
  ["a state and its minister", ["Norway|NOR||Norway"], ["foreign minister|NOR|GOV|Ana Roe"], 0.6],
  ["a state and its government", ["Norway|NOR||Norway"], ["Oslo|NOR|GOV|Government of Norway"], 0.9],
  ["a government and its minister", ["Oslo|NOR|GOV|Government of Norway"], ["Ana Roe|NOR|GOV|Ana Roe"], 0.8],
  ["police and soldiers of one state", ["police|NOR|COP"], ["soldiers|NOR|MIL"], 0.4],
  ["an unknown one", ["someone||UNK"], ["police|NOR|COP"], 0],
  ["nobody", [], ["police|NOR|COP"], 0],
] as const)("%s", (_, a, b, expected) => {
  expect(match(a, b)).toBeCloseTo(expected);
  expect(match(b, a)).toBeCloseTo(expected);
});

test.each([
  ["two countries", ["Norway|NOR||Norway"], ["Sweden|SWE||Sweden"]],
  ["two ministers", ["Ana Roe|NOR|GOV|Ana Roe"], ["Jon Doe|NOR|GOV|Jon Doe"]],
  ["two people without identifiers", ["Ana Roe|NOR|JRN"], ["Jon Doe|NOR|JRN"]],
  ["two names in one text", ["Roe|NOR|||e1"], ["Doe|NOR|||e2"]],
  ["a person and a group in one text", ["Ana Roe|NOR|||e1"], ["protesters|NOR|CVL||e2"]],
  ["rebels and police", ["rebels|NOR|REB"], ["police|NOR|COP"]],
  [
    "pairs that share one member",
    ["Norway|NOR||Norway", "Sweden|SWE||Sweden"],
    ["Norway|NOR||Norway", "Denmark|DNK||Denmark"],
  ],
] as const)("never the same: %s", (_, a, b) => {
  expect(match(a, b)).toBeNull();
  expect(match(b, a)).toBeNull();
});

test("a list that names one more may be the fuller one", () =>
  expect(match(["Norway|NOR||Norway"], ["Norway|NOR||Norway", "Sweden|SWE||Sweden"])).toBe(1));

test("ministries have no personal names", () =>
  expect(match(["Norwegian Foreign Ministry|NOR|GOV"], ["Kingdom of Norway|NOR|GOV"])).toBe(0.8));
