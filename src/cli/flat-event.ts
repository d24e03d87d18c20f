import type { Participant } from "../record/reading.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/** An event as one row of a table; several values of one cell make a list. */
export function flatEvent({ event, document, story }: StoredEvent): Readonly<Record<string, unknown>> {
  const place = event.event_loc;
  const size = event.size;
  return {
    event_id: event.id,
    document_id: document.id,
    story_id: story?.id ?? null,
    date: event.date,
    event: event.event,
    mode: event.mode,
    context: event.context,
    auxiliary: event.auxiliary,
    quad_code: event.quad_code,
    event_scale: event.event_scale,
    cameo: event.cameo,
    goldstein: event.goldstein,
    ...side("actor", event.actor),
    ...side("recipient", event.recipient),
    place: place ? (place.resolved_place ?? place.extracted_place) : null,
    country: place?.country_code ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    dead_least: size?.dead?.least ?? null,
    dead_most: size?.dead?.most ?? null,
    injured_least: size?.injured?.least ?? null,
    arrested_least: size?.arrested?.least ?? null,
    confidence: event.confidence,
    reports: story?.reports ?? null,
    origins: story?.origins ?? null,
    published: document.published,
    publisher: document.publisher,
    title: document.title,
    url: document.url,
    license: document.license,
    attribution: document.attribution,
    start: event.text_info.start,
    end: event.text_info.end,
    trigger: event.event_text.map(({ text }) => text),
    text: event.text,
  };
}

const side = (role: "actor" | "recipient", all: readonly Participant[]) => ({
  [role]: all.map(({ code, sector }) => [code, sector].filter(Boolean).join(".")),
  [`${role}_name`]: all.map(({ identifier_text, entity_text }) => identifier_text ?? entity_text ?? ""),
  [`${role}_wikidata`]: all.map(({ identifier_id }) => identifier_id ?? ""),
});
