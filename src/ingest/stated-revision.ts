import type { Revision } from "./source-document.ts";

/** What an item of a news agency says of its version. */
export interface RevisionWords {
  readonly item: string;
  /** The number of the version, as stated. */
  readonly number: string | null;
  /** When the version was made, as stated. */
  readonly time: string | null;
  readonly status: Revision["status"];
}

/** Sorts behind every number and every time. */
const LAST = "9999999999";

/**
 * A version that orders as text: its number, else its time in UTC. A time sorts behind a number, for an advisory without a number
 * follows what it is about; so does a kill without either.
 */
export function statedRevision({ item, number, time, status }: RevisionWords): Revision {
  return { item, version: numbered(number) ?? timed(time) ?? (status === "canceled" ? LAST : zero), status };
}

const WIDTH = LAST.length;
const zero = "0".repeat(WIDTH);

const numbered = (words: string | null) =>
  words !== null && /^\d+$/.test(words) && words.length < WIDTH ? words.padStart(WIDTH, "0") : null;

function timed(words: string | null): string | null {
  const time = words === null ? Number.NaN : Date.parse(words);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Whether an item may not be used yet. A date that cannot be read holds it back: what is withheld too long can still be read later. */
export function isEmbargoed(until: string | null, now: Date): boolean {
  if (until === null) return false;
  const time = Date.parse(until);
  return Number.isNaN(time) || now.getTime() < time;
}
