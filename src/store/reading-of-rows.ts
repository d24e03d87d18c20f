import type { EntityRecord, ReadDocument, Reading, RelationRecord, StatementRecord } from "../record/reading.ts";
import { eventOfRow } from "./event-of-row.ts";
import type { LakeRow, LakeTable } from "./lake-tables.ts";
import { participantOfColumns, unprefixColumns } from "./participant-columns.ts";

/** All rows of one document that was read. */
export type RowsOfDocument = {
  readonly [T in Exclude<
    LakeTable,
    "failures" | "stories" | "corrections" | "mended_events" | "mended_actors"
  >]: readonly LakeRow<T>[];
};

/** The reading that `rowsOfReading` made these rows of: equal in every field, lists in the order of the rows. */
export function readingOfRows(rows: RowsOfDocument): Reading | null {
  const [document] = rows.documents;
  if (document === undefined) return null;
  return {
    document: documentOf(document),
    events: rows.events.map((row) =>
      eventOfRow(
        row,
        rows.actors.filter(({ event_id }) => event_id === row.event_id),
      ),
    ),
    statements: rows.statements.map(statementOf),
    relations: rows.relations.map(relationOf),
    entities: rows.entities.map((row) => entityOf(row, rows.mentions)),
    warnings: parsed(document.warnings_json),
    error: null,
  };
}

/** Sound for rows that `rowsOfReading` wrote: what a reading always has is never null in them. */
type Filled<T extends LakeTable> = { readonly [C in keyof LakeRow<T>]: NonNullable<LakeRow<T>[C]> };

function documentOf(row: LakeRow<"documents">): ReadDocument {
  const filled = row as Filled<"documents">;
  return {
    id: filled.document_id,
    hash: filled.hash,
    url: row.url,
    title: row.title,
    text: row.text,
    language: row.language,
    published: row.published,
    published_bounds: parsed(row.published_bounds_json),
    dateline: parsed(row.dateline_json),
    publisher: row.publisher === null ? null : { name: row.publisher, wikidata: row.publisher_id },
    license: parsed(row.license_json),
    sentences: parsed(row.sentences_json),
  };
}

function statementOf(row: LakeRow<"statements">): StatementRecord {
  const filled = row as Filled<"statements">;
  return {
    id: filled.statement_id,
    speaker: participantOfColumns(unprefixColumns("speaker", row)),
    cue: parsed(row.cue_json),
    form: filled.form as StatementRecord["form"],
    start: filled.start,
    end: filled.end,
    text: row.text,
    sequence: filled.sequence,
  };
}

function relationOf(row: LakeRow<"relations">): RelationRecord {
  const filled = row as Filled<"relations">;
  // Sound: a relation always has both.
  const side = (columns: Parameters<typeof participantOfColumns>[0]) =>
    participantOfColumns(columns) as RelationRecord["subject"];
  return {
    id: filled.relation_id,
    subject: side(unprefixColumns("subject", row)),
    relation: filled.relation,
    object: side(unprefixColumns("object", row)),
    date: row.date,
    start: filled.start,
    end: filled.end,
  };
}

function entityOf(row: LakeRow<"entities">, mentions: readonly LakeRow<"mentions">[]): EntityRecord {
  const filled = row as Filled<"entities">;
  return {
    id: filled.entity_id,
    name: filled.name,
    kind: filled.kind as EntityRecord["kind"],
    code: row.code,
    sector: row.sector,
    other_sectors: [...row.other_sectors],
    identifier_id: row.identifier_id,
    offices: parsed(row.offices_json),
    reason: filled.reason,
    mentions: (mentions as readonly Filled<"mentions">[])
      .filter(({ entity_id }) => entity_id === row.entity_id)
      .map(({ start, end }): [number, number] => [start, end]),
  };
}

const parsed = (json: string | null) => (json === null ? null : JSON.parse(json));
