import type { CheckedFilter } from "../store/check-values.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { linkNew } from "../store/link-new.ts";
import { openLake } from "../store/open-lake.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { Agencies } from "./agencies.ts";
import { type Coded, codeDocuments, type TextReader } from "./code-documents.ts";
import { loadKnownTexts } from "./known-texts.ts";
import type { PoliteClient } from "./polite-client.ts";
import { readInputs } from "./read-inputs.ts";
import type { SiteRegistry } from "./site-registry.ts";
import { watchAlerts } from "./watch-alerts.ts";
import { readWatchState, type WatchState, watchStatePath, writeWatchState } from "./watch-state.ts";

/** What a watch looks at, with what, and whom it tells. */
export interface WatchOptions {
  readonly addresses: readonly string[];
  readonly filter: CheckedFilter;
  readonly client: PoliteClient;
  readonly reader: TextReader;
  readonly agencies: Agencies;
  readonly sites?: SiteRegistry;
  readonly keepText?: boolean;
  /** Tells of one event. Where it fails, the event is told in a later round. */
  readonly tell: (alert: StoredEvent) => Promise<void>;
  /** Told what became of each item. */
  readonly note?: (coded: Coded) => void;
  readonly signal?: AbortSignal;
}

/** What one round did. */
export interface WatchRound {
  readonly read: number;
  readonly failed: number;
  readonly alerts: number;
}

/**
 * One round of a watch: fetches what changed, codes what is new into the lake, and tells of the new events that match, once a story.
 * An alert is told at least once: a round that was cut off between coding and telling tells in the next one.
 *
 * @throws DragomanError "store/locked" while another writer is at work, and what `tell` throws
 */
export async function watchRound(folder: string, options: WatchOptions): Promise<WatchRound> {
  const path = watchStatePath(folder);
  const coded = await codeNews(folder, path, options);
  const state = await readWatchState(path);
  const told = new Set(state.told);
  const lake = await openLake(folder);
  try {
    const found = await watchAlerts(lake, options.filter, state.pending);
    const alerts = found.filter(({ event }) => !told.has(event.id));
    for (const alert of alerts) {
      await options.tell(alert);
      told.add(alert.event.id);
      await writeWatchState(path, { ...state, told });
    }
    if (state.pending.size > 0) await writeWatchState(path, { ...state, pending: new Set(), told: new Set() });
    return { ...coded, alerts: alerts.length };
  } finally {
    lake.close();
  }
}

/** Leaves in the state which documents are new. It is written before they are in the lake, so that none is forgotten. */
async function codeNews(folder: string, path: string, options: WatchOptions): Promise<Omit<WatchRound, "alerts">> {
  const { reader, note, signal, addresses } = options;
  const state = await readWatchState(path);
  const writer = await openLakeWriter(folder, { coder: reader.coder, model: reader.modelHash });
  try {
    const lake = await openLake(folder);
    const known = await loadKnownTexts(lake).finally(() => lake.close());
    const feeds = new Map(state.feeds);
    const pending = new Set(state.pending);
    const hasPage = known.hasPage.bind(known);
    const reading = { client: options.client, states: feeds, hasPage, ...(signal ? { signal } : {}) };
    const counts = { read: 0, failed: 0 };
    for await (const one of codeDocuments(readInputs(addresses, reading), { ...options, writer, known })) {
      note?.(one);
      if (one.outcome === "read" && one.id !== null) pending.add(one.id);
      if (one.outcome === "read" || one.outcome === "failed") counts[one.outcome] += 1;
      if (signal?.aborted) break;
    }
    await writeWatchState(path, { ...state, pending });
    await writer.commit();
    if (counts.read > 0 || pending.size > 0) await linkNew(folder, writer);
    const kept: WatchState = { ...state, pending, feeds: signal?.aborted ? state.feeds : feeds };
    await writeWatchState(path, kept);
    return counts;
  } finally {
    await writer.close();
  }
}
