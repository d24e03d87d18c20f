import { randomUUID } from "node:crypto";
import { DragomanError } from "../errors.ts";
import type { EventRecord } from "../record/reading.ts";
import type { Correction, GivenCorrection } from "./correction.ts";
import { eventAsRead } from "./event-as-read.ts";
import { findCorrections } from "./find-corrections.ts";
import type { KnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";
import { type LakeRows, openLakeWriter } from "./lake-writer.ts";
import { mendEvent } from "./mend-event.ts";
import { rowOfEvent } from "./row-of-event.ts";
import { rowsOfActors } from "./rows-of-reading.ts";
import { streamEvents } from "./stream-events.ts";

export interface CorrectionOptions {
  readonly known: KnownValues;
  readonly clock?: () => Date;
}

/**
 * Adds a reader's correction to a lake; what was read stays as it was. A second correction of an event goes out from the first.
 *
 * @param lake opened for reading; it is refreshed before, and must be refreshed to show the correction
 * @returns null where the lake has no such event
 * @throws DragomanError "store/locked" while somebody writes; "store/bad-filter" for a mend without changes; what `mendEvent` throws
 */
export async function writeCorrection(
  lake: Lake,
  given: GivenCorrection,
  { known, clock = () => new Date() }: CorrectionOptions,
): Promise<Correction | null> {
  if (given.kind === "mend" && Object.values(given.changes ?? {}).every((change) => change === undefined))
    throw noChanges();
  const writer = await openLakeWriter(lake.folder, { clock });
  try {
    await lake.refresh(); // under the lock: nobody can take the same revision
    const stored = await eventAsRead(lake, given.event_id);
    if (stored === null) return null;
    const { event, document } = stored;
    const before = await findCorrections(lake, event.id);
    const changes = given.kind === "mend" ? (given.changes ?? {}) : null;
    const correction: Correction = {
      id: randomUUID(),
      event_id: event.id,
      document_id: document.id,
      revision: (before.at(-1)?.revision ?? 0) + 1,
      kind: given.kind,
      changes,
      by: given.by,
      note: given.note ?? null,
      created: clock().toISOString(),
    };
    const from = (await currentEvent(lake, event.id)) ?? event;
    const mended = changes && mendEvent(from, changes, { known, by: given.by });
    await writer.add(rowsOf(correction, mended, document.published));
    await writer.commit();
    return correction;
  } finally {
    await writer.close();
  }
}

async function currentEvent(lake: Lake, id: string): Promise<EventRecord | null> {
  for await (const { event } of streamEvents(lake, { where: "e.event_id = $1", params: [id], limit: 1 })) return event;
  return null;
}

function rowsOf(correction: Correction, mended: EventRecord | null, published: string | null): LakeRows {
  const { id, changes, ...columns } = correction;
  const { revision } = correction;
  return {
    corrections: [{ ...columns, correction_id: id, changes_json: changes && JSON.stringify(changes) }],
    ...(mended && {
      mended_events: [{ ...rowOfEvent(mended, published), revision }],
      mended_actors: rowsOfActors(mended).map((row) => ({ ...row, revision })),
    }),
  };
}

const noChanges = () =>
  new DragomanError("store/bad-filter", {
    what: "a mend needs at least one change",
    where: "changes",
    fix: "Give what the event should have, or say that it is wrong.",
  });
