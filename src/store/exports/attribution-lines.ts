import type { StoredEvent } from "../stored-event.ts";
import type { TextFormat } from "./export-format.ts";

/** Owed wherever a place of the events has a GeoNames id or its coordinates. */
const GEONAMES =
  "Places: GeoNames (https://www.geonames.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)";

/** The lines that the sources of events ask for, collected while the events pass through to another export. */
export interface AttributionTap {
  /** The same events, unchanged. */
  readonly events: AsyncIterable<StoredEvent>;
  /** Said of an event, before the next one is taken, that the export does not hold it: it owes nothing. */
  readonly drop: (event: StoredEvent) => void;
  /** Each line once, sorted by code point; whole when the events have been read to their end. */
  readonly lines: () => readonly string[];
}

/** Collects the attribution lines that events owe. */
export function collectAttributions(events: AsyncIterable<StoredEvent>): AttributionTap {
  const owed = new Set<string>();
  const dropped = new Set<StoredEvent>();
  async function* passed() {
    for await (const stored of events) {
      yield stored;
      if (!dropped.delete(stored)) for (const line of linesOf(stored)) owed.add(line);
    }
  }
  return { events: passed(), drop: (event) => dropped.add(event), lines: () => [...owed].sort() };
}

function linesOf({ event, document }: StoredEvent): readonly string[] {
  const places = event.event_loc?.geonameid == null ? [] : [GEONAMES];
  const line = document.attribution?.replace(/\s+/gu, " ").trim();
  return line ? [line, ...places] : places;
}

/** Nothing but the lines. */
export const ATTRIBUTION_LINES: TextFormat = {
  kind: "text",
  name: "attribution-lines",
  gloss: "the lines that the licences of the sources ask for, each once, sorted",
  extension: ".txt",
  encoding: "utf8",
  columns: null,
  write: async function* (events) {
    const tap = collectAttributions(events);
    for await (const _ of tap.events);
    for (const line of tap.lines()) yield `${line}\n`;
  },
};
