import type { EventRecord, Reading } from "../../record/reading.ts";

/** The last readings of texts that are in no lake. */
export interface RecentReadings {
  readonly keep: (reading: Reading) => void;
  /** The event of this id, or null where none of the last readings has it. */
  readonly eventOf: (id: string) => RecentEvent | null;
}

/** An event of a reading that is in no lake. */
export interface RecentEvent {
  readonly event: EventRecord;
  readonly document: Reading["document"];
}

/** Enough for a conversation, and little memory. */
const MOST = 32;

/** Keeps the newest readings; the oldest goes when there are more than 32. */
export function recentReadings(): RecentReadings {
  const kept = new Map<string, Reading>();
  return {
    keep: (reading) => {
      kept.delete(reading.document.id);
      kept.set(reading.document.id, reading);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    eventOf: (id) => {
      for (const { events, document } of kept.values()) {
        const event = events.find((one) => one.id === id);
        if (event) return { event, document };
      }
      return null;
    },
  };
}
