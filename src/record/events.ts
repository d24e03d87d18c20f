import { eventScore, nearestCameo, quadOf } from "../codebook/look-up.ts";
import type { CodedEvent } from "../coder/build-events.ts";
import { spanOf } from "../coder/word-table.ts";
import { participantRecord, UNKNOWN_ACTOR } from "./participants.ts";
import type { EventRecord } from "./reading.ts";
import type { RecordContext } from "./record-context.ts";

/** One event as PLOVER exchanges it. */
export function eventRecord(context: RecordContext, event: CodedEvent): EventRecord {
  const { codebook, coded } = context;
  const who = (list: CodedEvent["actor"]) => list.map((p) => participantRecord(context, p));
  const actor = who(event.actor);
  const cameo = nearestCameo(codebook, event.type, event.modes);
  const sentence = spanOf(coded.table, coded.table.sentences[event.sentence] ?? [0, 0]);
  return {
    id: eventId(context, event),
    document_id: coded.document.id,
    event: event.type,
    mode: [...event.modes],
    context: [...event.contexts],
    auxiliary: event.flags.map(({ flag }) => flag),
    auxiliary_cues: Object.fromEntries(event.flags.map(({ flag, cue }) => [flag, context.quote(cue)])),
    event_info: {
      model_type: event.trigger.type,
      score: Math.round(event.trigger.score * 1000) / 1000,
      rule: event.rule,
    },
    quad_code: quadOf(codebook, event.type).code,
    event_scale: eventScore(codebook, event.type, event.modes),
    cameo: cameo.code,
    goldstein: cameo.goldstein,
    actor: actor.length > 0 ? actor : [UNKNOWN_ACTOR],
    recipient: who(event.recipient),
    date: event.time?.date ?? null,
    date_info: event.time && {
      ...context.quote(event.time.span),
      granularity: event.time.granularity,
      basis: event.time.basis,
    },
    event_loc: locationRecord(context, event),
    size: sizeRecord(context, event),
    event_text: [context.quote(event.trigger.span)],
    attribution: event.attribution && participantRecord(context, event.attribution),
    confidence: Math.round(event.confidence * 1000) / 1000,
    text: context.mayShowText ? context.quote(sentence).text : null,
    text_info: { sequence: coded.table.sentenceIds[event.sentence] ?? 0, ...context.range(sentence) },
    cite_info: citation(context),
  };
}

/** The id of an event: its words and roles. */
export function eventId(context: RecordContext, event: CodedEvent): string {
  const heads = [...event.actor, ...event.recipient].map((p) => p.mention.head).join();
  return context.idOf("event", context.modelHash, event.type, event.trigger.span.start, event.trigger.span.end, heads);
}

function locationRecord(context: RecordContext, { place }: CodedEvent): EventRecord["event_loc"] {
  if (!place) return null;
  const { text, start, end } = context.quote(place.mention.span);
  const known = place.place;
  return {
    extracted_place: text,
    start,
    end,
    resolved_place: known?.name ?? null,
    geonameid: known?.geonameId ?? null,
    lat: known?.lat ?? null,
    lon: known?.lon ?? null,
    country_code: known?.country ?? null,
    resolution: known?.resolution ?? null,
    reason: known ? "place of the predicate, found in the gazetteer" : "place of the predicate, not in the gazetteer",
  };
}

function sizeRecord(context: RecordContext, { sizes }: CodedEvent): EventRecord["size"] {
  if (sizes.length === 0) return null;
  const of = (kind: string) => {
    const found = sizes.find((s) => s.kind === kind);
    return found ? { ...context.quote(found.span), least: found.least, most: found.most } : null;
  };
  return { dead: of("dead"), injured: of("injured"), arrested: of("arrested"), crowd: of("crowd") };
}

function citation({ coded, coder, codebook, modelHash }: RecordContext): EventRecord["cite_info"] {
  const { document } = coded;
  return {
    url: document.url,
    title: document.title?.text ?? null,
    publication: document.publisher?.name ?? null,
    language: document.language,
    license: document.license?.spdx ?? null,
    copyright: document.license?.holder ?? null,
    coder,
    codebook: codebook.name,
    version: modelHash,
  };
}
