import { clusterStories } from "../../src/store/cluster-stories.ts";
import type { StoryEvent } from "../../src/store/story-event.ts";
import type { GoldEvent } from "./read-sample.ts";

/** Linking measured on pairs of events. */
export interface LinkFigures {
  readonly events: number;
  readonly reports: number;
  readonly acts: number;
  /** Pairs that are linked and are one act; pairs that are linked; pairs that are one act. */
  readonly right: number;
  readonly linked: number;
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly (readonly [string, string])[];
  readonly missed: readonly (readonly [string, string])[];
}

/** Links the events of the sample and compares each pair with the acts that were marked. */
export async function measureLinks(sample: readonly GoldEvent[]): Promise<LinkFigures> {
  const found = new Map<string, string>();
  for await (const { id, events } of clusterStories(sample.map(({ event }) => event)))
    for (const event of events) found.set(event.id, id);
  const pairs = sample.flatMap((a, i) =>
    sample.slice(i + 1).map((b) => ({ a: a.event, b: b.event, gold: a.story === b.story })),
  );
  const isLinked = ({ a, b }: { a: StoryEvent; b: StoryEvent }) => found.get(a.id) === found.get(b.id);
  const linked = pairs.filter(isLinked);
  const right = linked.filter(({ gold }) => gold).length;
  const gold = pairs.filter((pair) => pair.gold);
  const idsOf = ({ a, b }: { a: StoryEvent; b: StoryEvent }) => [a.id, b.id] as const;
  return {
    events: sample.length,
    reports: new Set(sample.map(({ event }) => event.documentId)).size,
    acts: new Set(sample.map(({ story }) => story)).size,
    right,
    linked: linked.length,
    gold: gold.length,
    precision: right / linked.length,
    recall: right / gold.length,
    wrong: linked.filter((pair) => !pair.gold).map(idsOf),
    missed: gold.filter((pair) => !isLinked(pair)).map(idsOf),
  };
}
