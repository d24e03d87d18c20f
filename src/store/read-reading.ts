import type { Reading } from "../record/reading.ts";
import type { Lake, SqlRow } from "./lake.ts";
import type { LakeRow } from "./lake-tables.ts";
import { type RowsOfDocument, readingOfRows } from "./reading-of-rows.ts";

/** The reading of one document as it went into the lake, or null where none of this id was read. @throws DragomanError "store/damaged" */
export async function readReading(lake: Lake, documentId: string): Promise<Reading | null> {
  const rows = async (table: keyof RowsOfDocument, also = "") =>
    lake.query(`FROM ${table} WHERE document_id = $1 ${also}`, [documentId]);
  return readingOfRows({
    documents: typed<"documents">(await rows("documents", "AND state = 'read'")),
    events: typed<"events">(await rows("events")),
    actors: typed<"actors">(await rows("actors")),
    statements: typed<"statements">(await rows("statements")),
    relations: typed<"relations">(await rows("relations")),
    entities: typed<"entities">(await rows("entities")),
    mentions: typed<"mentions">(await rows("mentions")),
  });
}

// Sound: the view of a table has its columns and types.
const typed = <T extends keyof RowsOfDocument>(rows: readonly SqlRow[]) => rows as unknown as readonly LakeRow<T>[];
