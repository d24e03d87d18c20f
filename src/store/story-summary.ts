import type { EventRecord } from "../record/reading.ts";
import type { Lake } from "./lake.ts";
import type { StoredEvent, StoredStory } from "./stored-event.ts";
import { streamEvents } from "./stream-events.ts";

/** One act as all its reports tell it. */
export interface StorySummary extends StoredStory {
  readonly event: string;
  readonly events: readonly string[];
  /** Earliest and latest date of the documents, `YYYY-MM-DD`. */
  readonly published: { readonly first: string | null; readonly last: string | null };
  /** What the reports say, the most reported first; more than one version is a disagreement or a difference in precision. */
  readonly dates: readonly Version[];
  readonly places: readonly Version[];
  readonly sizes: Readonly<Record<SizeKind, readonly SizeVersion[]>>;
}

/** What some of the reports say. */
export interface Version {
  readonly value: string;
  /** Documents that say so and were read; copies of them say the same and are not counted here. */
  readonly reports: number;
  readonly events: readonly string[];
}

/** A count with the words that gave it: "at least 20" is `least` 20, `most` null. */
export interface SizeVersion extends Version {
  readonly least: number;
  readonly most: number | null;
}

const SIZE_KINDS = ["dead", "injured", "arrested", "crowd"] as const;
export type SizeKind = (typeof SIZE_KINDS)[number];

/**
 * What the newest generation knows of a story, its disagreements side by side ("12", "at least 20"), or null where there is none of that id.
 *
 * @throws DragomanError "store/damaged"
 */
export async function storySummary(lake: Lake, id: string): Promise<StorySummary | null> {
  const told: StoredEvent[] = [];
  const order = "e.published NULLS LAST, e.document_id, e.sequence, e.event_id";
  for await (const event of streamEvents(lake, { where: "s.story_id = $1", params: [id], order })) told.push(event);
  return summarizeStory(told);
}

/** @param told the events of one story, in the order of their documents; null where there are none */
export function summarizeStory(told: readonly StoredEvent[]): StorySummary | null {
  const [first] = told;
  if (!first?.story) return null;
  const published = told.flatMap(({ document }) => document.published ?? []).sort();
  return {
    ...first.story,
    event: first.event.event,
    events: told.map(({ event }) => event.id),
    published: { first: published[0] ?? null, last: published.at(-1) ?? null },
    dates: versionsOf(told, ({ date }) => date),
    places: versionsOf(told, ({ event_loc }) => event_loc && (event_loc.resolved_place ?? event_loc.extracted_place)),
    sizes: {
      dead: sizesOf(told, "dead"),
      injured: sizesOf(told, "injured"),
      arrested: sizesOf(told, "arrested"),
      crowd: sizesOf(told, "crowd"),
    },
  };
}

function sizesOf(told: readonly StoredEvent[], kind: SizeKind): readonly SizeVersion[] {
  // "twelve" and "12" are one version: the bounds tell versions apart, the words of the first report show them.
  const bounds = ({ size }: EventRecord) => (size?.[kind] ? `${size[kind].least} ${size[kind].most}` : null);
  return versionsOf(told, bounds).flatMap((version) => {
    const size = told.find(({ event }) => event.id === version.events[0])?.event.size?.[kind];
    return size ? [{ ...version, value: size.text, least: size.least, most: size.most }] : [];
  });
}

function versionsOf(told: readonly StoredEvent[], saidBy: (event: EventRecord) => string | null): readonly Version[] {
  const groups = new Map<string, StoredEvent[]>();
  for (const one of told) {
    const value = saidBy(one.event);
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), one]);
  }
  return [...groups]
    .map(([value, members]) => ({
      value,
      reports: new Set(members.map(({ document }) => document.id)).size,
      events: members.map(({ event }) => event.id),
    }))
    .sort((a, b) => b.reports - a.reports);
}
