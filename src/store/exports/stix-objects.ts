import type { EventRecord, Participant } from "../../record/reading.ts";
import type { StoredDocument, StoredEvent } from "../stored-event.ts";
import { daysOf, wholeDay } from "./event-day.ts";
import type { ExportCodes } from "./export-codes.ts";
import { nameOf } from "./name-of.ts";
import { uuid5 } from "./uuid5.ts";
import { webAddress } from "./web-address.ts";

export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

interface Surroundings {
  readonly codes: ExportCodes;
  /** Time of the export, ISO. */
  readonly time: string;
}

/** Made once, for the ids of objects. */
const NAMESPACE = "8c1f0d5e-2b0c-4d57-9d8f-0a3c6f3f4a1e";

/** The objects of one event; those that it shares with others (who coded it, who acted) have the same ids there. */
export function stixObjects(stored: StoredEvent, { codes, time }: Surroundings): readonly StixObject[] {
  const { event, document } = stored;
  const name = event.cite_info.coder;
  const coder = plain("identity", [name], time, { name, identity_class: "system" });
  const marking = document.attribution?.trim() ? [statement(document.attribution, time)] : [];
  const marked = marking.length === 0 ? {} : { object_marking_refs: marking.map(({ id }) => id) };
  const make: Make = (type, key, properties) =>
    plain(type, key, time, { created_by_ref: coder.id, ...marked, ...properties });
  const incident = make("incident", [event.id], incidentOf(stored));
  const ends = endsOf(event, codes, (type, key, properties) =>
    plain(type, key, time, { created_by_ref: coder.id, ...properties }),
  );
  const relations = ends.map(({ role, object }) =>
    make("relationship", [incident.id, role, object.id], {
      relationship_type: "related-to",
      description: role,
      source_ref: incident.id,
      target_ref: object.id,
      ...timesOf(event),
    }),
  );
  const about = [incident, ...ends.map(({ object }) => object), ...relations];
  const refs = [...new Set(about.map(({ id }) => id))];
  const objects = [coder, ...marking, ...about, make(...reportOf(stored, refs))];
  // Somebody may be named twice in one event.
  return [...new Map(objects.map((object) => [object.id, object])).values()];
}

type Make = (type: string, key: readonly string[], properties: object) => StixObject;

/** What an act is related to: who takes part in it, and where. These belong to many texts and bear no marking of one of them. */
function endsOf(event: EventRecord, codes: ExportCodes, make: Make): readonly { role: string; object: StixObject }[] {
  const sides = [...sideOf("actor", event.actor), ...sideOf("recipient", event.recipient)];
  const place = locationOf(event, codes);
  return [
    ...sides.map(({ role, who, name }) => ({
      role,
      object: make("identity", identityKey(event, who, name), identityOf(who, name)),
    })),
    ...(place ? [{ role: "place", object: make("location", place.key, place.properties) }] : []),
  ];
}

function plain(type: string, key: readonly string[], time: string, properties: object): StixObject {
  const id = `${type}--${uuid5(NAMESPACE, [type, ...key].join("\u0000"))}`;
  return { type, spec_version: "2.1", id, created: time, modified: time, ...properties };
}

/** A marking is never modified, so it has no time of it. */
function statement(line: string, time: string): StixObject {
  const id = `marking-definition--${uuid5(NAMESPACE, `statement\u0000${line}`)}`;
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id,
    created: time,
    definition_type: "statement",
    definition: { statement: line },
  };
}

function incidentOf({ event, document }: StoredEvent) {
  const [actors, recipients] = [event.actor, event.recipient].map((side) =>
    side
      .map(nameOf)
      .filter((name) => name !== null)
      .join(", "),
  );
  const act = [event.event, ...event.mode].join(" ");
  return {
    name: `${act}: ${actors || "unknown"}${recipients ? ` → ${recipients}` : ""}`,
    description: [
      `Date: ${event.date ?? "unknown"}.`,
      `Words: ${event.event_text.map(({ text }) => text).join(" … ")}.`,
      event.text,
    ]
      .filter(Boolean)
      .join(" "),
    labels: [event.event, ...event.mode, ...event.context].map((label) => label.toLowerCase()),
    confidence: Math.round(event.confidence * 100),
    external_references: [citationOf(document, event.id)],
  };
}

const citationOf = (document: StoredDocument, id: string) => ({
  source_name: document.publisher ?? "unknown publisher",
  ...(webAddress(document.url) === null ? {} : { url: document.url }),
  external_id: id,
});

/** Those who have a name; somebody unknown is no identity. */
const sideOf = (role: string, side: readonly Participant[]) =>
  side.flatMap((who) => {
    const name = nameOf(who);
    return name === null ? [] : [{ role, who, name }];
  });

/** Whom only the words of a text name is the same only within that text. */
function identityKey(event: EventRecord, who: Participant, name: string): readonly string[] {
  if (who.identifier_id !== null) return ["wikidata", who.identifier_id];
  return who.identifier_text === null
    ? ["text", event.document_id, who.entity ?? name]
    : ["name", who.code ?? "", name];
}

function identityOf(who: Participant, name: string) {
  const wikidata = {
    source_name: "wikidata",
    external_id: who.identifier_id,
    url: `https://www.wikidata.org/wiki/${who.identifier_id}`,
  };
  return {
    name,
    // Whether it is a person or a body stands in the document's entities, not in the event.
    identity_class: who.office === null ? "unknown" : "individual",
    ...(who.code === null ? {} : { labels: [who.code.toLowerCase()] }),
    ...(who.identifier_id === null ? {} : { external_references: [wikidata] }),
  };
}

/** STIX wants a country or coordinates; a place with neither is left to the incident's description. */
function locationOf({ event_loc: place }: EventRecord, codes: ExportCodes) {
  const country = codes.countries.get(place?.country_code ?? "")?.iso2 ?? null;
  const point = place === null ? null : pointOf(place.lat, place.lon);
  if (place === null || (country === null && point === null)) return null;
  const name = place.resolved_place ?? place.extracted_place;
  const key = place.geonameid === null ? ["place", country ?? "", name] : ["geonames", String(place.geonameid)];
  return { key, properties: { name, ...(country === null ? {} : { country }), ...point } };
}

/** STIX refuses what lies outside the globe. */
const pointOf = (lat: number | null, lon: number | null) =>
  lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : { latitude: lat, longitude: lon };

/** The days that the date may mean, to the end of the last; none where there is no date. */
function timesOf({ date }: EventRecord) {
  const days = daysOf(date);
  if (days === null) return {};
  const behind = new Date(Date.parse(`${days.last}T00:00:00Z`) + 86_400_000).toISOString();
  return { start_time: `${days.first}T00:00:00.000Z`, stop_time: behind };
}

function reportOf({ event, document }: StoredEvent, refs: readonly string[]): [string, readonly string[], object] {
  const published = wholeDay(document.published);
  const references = { external_references: [citationOf(document, document.id)], object_refs: refs };
  const words = event.text ?? event.event_text.map(({ text }) => text).join(" … ");
  if (published === null) return ["note", [event.id], { content: words || event.event, ...references }];
  const name = document.title ?? `Report of ${document.publisher ?? "an unknown publisher"}`;
  return ["report", [event.id], { name, description: words, published: `${published}T00:00:00.000Z`, ...references }];
}
