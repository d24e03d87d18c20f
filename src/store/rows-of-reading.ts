import type { EventRecord, Participant, Reading } from "../record/reading.ts";
import type { LakeRow } from "./lake-tables.ts";
import type { LakeRows } from "./lake-writer.ts";
import { columnsOfParticipant, prefixColumns } from "./participant-columns.ts";
import { rowOfEvent } from "./row-of-event.ts";

/** What the lake keeps of a document beside its reading: what its source stated, and who read it. */
export interface DocumentFacts {
  readonly locator: string;
  readonly format: string;
  readonly author: string | null;
  /** Who owns the publisher and others, where a table of sites says so. */
  readonly family?: string | null;
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
    family: facts.family ?? null,
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

/** Who takes part in an event, as rows. */
export function rowsOfActors(event: EventRecord): LakeRow<"actors">[] {
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

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
