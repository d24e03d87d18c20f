import { expect, test } from "vitest";
import { readSample } from "../../test/stories/read-sample.ts";
import { STORY_SCORE, scoreStoryPair } from "./score-story-pair.ts";
import { storyKeys } from "./story-keys.ts";

test("no pair that scores as one act is kept apart by its keys", () => {
  const events = readSample().map(({ event }) => event);
  const meet = (a: (typeof events)[number], b: (typeof events)[number]) =>
    storyKeys(b).sought.some((key) => storyKeys(a).indexed.includes(key));
  const pairs = events.flatMap((a, i) => events.slice(i + 1).map((b) => [a, b] as const));
  const one = pairs.filter(([a, b]) => (scoreStoryPair(a, b) ?? 0) >= STORY_SCORE);
  expect(one.length).toBeGreaterThan(20);
  for (const [a, b] of one) expect([a.id, b.id, meet(a, b), meet(b, a)]).toEqual([a.id, b.id, true, true]);
});

test("events of other countries are never compared", () => {
  const events = readSample().map(({ event }) => event);
  const [afghan, serbian] = ["AFG", "SRB"].map((code) =>
    events.find(({ actor, recipient }) => [...actor, ...recipient].some((who) => who.code === code)),
  );
  if (!afghan || !serbian) throw new Error("the sample has lost its Afghan and Serbian events");
  expect(storyKeys(afghan).sought.filter((key) => storyKeys(serbian).indexed.includes(key))).toEqual([]);
});
