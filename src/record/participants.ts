import type { Participant as Found } from "../coder/participants.ts";
import type { CodedEntity } from "../coder/resolve-chains.ts";
import { officesOf } from "../entities/office-holders.ts";
import { resolveMention } from "../entities/resolve-mention.ts";
import { overlaps } from "../text/span.ts";
import type { EntityRecord, Participant } from "./reading.ts";
import type { RecordContext } from "./record-context.ts";

/** Entities of the document with their ids, in the order of their first mention; the outlet comes last, where the text names it. */
export function entityRecords(context: RecordContext): EntityRecord[] {
  return [...readEntities(context), ...publisherEntity(context)];
}

/** The outlet that a footer or dateline names is an entity too, though no sentence of the report mentions it. */
function publisherEntity(context: RecordContext): EntityRecord[] {
  const { publisher } = context.coded.document;
  const span = publisher?.span;
  if (!publisher || !span) return [];
  if (context.coded.entities.some((e) => e.mentions.some((m) => overlaps(m.span, span)))) return [];
  const { code, sector, otherSectors, identifierId, identifierText, reason } = resolveMention(
    { text: publisher.name },
    context.knowledge,
  );
  const { start, end } = context.range(span);
  return [
    {
      id: context.idOf("entity", span.start, span.end),
      name: identifierText ?? publisher.name,
      kind: "organisation",
      code,
      sector: sector ?? "JRN",
      other_sectors: [...otherSectors],
      identifier_id: identifierId,
      offices: [],
      reason: `publisher; ${reason}`,
      mentions: [[start, end]],
    },
  ];
}

function readEntities(context: RecordContext): EntityRecord[] {
  return context.coded.entities.map((entity, index) => ({
    id: entityId(context, index),
    name: entity.name,
    kind: kindOf(entity),
    code: entity.resolution.code,
    sector: entity.resolution.sector,
    other_sectors: [...entity.resolution.otherSectors],
    identifier_id: entity.resolution.identifierId,
    offices: entity.resolution.identifierText
      ? officesOf(context.knowledge, entity.resolution.identifierText).map(({ title, from, to }) => ({
          title,
          from,
          to,
        }))
      : [],
    reason: entity.resolution.reason,
    mentions: entity.mentions.map((mention): [number, number] => {
      const { start, end } = context.range(mention.span);
      return [start, end];
    }),
  }));
}

function kindOf({ kind }: CodedEntity): EntityRecord["kind"] {
  return kind === "person" || kind === "organisation" || kind === "country" || kind === "place" ? kind : "group";
}

/** The id of an entity: its first mention names it. */
export function entityId(context: RecordContext, index: number): string {
  const first = context.coded.entities[index]?.mentions[0]?.span;
  return context.idOf("entity", first?.start ?? -1, first?.end ?? -1);
}

/** A mention in a role as a record. */
export function participantRecord(context: RecordContext, found: Found): Participant {
  const { text, start, end } = context.quote(found.mention.span);
  const { resolution } = found;
  return {
    entity_text: text,
    start,
    end,
    code: resolution.code,
    sector: resolution.sector,
    other_sectors: [...resolution.otherSectors],
    identifier_id: resolution.identifierId,
    identifier_text: resolution.identifierText,
    office: resolution.office,
    reason: resolution.reason,
    candidates: [...resolution.candidates],
    via: found.via.map((mention) => context.quote(mention.span)),
    entity: found.entity === null ? null : entityId(context, found.entity),
  };
}

/** The actor of an act whose doer the sentence does not name. */
export const UNKNOWN_ACTOR: Participant = {
  entity_text: null,
  start: null,
  end: null,
  code: null,
  sector: "UNK",
  other_sectors: [],
  identifier_id: null,
  identifier_text: null,
  office: null,
  reason: "no actor stands in the sentence",
  candidates: [],
  via: [],
  entity: null,
};
