import { expect, test } from "vitest";
import type { Participant } from "../record/reading.ts";
import { clusterStories } from "./cluster-stories.ts";
import type { StoryEvent } from "./story-event.ts";

const who = (code: string, identifier: string | null = null): Participant => ({
  entity_text: null,
  start: 0,
  end: 1,
  code,
  sector: "GOV",
  other_sectors: [],
  identifier_id: null,
  identifier_text: identifier,
  office: null,
  reason: "test",
  candidates: [],
  via: [],
  entity: null,
});

/** The premier of one country bombs the other, each time told by another document. */
function event(id: string, day: number, own: Partial<StoryEvent> = {}): StoryEvent {
  return {
    id,
    documentId: `document of ${id}`,
    type: "ASSAULT",
    modes: ["aerial"],
    standing: "",
    actor: [who("NOR", "Ana Roe")],
    recipient: [who("SWE")],
    days: { from: day, to: day, stated: true },
    published: day,
    place: null,
    size: null,
    trigger: "bombed",
    sequence: 0,
    ...own,
  };
}

const dead = (least: number) => ({
  dead: { text: String(least), start: 0, end: 1, least, most: least },
  injured: null,
  arrested: null,
  crowd: null,
});

async function membersOf(events: readonly StoryEvent[]): Promise<readonly (readonly string[])[]> {
  const stories: string[][] = [];
  for await (const story of clusterStories(events)) stories.push(story.events.map(({ id }) => id));
  return stories.sort();
}

test("reports of one act are one story, those of the next day another", async () =>
  expect(await membersOf([event("a", 1), event("b", 1), event("c", 2)])).toEqual([["a", "b"], ["c"]]));

test("what is planned, feared or denied is never what was done", async () => {
  const standings = ["", "future", "hypothetical", "negated"];
  const events = standings.map((standing, i) => event(`e${i}`, 1, { standing }));
  expect(await membersOf(events)).toHaveLength(4);
});

test("no chain of small agreements joins two that contradict each other", async () => {
  const chain = [
    event("a", 1, { size: dead(10) }),
    event("b", 1, { size: dead(20) }),
    event("c", 1, { size: dead(40) }),
  ];
  expect(await membersOf(chain)).toEqual([["a", "b"], ["c"]]);
});

test("two acts of one sentence stay two, a retelling in a later sentence is one", async () => {
  const told = [event("a", 1), event("b", 1, { documentId: "document of a" })];
  expect(await membersOf(told)).toEqual([["a"], ["b"]]);
  expect(await membersOf(told.map((one, sequence) => ({ ...one, sequence })))).toEqual([["a", "b"]]);
});

test("an event that nothing dates stays alone", async () =>
  expect(await membersOf([event("a", 1), event("b", 1, { days: null }), event("c", 1, { days: null })])).toEqual([
    ["a"],
    ["b"],
    ["c"],
  ]));

test("news without a date joins the act of the day before, not one of a week ago", async () => {
  const open = (published: number) => ({ days: { from: published - 2, to: published + 1, stated: false }, published });
  expect(await membersOf([event("a", 1), event("b", 2, open(2)), event("c", 8, open(8))])).toEqual([["a", "b"], ["c"]]);
});

test("a story keeps its id when later reports come in", async () => {
  const idOf = async (events: readonly StoryEvent[]) => {
    for await (const { id } of clusterStories(events)) return id;
    return null;
  };
  const first = await idOf([event("a", 1)]);
  expect(first).toMatch(/^[\da-f]{16}$/);
  expect(await idOf([event("a", 1), event("b", 1, { published: 3 })])).toBe(first);
});

test("types are clustered apart, and all events come out once", async () => {
  const events = ["ASSAULT", "COERCE"].flatMap((type) =>
    Array.from({ length: 40 }, (_, i) => event(`${type}${i}`, i, { type, modes: [] })),
  );
  const stories = await membersOf(events);
  expect(stories.flat().sort()).toEqual(events.map(({ id }) => id).sort());
  expect(stories).toHaveLength(80);
});
