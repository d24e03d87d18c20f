import type { EventRecord, Participant } from "../record/reading.ts";
import type { LakeRow } from "./lake-tables.ts";
import { type ParticipantColumns, participantOfColumns } from "./participant-columns.ts";

/** Who takes part in an event, and as what. */
export type ActorRow = ParticipantColumns & Pick<LakeRow<"actors">, "role" | "position">;

/**
 * The event as it was read.
 *
 * @param actors its rows of `actors`, in any order
 */
export function eventOfRow(row: LakeRow<"events">, actors: readonly ActorRow[]): EventRecord {
  const [attribution = null] = participantsOf("attribution", actors);
  // Sound, here and below: rowsOfReading wrote these columns from the fields of an EventRecord.
  const stored = row as { readonly [C in keyof LakeRow<"events">]: NonNullable<LakeRow<"events">[C]> };
  return {
    id: stored.event_id,
    document_id: stored.document_id,
    event: stored.event,
    mode: [...row.mode],
    context: [...row.context],
    auxiliary: [...row.auxiliary] as EventRecord["auxiliary"],
    auxiliary_cues: parsed(row.auxiliary_cues_json),
    event_info: parsed(row.event_info_json),
    quad_code: stored.quad_code,
    event_scale: stored.event_scale,
    cameo: stored.cameo,
    goldstein: stored.goldstein,
    actor: participantsOf("actor", actors),
    recipient: participantsOf("recipient", actors),
    date: row.date,
    date_info: parsed(row.date_info_json),
    event_loc: parsed(row.event_loc_json),
    size: parsed(row.size_json),
    event_text: parsed(row.event_text_json),
    attribution,
    confidence: stored.confidence,
    text: row.text,
    text_info: { sequence: stored.sequence, start: stored.start, end: stored.end },
    cite_info: parsed(row.cite_info_json),
  };
}

function participantsOf(role: string, actors: readonly ActorRow[]): Participant[] {
  return actors
    .filter((actor) => actor.role === role)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap((actor) => participantOfColumns(actor) ?? []);
}

const parsed = (json: string | null) => (json === null ? null : JSON.parse(json));
