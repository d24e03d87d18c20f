import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { DragomanError } from "../errors.ts";
import type { FetchState } from "./fetch-politely.ts";

const State = z.object({
  version: z.literal(1),
  /** By address. */
  feeds: z.record(
    z.string(),
    z.object({ url: z.string(), etag: z.string().nullable(), lastModified: z.string().nullable() }),
  ),
  /** Documents whose events were not all told yet. */
  pending: z.array(z.string()),
  /** Events among theirs that were. */
  told: z.array(z.string()),
});

/** What a watch keeps between its rounds, so that one that was ended goes on where it stopped. */
export interface WatchState {
  readonly feeds: Map<string, FetchState>;
  readonly pending: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
}

/** The file beside a lake's folder that holds the state of its watch. */
export const watchStatePath = (lake: string): string => `${lake.replace(/\/+$/, "")}.watch.json`;

/** @throws DragomanError "ingest/damaged" where the file is none of a watch */
export async function readWatchState(path: string): Promise<WatchState> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return { feeds: new Map(), pending: new Set(), told: new Set() };
  try {
    const { feeds, pending, told } = State.parse(JSON.parse(text));
    return { feeds: new Map(Object.entries(feeds)), pending: new Set(pending), told: new Set(told) };
  } catch (cause) {
    const what = "the state of the watch cannot be read";
    const fix = "Remove the file: the feeds are then fetched whole once more.";
    throw new DragomanError("ingest/damaged", { what, where: path, fix }, { cause });
  }
}

/** Writes the state in one step: a crash leaves the old one or the new one. */
export async function writeWatchState(path: string, { feeds, pending, told }: WatchState): Promise<void> {
  const state = { version: 1, feeds: Object.fromEntries(feeds), pending: [...pending], told: [...told] };
  await writeFile(`${path}.tmp`, `${JSON.stringify(state, null, 1)}\n`);
  await rename(`${path}.tmp`, path);
}
