import { readdirSync, readFileSync } from "node:fs";
import type { EventRecord, Participant, Reading } from "../../src/record/reading.ts";
import { type StoryEvent, storyEvent } from "../../src/store/story-event.ts";

/**
 * The marked sample: invented short reports, their events coded by hand, and for each event the act (`story`) that it tells of. Cells are
 * packed: a participant is "words|code|sector|identifier", a place "name|country|resolution|lat|lon", a count "least|most|words".
 */
export interface MarkedReport {
  readonly id: string;
  readonly published: string;
  readonly publisher: string;
  readonly text: string;
  readonly events: readonly MarkedEvent[];
}

interface MarkedEvent {
  readonly story: string;
  readonly type: string;
  readonly mode?: readonly string[];
  readonly flags?: EventRecord["auxiliary"];
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly date?: string;
  readonly place?: string;
  readonly size?: Readonly<Record<string, string>>;
  readonly trigger: string;
  readonly sentence: number;
}

const FOLDER = new URL("./", import.meta.url);

export function readReports(): readonly MarkedReport[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file): MarkedReport[] => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")).reports);
}

/** A report as if it had been read. */
export function readingOf({ id, published, publisher, text, events }: MarkedReport): Reading {
  return {
    document: {
      id,
      hash: id,
      url: null,
      title: null,
      text,
      language: "en",
      published,
      published_bounds: null,
      dateline: null,
      publisher: { name: publisher, wikidata: null },
      license: null,
      sentences: [],
    },
    events: events.map((marked, i) => recordOf(marked, `${id}.${i}`, id)),
    statements: [],
    relations: [],
    entities: [],
    warnings: [],
    error: null,
  };
}

/** An event as linking sees it, and the act that it tells of. */
export interface GoldEvent {
  readonly story: string;
  readonly event: StoryEvent;
}

/** All events, in the order that `clusterStories` asks for. */
export function readSample(): readonly GoldEvent[] {
  return readReports()
    .flatMap((report) =>
      readingOf(report).events.map((event, i) => ({
        story: report.events[i]?.story ?? "",
        event: storyEvent(event, report.published),
      })),
    )
    .sort((a, b) => (orderOf(a.event) < orderOf(b.event) ? -1 : 1));
}

function orderOf({ type, days, published, id }: StoryEvent): string {
  const day = days?.stated ? days.from : published;
  return [type, day, days?.stated ? 0 : 1, days?.to, published, id].join(" ");
}

function recordOf(marked: MarkedEvent, id: string, documentId: string): EventRecord {
  return {
    ...structuredClone(UNMARKED),
    id,
    document_id: documentId,
    event: marked.type,
    mode: [...(marked.mode ?? [])],
    auxiliary: marked.flags ?? [],
    actor: (marked.actor ?? []).map(participantOf),
    recipient: (marked.recipient ?? []).map(participantOf),
    date: marked.date ?? null,
    event_loc: marked.place === undefined ? null : placeOf(marked.place),
    size: marked.size === undefined ? null : sizesOf(marked.size),
    event_text: [{ text: marked.trigger, start: 0, end: 1 }],
    text_info: { sequence: marked.sentence, start: 0, end: 1 },
  };
}

/** What linking does not look at. */
const UNMARKED = {
  context: [],
  auxiliary_cues: {},
  event_info: { model_type: "ASSAULT", score: 1, rule: null },
  quad_code: 4,
  event_scale: 0,
  cameo: "190",
  goldstein: 0,
  date_info: null,
  attribution: null,
  confidence: 1,
  text: null,
  cite_info: {
    url: null,
    title: null,
    publication: null,
    language: "en",
    license: null,
    copyright: null,
    coder: "sample",
    codebook: "sample",
    version: "sample",
  },
} satisfies Partial<EventRecord>;

function participantOf(packed: string): Participant {
  const [words = null, code = null, sector = null, identifier = null] = cellsOf(packed);
  return {
    entity_text: words,
    start: 0,
    end: 1,
    code,
    sector,
    other_sectors: [],
    identifier_id: null,
    identifier_text: identifier,
    office: null,
    reason: "marked",
    candidates: [],
    via: [],
    entity: null,
  };
}

function placeOf(packed: string): EventRecord["event_loc"] {
  const [name = null, country = null, resolution, lat, lon] = cellsOf(packed);
  return {
    extracted_place: name ?? "",
    start: 0,
    end: 1,
    resolved_place: name,
    geonameid: null,
    lat: Number(lat),
    lon: Number(lon),
    country_code: country,
    resolution: Number(resolution),
    reason: "marked",
  };
}

function sizesOf(packed: Readonly<Record<string, string>>): EventRecord["size"] {
  const size = (kind: string) => {
    const cell = packed[kind];
    if (cell === undefined) return null;
    const [least, most, text] = cellsOf(cell);
    return { text: text ?? "", start: 0, end: 1, least: Number(least), most: most == null ? null : Number(most) };
  };
  return { dead: size("dead"), injured: size("injured"), arrested: size("arrested"), crowd: size("crowd") };
}

const cellsOf = (packed: string) => packed.split("|").map((cell) => (cell === "" ? null : cell));
