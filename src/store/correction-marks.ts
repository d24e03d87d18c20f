import type { EventRecord } from "../record/reading.ts";
import type { Correction } from "./correction.ts";
import { eventAsRead } from "./event-as-read.ts";
import { findCorrections } from "./find-corrections.ts";
import type { Lake } from "./lake.ts";
import type { StoredDocument } from "./stored-event.ts";
import { streamEvents } from "./stream-events.ts";

/** A corrected event as a mark to learn from. */
export interface CorrectionMark {
  readonly document: StoredDocument;
  /** sha256 of the text that the offsets count in, and the text where the lake may keep it. */
  readonly hash: string;
  readonly text: string | null;
  readonly as_read: EventRecord;
  /** Null where readers say that there is no such event. */
  readonly corrected: EventRecord | null;
  readonly corrections: readonly Correction[];
}

/** Each event that was corrected, once, in the order of the first corrections. */
export async function* correctionMarks(lake: Lake): AsyncGenerator<CorrectionMark> {
  const seen = new Set<string>();
  for await (const { event_id } of lake.stream("SELECT event_id FROM corrections ORDER BY created, event_id")) {
    const id = String(event_id);
    if (seen.has(id)) continue;
    seen.add(id);
    const read = await eventAsRead(lake, id);
    if (read === null) continue;
    const [row] = await lake.query("SELECT hash, text FROM documents WHERE document_id = $1 AND state = 'read'", [
      read.document.id,
    ]);
    yield {
      document: read.document,
      hash: String(row?.hash ?? ""),
      text: typeof row?.text === "string" ? row.text : null,
      as_read: read.event,
      corrected: await currentEvent(lake, id),
      corrections: await findCorrections(lake, id),
    };
  }
}

async function currentEvent(lake: Lake, id: string): Promise<EventRecord | null> {
  for await (const { event } of streamEvents(lake, { where: "e.event_id = $1", params: [id], limit: 1 })) return event;
  return null;
}
