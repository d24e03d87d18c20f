import type { Coded, Outcome } from "../ingest/code-documents.ts";
import type { CodeProgress, Tally } from "./code-progress.ts";

/** What a run gave. */
export interface CodedCounts {
  readonly tally: Tally;
  /** Ended by the user before the inputs were. */
  readonly stopped: boolean;
  /** Failures by the code of their error, those that were known before too. */
  readonly failures: ReadonlyMap<string, CodedFailures>;
}

/** Failures of one kind. */
export interface CodedFailures {
  readonly times: number;
  /** The first one. */
  readonly what: string;
  readonly where: string;
}

/** How a run is counted. */
export interface CountOptions {
  readonly progress: CodeProgress;
  readonly signal: AbortSignal;
  readonly commit: () => Promise<unknown>;
  /** A crash loses at most what was read in so long; default a minute. */
  readonly commitEveryMs?: number;
}

/** Codes all there is, or until the signal is aborted, and commits every so often; the last commit is left to the caller. */
export async function countCoded(coded: AsyncIterable<Coded>, options: CountOptions): Promise<CodedCounts> {
  const { progress, signal, commit, commitEveryMs = 60_000 } = options;
  const tally: Record<Outcome | "events", number> = {
    read: 0,
    duplicate: 0,
    withdrawn: 0,
    failed: 0,
    known: 0,
    events: 0,
  };
  const failures = new Map<string, CodedFailures>();
  let committed = Date.now();
  for await (const one of coded) {
    tally[one.outcome] += 1;
    tally.events += one.events;
    if (one.error) failures.set(one.error.code, failuresWith(one, one.error, failures.get(one.error.code)));
    progress.note(one, tally);
    if (signal.aborted) break;
    if (Date.now() - committed < commitEveryMs) continue;
    await commit();
    committed = Date.now();
  }
  return { tally, stopped: signal.aborted, failures };
}

function failuresWith(
  { locator }: Coded,
  error: NonNullable<Coded["error"]>,
  before: CodedFailures | undefined,
): CodedFailures {
  if (before) return { ...before, times: before.times + 1 };
  // A reading names its document by an id that the user never saw.
  const { what, where } = "detail" in error ? error.detail : { what: error.what, where: locator };
  return { times: 1, what, where };
}
