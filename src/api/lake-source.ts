import type { Lake } from "../store/lake.ts";

/** A lake that is served: whoever asks sees what was committed a moment ago. */
export interface LakeSource {
  /** The lake, refreshed if that was not done a moment ago. */
  readonly now: () => Promise<Lake>;
  /** Refreshes at once: after a write of one's own. */
  readonly refresh: () => Promise<Lake>;
}

/** A lake is looked at again after so long. */
const FRESH_MS = 500;

/** The source of one lake. @param now in ms */
export function lakeSource(lake: Lake, now: () => number = Date.now): LakeSource {
  let seen = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    await lake.refresh();
    seen = now();
    return lake;
  };
  return {
    refresh,
    now: async () => {
      if (now() - seen < FRESH_MS) return lake;
      seen = now(); // those who come meanwhile need not wait
      return refresh();
    },
  };
}
