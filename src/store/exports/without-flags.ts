import type { StoredEvent } from "../stored-event.ts";
import type { ExportOptions } from "./export-format.ts";

/**
 * Events that are told as having happened now. Formats without a place for the flags take only these:
 * an attack that is denied or feared would stand in them as an attack.
 */
export async function* withoutFlags(
  events: AsyncIterable<StoredEvent>,
  { leaveOut }: ExportOptions,
): AsyncGenerator<StoredEvent> {
  for await (const stored of events) {
    const [flag] = stored.event.auxiliary;
    if (flag === undefined) yield stored;
    else leaveOut(stored, `${flag}: the format cannot say so`);
  }
}
