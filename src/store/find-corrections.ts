import { Correction } from "./correction.ts";
import type { Lake } from "./lake.ts";

/** The corrections of one event, or of all, oldest first. @throws DragomanError "store/damaged" */
export async function findCorrections(
  lake: Pick<Lake, "query">,
  eventId: string | null,
  { limit = 1000, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly Correction[]> {
  const sql = `SELECT correction_id AS id, event_id, document_id, revision, kind, changes_json, "by", note, created FROM corrections
    WHERE $1::VARCHAR IS NULL OR event_id = $1 ORDER BY created, event_id, revision LIMIT $2 OFFSET $3`;
  const rows = await lake.query(sql, [eventId, limit, offset]);
  return rows.map(({ changes_json, ...row }) =>
    Correction.parse({ ...row, changes: changes_json === null ? null : JSON.parse(String(changes_json)) }),
  );
}
