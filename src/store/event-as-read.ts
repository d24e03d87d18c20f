import { eventOfRow } from "./event-of-row.ts";
import type { Lake } from "./lake.ts";
import type { StoredEvent } from "./stored-event.ts";

/** An event as it was read, whatever readers said of it since; null where there is none of this id. Its story is not looked up. */
export async function eventAsRead(lake: Pick<Lake, "query">, id: string): Promise<StoredEvent | null> {
  const [row] = await lake.query("FROM events WHERE event_id = $1", [id]);
  if (row === undefined) return null;
  const actors = await lake.query("FROM actors WHERE event_id = $1", [id]);
  const [document] = await lake.query(
    `SELECT document_id AS id, url, title, language, published, publisher, author, origin, license, attribution
    FROM documents WHERE document_id = $1 AND state = 'read'`,
    [String(row.document_id)],
  );
  if (document === undefined) return null;
  // Sound: the views have the columns and types of their tables.
  const event = eventOfRow(row as never, actors as never);
  return { event, document: document as unknown as StoredEvent["document"], story: null };
}
