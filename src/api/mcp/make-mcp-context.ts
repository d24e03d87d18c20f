import { type KnownValues, loadKnownValues } from "../../store/known-values.ts";
import type { Lake } from "../../store/lake.ts";
import { type QueueLimits, readQueue } from "../read-queue.ts";
import type { McpContext } from "./mcp-context.ts";
import { recentReadings } from "./recent-readings.ts";

/** What a context is made of. */
export interface ContextParts extends Pick<McpContext, "version" | "lake" | "reader"> {
  /** The package's own by default. */
  readonly known?: KnownValues;
  readonly queue?: QueueLimits;
}

/** As many as are read in a few seconds: an agent that waits longer gives up. */
const MOST_WAITING = 100;

/** The context that all sessions of one program share. */
export function makeMcpContext({
  version,
  lake,
  reader,
  known = loadKnownValues(),
  queue = { mostTasks: MOST_WAITING },
}: ContextParts): McpContext {
  const shared = lake && sharedLake(lake);
  return { version, lake: shared, reader, known, queue: readQueue(queue), recent: recentReadings() };
}

/** A lake that is refreshed once at a time: those who ask for it meanwhile wait for the same refresh, for two at once would clash. */
function sharedLake(lake: Lake): Lake {
  let running: Promise<void> | undefined;
  return {
    folder: lake.folder,
    get commits() {
      return lake.commits;
    },
    get parts() {
      return lake.parts;
    },
    query: lake.query,
    stream: lake.stream,
    refresh: () => {
      running ??= lake.refresh().finally(() => {
        running = undefined;
      });
      return running;
    },
    close: lake.close,
  };
}
