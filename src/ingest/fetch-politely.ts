import pRetry, { AbortError } from "p-retry";
import { DragomanError, type ErrorCode } from "../errors.ts";
import { type Answer, MOST_REDIRECTS, type PoliteClient, redirectOf } from "./polite-client.ts";

/** What is kept of an answer, so that the next request can ask for news only. It can be stored as JSON. */
export interface FetchState {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What a request gave. */
export type Fetched =
  | { readonly kind: "unchanged"; readonly url: string; readonly state: FetchState }
  | {
      readonly kind: "changed";
      /** After redirects. */
      readonly url: string;
      readonly contentType: string | null;
      readonly charset: string | null;
      /** To be kept only when the body was read to its end. */
      readonly state: FetchState;
      /** As sent: it may be packed with gzip; `openBytes` unpacks it. May throw "ingest/too-large" or "ingest/unreadable". */
      readonly body: AsyncIterable<Uint8Array>;
    };

export interface FetchOptions {
  /** The state of an earlier answer. */
  readonly state?: FetchState | null;
  /** Most bytes of a body, as sent. Default 100 MiB. */
  readonly mostBytes?: number;
  /** How often a busy server (429, 5xx) or a broken connection is tried again. Default 3. */
  readonly retries?: number;
  /** The first pause before a new try; each later one is twice as long. Default 2,000. */
  readonly backOffMs?: number;
  /** Longest pause that a server may ask for with `Retry-After`. Default two minutes. */
  readonly mostWaitMs?: number;
}

/**
 * Fetches an address, and asks only for what is new where a state is given. Redirects are followed, at most five, each checked like the
 * first address.
 *
 * @throws DragomanError "ingest/missing" (404, 410, no such host), "ingest/refused" (401, 403, 451, robots.txt), "ingest/unsafe" (private
 *   address), "ingest/too-large", "ingest/unreadable" (everything else that keeps it from being read)
 */
export async function fetchPolitely(url: string, client: PoliteClient, options: FetchOptions = {}): Promise<Fetched> {
  const { retries = 3, backOffMs = 2_000, mostWaitMs = 120_000 } = options;
  const attempt = async () => {
    try {
      return await tryOnce(url, client, options);
    } catch (error) {
      throw error instanceof Busy || !(error instanceof Error) ? error : new AbortError(error);
    }
  };
  return pRetry(attempt, {
    retries,
    minTimeout: 0, // the pause is made below, so that a server can say how long
    maxTimeout: 0,
    onFailedAttempt: async (error) => {
      if (!(error instanceof Busy)) throw error;
      if (error.retriesLeft === 0 || (error.waitMs ?? 0) > mostWaitMs) throw error.asFinal(url);
      await client.sleep(error.waitMs ?? backOffMs * 2 ** (error.attemptNumber - 1));
    },
  });
}

/** What may go better another time. */
class Busy extends Error {
  constructor(
    what: string,
    /** How long the server asks to be left alone. */
    readonly waitMs: number | null,
    options?: ErrorOptions,
  ) {
    super(what, options);
  }

  asFinal(url: string): DragomanError {
    const asks = this.waitMs === null ? "" : `, and asks to wait ${Math.ceil(this.waitMs / 1_000)} s`;
    return fetchError("ingest/unreadable", url, `${this.message}${asks}`, "Try again later.", this.cause);
  }
}

async function tryOnce(url: string, client: PoliteClient, options: FetchOptions): Promise<Fetched> {
  if (!URL.canParse(url)) throw fetchError("ingest/unreadable", url, "this is no address", "Check how it is written.");
  let at = new URL(url);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await send(at, client, options.state ?? null);
    const next = redirectOf(answer, at);
    if (next === null) return fetchedFrom(answer, at, { client, ...options });
    await answer.drop();
    at = next;
  }
  throw fetchError(
    "ingest/unreadable",
    url,
    `it redirects more than ${MOST_REDIRECTS} times`,
    "Give the last address.",
  );
}

