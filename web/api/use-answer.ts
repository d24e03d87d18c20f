import { useEffect, useState } from "preact/hooks";
import { type RequestOptions, request } from "./request.ts";
import type { RequestError } from "./request-error.ts";

/** Where a question stands. While a new one is under way the old answer stays on show. */
export interface Asked<T> {
  readonly answer: T | null;
  readonly error: RequestError | null;
  readonly waiting: boolean;
  /** Asks once more. */
  readonly again: () => void;
}

/** Asks when the page shows it and whenever the question changes; null asks nothing. */
export function useAnswer<T>(path: string | null, query: RequestOptions["query"] = {}): Asked<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<Asked<T>, "again">>({ answer: null, error: null, waiting: path !== null });
  const key = JSON.stringify(query);
  // `key` stands for `query`, whose identity changes with every render
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    setState(({ answer }) => ({ answer, error: null, waiting: true }));
    request<T>(path, { query, signal: stop.signal }).then(
      (answer) => setState({ answer, error: null, waiting: false }),
      // Only `request` throws here, and only a RequestError unless we stopped it ourselves.
      (error) => stop.signal.aborted || setState({ answer: null, error: error as RequestError, waiting: false }),
    );
    return () => stop.abort();
  }, [path, key, round]);
  return { ...state, again: () => setRound((n) => n + 1) };
}
