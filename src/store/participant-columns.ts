import type { Participant } from "../record/reading.ts";
import type { LakeRow } from "./lake-tables.ts";

/** The columns of a participant of an event, as the table `actors` has them. */
export type ParticipantColumns = Omit<LakeRow<"actors">, "event_id" | "document_id" | "role" | "position">;

/** All null where there is nobody: `reason` is never null of somebody. */
export function columnsOfParticipant(who: Participant | null): ParticipantColumns {
  if (who === null) return NOBODY;
  const { via, ...columns } = who;
  return { ...columns, via_json: JSON.stringify(via) };
}

const NOBODY: ParticipantColumns = {
  entity_text: null,
  start: null,
  end: null,
  code: null,
  sector: null,
  other_sectors: [],
  identifier_id: null,
  identifier_text: null,
  office: null,
  reason: null,
  candidates: [],
  via_json: null,
  entity: null,
};

/** The participant again, or null where the columns are nobody's. */
export function participantOfColumns(columns: ParticipantColumns): Participant | null {
  const { reason } = columns;
  if (reason === null) return null;
  return {
    entity_text: columns.entity_text,
    start: columns.start,
    end: columns.end,
    code: columns.code,
    sector: columns.sector,
    other_sectors: [...columns.other_sectors],
    identifier_id: columns.identifier_id,
    identifier_text: columns.identifier_text,
    office: columns.office,
    reason,
    candidates: [...columns.candidates],
    via: JSON.parse(columns.via_json ?? "[]"),
    entity: columns.entity,
  };
}

type Prefixed<P extends string> = { readonly [K in keyof ParticipantColumns as `${P}_${K}`]: ParticipantColumns[K] };

/** The columns with a prefix, as `statements` and `relations` have them: `speaker_code`. */
export function prefixColumns<P extends string>(prefix: P, columns: ParticipantColumns): Prefixed<P> {
  const renamed = Object.entries(columns).map(([name, value]) => [`${prefix}_${name}`, value]);
  return Object.fromEntries(renamed) as Prefixed<P>; // sound: each column is there under its new name
}

/** The columns without their prefix. */
export function unprefixColumns<P extends string>(prefix: P, row: Prefixed<P>): ParticipantColumns {
  const own = Object.entries(row).filter(([name]) => name.startsWith(`${prefix}_`));
  const renamed = own.map(([name, value]) => [name.slice(prefix.length + 1), value]);
  return Object.fromEntries(renamed) as ParticipantColumns; // sound: a Prefixed row has each of them
}
