import type { EventRecord, Participant, Reading } from "../record/reading.ts";
import { daysIn, firstDay, lastDay } from "./day-bounds.ts";
import type { LakeRow } from "./lake-tables.ts";
import type { LakeRows } from "./lake-writer.ts";
import { columnsOfParticipant, prefixColumns } from "./participant-columns.ts";

/** What the lake keeps of a document beside its reading: what its source stated, and who read it. */
export interface DocumentFacts {
  readonly locator: string;
  readonly format: string;
  readonly author: string | null;
  readonly origin: string | null;
  readonly attribution: string | null;
  readonly revision: { readonly item: string; readonly version: string; readonly status: string } | null;
  readonly signature: string | null;
  readonly coder: string | null;
  readonly model: string | null;
}

/** Where a document that was not read has its events, or that it has none. */
export type NotRead =
  | { readonly state: "withdrawn" }
  | {
      readonly state: "duplicate";
      /** `document_id` of the document that was read. */
      readonly of: string;
      readonly kind: "exact" | "near";
      /** 0–1. */
      readonly share: number;
    };

/** The rows of one document: all of them go into one `add`. A reading with an error is a row of `failures`. */
export function rowsOfReading(reading: Reading, facts: DocumentFacts): LakeRows {
  const { document, error } = reading;
  if (error !== null) return { failures: [{ locator: facts.locator, document_id: document.id, ...error }] };
  const document_id = document.id;
  return {
    documents: [rowOfDocument(reading, facts)],
    events: reading.events.map((event) => rowOfEvent(event, document.published)),
    actors: reading.events.flatMap(rowsOfActors),
    statements: reading.statements.map(({ id, speaker, cue, ...own }) => ({
      statement_id: id,
      document_id,
      ...prefixColumns("speaker", columnsOfParticipant(speaker)),
      cue_json: json(cue),
      ...own,
    })),
    relations: reading.relations.map(({ id, subject, object, ...own }) => ({
      relation_id: id,
      document_id,
      ...prefixColumns("subject", columnsOfParticipant(subject)),
      ...prefixColumns("object", columnsOfParticipant(object)),
      ...own,
    })),
    entities: reading.entities.map(({ id, offices, mentions: _, ...own }) => ({
      document_id,
      entity_id: id,
      offices_json: json(offices),
      ...own,
    })),
    mentions: reading.entities.flatMap(({ id, mentions }) =>
      mentions.map(([start, end]) => ({ document_id, entity_id: id, start, end })),
    ),
  };
}

/** The row of a document; one that was not read has the reading of its text without events, or at least what its source stated. */
export function rowOfDocument(
  { document, warnings }: Pick<Reading, "document" | "warnings">,
  facts: DocumentFacts,
  notRead: NotRead | null = null,
): LakeRow<"documents"> {
  const { publisher, license } = document;
  const copy = notRead?.state === "duplicate" ? notRead : null;
  return {
    document_id: document.id,
    hash: document.hash,
    locator: facts.locator,
    format: facts.format,
    state: notRead?.state ?? "read",
    duplicate_of: copy?.of ?? null,
    duplicate_kind: copy?.kind ?? null,
    duplicate_share: copy?.share ?? null,
    url: document.url,
    title: document.title,
    text: document.text,
    language: document.language,
    published: document.published,
    published_bounds_json: json(document.published_bounds),
    dateline_json: json(document.dateline),
    publisher: publisher?.name ?? null,
    publisher_id: publisher?.wikidata ?? null,
    author: facts.author,
    origin: facts.origin,
    license: license?.spdx ?? null,
    license_json: json(license),
    attribution: facts.attribution,
    item: facts.revision?.item ?? null,
    item_version: facts.revision?.version ?? null,
    item_status: facts.revision?.status ?? null,
    sentences_json: json(document.sentences),
    warnings_json: json(warnings),
    signature: facts.signature,
    coder: facts.coder,
    model: facts.model,
  };
}

function rowOfEvent(event: EventRecord, published: string | null): LakeRow<"events"> {
  const { event_loc: place } = event;
  return {
    event_id: event.id,
    document_id: event.document_id,
    event: event.event,
    mode: event.mode,
    context: event.context,
    auxiliary: event.auxiliary,
    auxiliary_cues_json: json(event.auxiliary_cues),
    event_info_json: json(event.event_info),
    quad_code: event.quad_code,
    event_scale: event.event_scale,
    cameo: event.cameo,
    goldstein: event.goldstein,
    actor_codes: codesOf(event.actor),
    recipient_codes: codesOf(event.recipient),
    date: event.date,
    ...daysOf(event.date),
    date_info_json: json(event.date_info),
    place: place?.extracted_place ?? null,
    place_name: place?.resolved_place ?? null,
    place_country: place?.country_code ?? null,
    geonameid: place?.geonameid ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    event_loc_json: json(place),
    ...sizesOf(event.size),
    size_json: json(event.size),
    trigger: event.event_text.map(({ text }) => text).join(" … "),
    event_text_json: json(event.event_text),
    confidence: event.confidence,
    text: event.text,
    sequence: event.text_info.sequence,
    start: event.text_info.start,
    end: event.text_info.end,
    cite_info_json: json(event.cite_info),
    published,
  };
}

function rowsOfActors(event: EventRecord): LakeRow<"actors">[] {
  const rowsOf = (role: string, list: readonly Participant[]) =>
    list.map((who, position) => ({
      event_id: event.id,
      document_id: event.document_id,
      role,
      position,
      ...columnsOfParticipant(who),
    }));
  return [
    ...rowsOf("actor", event.actor),
    ...rowsOf("recipient", event.recipient),
    ...rowsOf("attribution", event.attribution ? [event.attribution] : []),
  ];
}

const codesOf = (list: readonly Participant[]): string[] => [
  ...new Set(list.flatMap(({ code, sector }) => (code ? [code, ...(sector ? [`${code}.${sector}`] : [])] : []))),
];

/** A day that no calendar has, as 2023-02-30, means no day. */
function daysOf(date: string | null): { readonly date_from: string | null; readonly date_to: string | null } {
  const [year = Number.NaN, month = 1, day = 1] = (date ?? "").split("-").map(Number);
  const isDay = date !== null && 1 <= month && month <= 12 && 1 <= day && day <= daysIn(year, month);
  return { date_from: isDay ? firstDay(date) : null, date_to: isDay ? lastDay(date) : null };
}

const KINDS = ["dead", "injured", "arrested", "crowd"] as const;
type Size = "dead" | "injured" | "arrested" | "crowd";
type Sizes = { readonly [S in `${Size}_${"least" | "most"}`]: number | null };

function sizesOf(size: EventRecord["size"]): Sizes {
  const cells = KINDS.flatMap((kind) => [
    [`${kind}_least`, capped(size?.[kind]?.least)],
    [`${kind}_most`, capped(size?.[kind]?.most)],
  ]);
  return Object.fromEntries(cells) as Sizes; // sound: each kind has both
}

/** The column has 32 bits; "three billion" stands in full in `size_json`. */
const capped = (count: number | null | undefined): number | null =>
  typeof count === "number" ? Math.min(count, 2 ** 31 - 1) : null;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
