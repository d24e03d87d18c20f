import { expect, test } from "vitest";
import type { Participant } from "../record/reading.ts";
import { STORY_SCORE, scoreStoryPair } from "./score-story-pair.ts";
import type { StoryEvent } from "./story-event.ts";

/** "code|sector|identifier". */
function who(packed: string): Participant {
  const [code = null, sector = null, identifier = null] = packed.split("|").map((cell) => (cell === "" ? null : cell));
  return {
    entity_text: null,
    start: 0,
    end: 1,
    code,
    sector,
    other_sectors: [],
    identifier_id: null,
    identifier_text: identifier,
    office: null,
    reason: "test",
    candidates: [],
    via: [],
    entity: null,
  };
}

type Given = Partial<Omit<StoryEvent, "actor" | "recipient">> & { actor?: string[]; recipient?: string[] };

let documents = 0;
/** Norway's premier does something to Swedish police on day 10, told by a document of its own. */
function event({ actor = ["NOR|GOV|Ana Roe"], recipient = ["SWE|COP|"], ...own }: Given = {}): StoryEvent {
  documents += 1;
  return {
    id: `e${documents}`,
    documentId: `d${documents}`,
    type: "COERCE",
    modes: ["arrest"],
    standing: "",
    days: { from: 10, to: 10, stated: true },
    published: 10,
    place: null,
    size: null,
    trigger: "arrested",
    sequence: 0,
    ...own,
    actor: actor.map(who),
    recipient: recipient.map(who),
  };
}

const day = (from: number, to = from) => ({ from, to, stated: true });
const open = (published: number) => ({ days: { from: published - 2, to: published + 1, stated: false }, published });
const dead = (least: number) => ({
  dead: { text: "", start: 0, end: 1, least, most: least },
  injured: null,
  arrested: null,
  crowd: null,
});
const isOne = (a: Given, b: Given) => (scoreStoryPair(event(a), event(b)) ?? 0) >= STORY_SCORE;

test.each([
  ["told alike", {}, {}],
  ["other words", {}, { trigger: "detained" }],
  ["no word of who did it", { recipient: ["SWE|JRN|Jon Doe"] }, { actor: [], recipient: ["SWE|JRN|Jon Doe"] }],
  ["no date in the report of that day", {}, open(10)],
  ["no date in the report of the next day", {}, open(11)],
  ["no date in either", open(10), open(11)],
  ["a week that holds the day", {}, { days: day(7, 13) }],
  ["a day off with one telling count", { size: dead(14) }, { size: dead(14), days: day(11) }],
] as const)("one act: %s", (_, a, b) => expect(isOne(a as Given, b as Given)).toBe(true));

test.each([
  ["another type", {}, { type: "ASSAULT" }],
  ["another mode of coercion", {}, { modes: ["deport"] }],
  ["not yet done", {}, { standing: "future" }],
  ["the next day", {}, { days: day(11) }],
  ["the next day with a count that many acts have", { size: dead(1) }, { size: dead(1), days: day(11) }],
  ["a month that holds the day", {}, { days: day(1, 30) }],
  ["a report four days later without a date", {}, open(14)],
  ["another actor", {}, { actor: ["NOR|GOV|Kim Poe"] }],
  [
    "nothing but country and day",
    { recipient: [], modes: [] },
    { actor: ["NOR||Norway"], recipient: [], trigger: "held" },
  ],
  ["nobody known", { actor: [], recipient: [] }, { actor: [], recipient: [] }],
] as const)("two acts: %s", (_, a, b) => expect(isOne(a as Given, b as Given)).toBe(false));

const talks = { type: "CONSULT", modes: [], trigger: "met" };

test.each([
  [
    "from both sides",
    { actor: ["NOR|GOV|Ana Roe"], recipient: ["SWE|GOV|Jon Doe"] },
    { actor: ["SWE|GOV|Jon Doe"], recipient: ["NOR|GOV|Ana Roe"] },
    true,
  ],
  [
    "as a list",
    { actor: ["NOR|GOV|Ana Roe", "SWE|GOV|Jon Doe"], recipient: [] },
    { actor: ["SWE|GOV|Jon Doe"], recipient: ["NOR|GOV|Ana Roe"] },
    true,
  ],
  [
    "with somebody else",
    { actor: ["NOR|GOV|Ana Roe"], recipient: ["SWE|GOV|Jon Doe"] },
    { actor: ["DNK|GOV|Kim Poe"], recipient: ["NOR|GOV|Ana Roe"] },
    false,
  ],
  [
    "with somebody unnamed",
    { actor: ["NOR|GOV|Ana Roe"], recipient: ["SWE|GOV|Jon Doe"] },
    { actor: ["NOR|GOV|Ana Roe"], recipient: [] },
    false,
  ],
] as const)("talks told %s", (_, a, b, expected) =>
  expect(isOne({ ...talks, ...a } as unknown as Given, { ...talks, ...b } as unknown as Given)).toBe(expected),
);

test("in one text a second demand is another demand, a second mention of an arrest is not another arrest", () => {
  const twice = (type: string) =>
    isOne({ type, modes: [], documentId: "d" }, { type, modes: [], documentId: "d", sequence: 4 });
  expect(twice("REQUEST")).toBe(false);
  expect(twice("COERCE")).toBe(true);
});
