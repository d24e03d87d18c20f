import { counted } from "../../text/counted.ts";
import type { StoredEvent } from "../stored-event.ts";
import type { ExportOptions } from "./export-format.ts";

/** What a citation says of a set of events. */
export interface EventSet {
  readonly events: number;
  readonly documents: number;
  readonly publishers: number;
  /** First and last date, as far as dates are known. */
  readonly dates: readonly [string, string] | null;
  readonly coders: readonly string[];
  readonly codebooks: readonly string[];
  /** Hashes of the models' weights. */
  readonly models: readonly string[];
  readonly query: string | null;
  /** Day on which it was taken from the lake. */
  readonly made: string;
}

/** Counts what a set of events holds. */
export async function describeSet(
  events: AsyncIterable<StoredEvent>,
  { now, query }: ExportOptions,
): Promise<EventSet> {
  const seen = { document: new Set<string>(), publisher: new Set<string>() };
  const made = { coder: new Set<string>(), codebook: new Set<string>(), version: new Set<string>() };
  let count = 0;
  let first: string | null = null;
  let last: string | null = null;
  for await (const { event, document } of events) {
    count += 1;
    seen.document.add(document.id);
    if (document.publisher !== null) seen.publisher.add(document.publisher);
    for (const field of ["coder", "codebook", "version"] as const) made[field].add(event.cite_info[field]);
    if (event.date !== null && (first === null || event.date < first)) first = event.date;
    if (event.date !== null && (last === null || last < event.date)) last = event.date;
  }
  return {
    events: count,
    documents: seen.document.size,
    publishers: seen.publisher.size,
    dates: first === null || last === null ? null : [first, last],
    coders: [...made.coder].sort(),
    codebooks: [...made.codebook].sort(),
    models: [...made.version].sort(),
    query,
    made: now.toISOString().slice(0, 10),
  };
}

/** The same in one sentence or two. */
export function describeInWords(set: EventSet): string {
  const dates = set.dates === null ? "" : `, dated ${set.dates[0]} to ${set.dates[1]}`;
  const parts = [
    `${counted(set.events, "event")} from ${counted(set.documents, "document")} of ${counted(set.publishers, "publisher")}${dates}`,
    `coded by ${set.coders.join(", ") || "nobody"} with ${set.codebooks.join(", ") || "no codebook"}, model ${set.models.join(", ") || "none"}`,
    set.query === null ? "all events of the lake" : `asked for: ${set.query}`,
  ];
  return `${parts.join("; ")}.`;
}
