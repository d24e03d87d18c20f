import { RequestError } from "./request-error.ts";

/** How one request is made; `json` is sent as the body of a POST. */
export interface RequestOptions {
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

export type QueryValue = string | number | readonly string[] | null | undefined;

const KEY = "dragoman-key";

/**
 * One answer of /v1 as JSON. A busy server (429) is asked once more after the time it names.
 *
 * @throws RequestError with the server's problem, or with status 0 when no server answers
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const first = await ask(path, options);
  const response = first.status === 429 ? await askAgain(first, path, options) : first;
  if (!response.ok) throw await errorOf(response);
  // The server checks its answers against the schema that this shape was written from.
  return (await response.json()) as T;
}

/** Remembers the key of a server that asks for one, as long as the tab is open. */
export function rememberKey(key: string): void {
  sessionStorage.setItem(KEY, key);
}

/** `?a=1&b=2` without what is empty; nothing at all where all is. */
export function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((each) => (String(each) === "" ? [] : [[name, String(each)]])),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

async function ask(path: string, { query = {}, json, signal }: RequestOptions): Promise<Response> {
  const key = sessionStorage.getItem(KEY);
  const headers = {
    accept: "application/json",
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  const body = json === undefined ? {} : { method: "POST", body: JSON.stringify(json) };
  try {
    return await fetch(`/v1/${path}${queryString(query)}`, { headers, ...body, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestError(0, {
      code: "page/no-server",
      what: "The server does not answer.",
      where: path,
      fix: "Is `dragoman serve` still running?",
    });
  }
}

async function askAgain(busy: Response, path: string, options: RequestOptions): Promise<Response> {
  const seconds = Math.min(Number(busy.headers.get("retry-after")) || 1, 10);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  options.signal?.throwIfAborted();
  return ask(path, options);
}

async function errorOf(response: Response): Promise<RequestError> {
  const body: unknown = await response.json().catch(() => null);
  const said = typeof body === "object" && body !== null ? new Map(Object.entries(body)) : new Map<string, unknown>();
  const text = (name: string) => (typeof said.get(name) === "string" ? String(said.get(name)) : "");
  return new RequestError(response.status, {
    code: text("code") || `http/${response.status}`,
    what: text("detail") || text("title") || `The server answered ${response.status}.`,
    where: text("where"),
    fix: text("fix"),
  });
}