async function send(at: URL, client: PoliteClient, state: FetchState | null): Promise<Answer> {
  // A tag means something only to who gave it.
  const known = state?.url === at.href ? state : null;
  const headers = {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
  try {
    return await client.get(at, headers);
  } catch (error) {
    throw networkError(at.href, error);
  }
}

async function fetchedFrom(
  answer: Answer,
  at: URL,
  { client, state = null, mostBytes = 104_857_600 }: FetchOptions & { readonly client: PoliteClient },
): Promise<Fetched> {
  const url = at.href;
  const next: FetchState = { url, etag: answer.header("etag"), lastModified: answer.header("last-modified") };
  if (answer.status === 304 && state !== null) {
    await answer.drop();
    const kept = { url, etag: next.etag ?? state.etag, lastModified: next.lastModified ?? state.lastModified };
    return { kind: "unchanged", url, state: kept };
  }
  const length = Number(answer.header("content-length") ?? 0);
  const encoding = answer.header("content-encoding") ?? "identity";
  const failed =
    statusError(answer, url, client.now()) ??
    (length > mostBytes ? tooLarge(url, mostBytes) : null) ??
    (/^(x-)?gzip$|^identity$/i.test(encoding) ? null : strangeEncoding(url, encoding));
  if (failed) {
    await answer.drop();
    throw failed;
  }
  const contentType = answer.header("content-type");
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? "")?.[1] ?? null;
  return { kind: "changed", url, contentType, charset, state: next, body: bounded(answer, url, mostBytes) };
}

function statusError({ status, header }: Answer, url: string, now: number): Error | null {
  if (status === 200 || status === 203) return null;
  if (status === 429 || status >= 500) return new Busy(`it answers ${status}`, waitOf(header("retry-after"), now));
  if (status === 404 || status === 410)
    return fetchError("ingest/missing", url, `it answers ${status}: there is no such page`, "Check the address.");
  if ([401, 402, 403, 407, 451].includes(status))
    return fetchError("ingest/refused", url, `it answers ${status}: the page is not given`, "Ask the publisher.");
  return fetchError("ingest/unreadable", url, `it answers ${status}`, "Check the address with a browser.");
}

/** Seconds or a date. @see RFC 9110, section 10.2.3 */
function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? null : Math.max(0, until - now);
}

async function* bounded({ body, drop }: Answer, url: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > mostBytes) throw tooLarge(url, mostBytes);
      yield part;
    }
  } catch (error) {
    const known = networkError(url, error);
    throw known instanceof Busy ? known.asFinal(url) : known;
  } finally {
    await drop();
  }
}

function networkError(url: string, error: unknown): Error {
  if (error instanceof DragomanError || !(error instanceof Error)) return error as Error; // libraries throw errors only
  const code = "code" in error ? String(error.code) : error.name;
  if (code === "ENOTFOUND")
    return fetchError("ingest/missing", url, "there is no such host", "Check the address.", error);
  if (/^(CERT_|DEPTH_|UNABLE_|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|HPE_)/.test(code))
    return fetchError(
      "ingest/unreadable",
      url,
      `its answer cannot be trusted: ${error.message}`,
      "Tell the publisher.",
      error,
    );
  const passing = /^(E[A-Z_]+|UND_ERR_\w+|TimeoutError|AbortError|23)$/.test(code); // 23: an AbortSignal's time is over
  return passing ? new Busy(`the connection fails: ${error.message || code}`, null, { cause: error }) : error;
}

const tooLarge = (url: string, most: number) =>
  fetchError("ingest/too-large", url, `it has more than ${most} bytes`, "Fetch it yourself and give the file.");

const strangeEncoding = (url: string, encoding: string) =>
  fetchError(
    "ingest/bad-encoding",
    url,
    `it is sent as ${encoding}, though only gzip was asked for`,
    "Fetch it yourself.",
  );

function fetchError(code: ErrorCode, where: string, what: string, fix: string, cause?: unknown): DragomanError {
  return new DragomanError(code, { what, where, fix }, cause === undefined ? {} : { cause });
}
