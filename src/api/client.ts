import { z } from "zod";
import { DragomanError, type ErrorCode } from "../errors.ts";
import type { Reading } from "../record/reading.ts";
import type { Correction, GivenCorrection } from "../store/correction.ts";
import type { DyadPeriod } from "../store/dyad-series.ts";
import type { Quotation } from "../store/find-quotations.ts";
import type { LakeTotals } from "../store/lake-totals.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/** A filter as the API takes it: names in snake_case; a list means any of its values. */
export type ClientFilter = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** A text to be read. */
export interface ClientText {
  readonly text: string;
  readonly id?: string;
  readonly date?: string;
  readonly title?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly with_text?: boolean;
}

/** What a server says of itself. */
export interface ServerHealth {
  readonly version: string;
  readonly coder: string;
  readonly model: string;
  readonly codebook: string;
  readonly lake: LakeTotals | null;
}

/** Asks a server of dragoman. Every method throws the DragomanError that the server answers with. */
export interface Client {
  readonly health: () => Promise<ServerHealth>;
  readonly read: (text: ClientText) => Promise<Reading>;
  /** At most 100. */
  readonly readMany: (texts: readonly ClientText[]) => Promise<readonly Reading[]>;
  readonly readUrl: (url: string, date?: string) => Promise<Reading>;
  /** All events of a filter, streamed. */
  readonly events: (filter?: ClientFilter) => AsyncGenerator<StoredEvent, void, void>;
  readonly event: (
    id: string,
  ) => Promise<StoredEvent & { readonly corrections: readonly Correction[]; readonly withdrawn: boolean }>;
  readonly series: (filter: ClientFilter) => Promise<readonly DyadPeriod[]>;
  readonly quotations: (filter: ClientFilter) => Promise<readonly Quotation[]>;
  readonly correct: (correction: GivenCorrection) => Promise<Correction>;
  /** Any other path of the API: `/v1/sources`. */
  readonly get: (path: string, query?: ClientFilter) => Promise<unknown>;
}

export interface ClientOptions {
  /** Of the server: `http://localhost:8787`. */
  readonly url: string;
  readonly key?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** How often a busy server (429) is asked again after the pause that it names. Default 5. */
  readonly retries?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** A client of one server. */
export function createClient(options: ClientOptions): Client {
  const get = async <T>(path: string, query: ClientFilter = {}) =>
    (await send(options, urlOf(options, path, query))).json() as Promise<T>;
  const post = async <T>(path: string, body: unknown) => {
    const headers = { "content-type": "application/json" };
    const answer = await send(options, urlOf(options, path, {}), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return answer.json() as Promise<T>;
  };
  // Types of answers are sound as far as the server is of the same version: its tests hold its answers against its schemas.
  return {
    health: () => get("/v1/health"),
    read: (text) => post("/v1/readings", text),
    readMany: async (texts) => (await post<{ readings: Reading[] }>("/v1/readings", { texts })).readings,
    readUrl: (url, date) => post("/v1/readings/from-url", { url, ...(date === undefined ? {} : { date }) }),
    events: async function* (filter = {}) {
      const url = urlOf(options, "/v1/events", filter);
      const { body } = await send(options, url, { headers: { accept: "application/x-ndjson" } });
      for await (const line of linesOf(body)) yield JSON.parse(line) as StoredEvent;
    },
    event: (id) => get(`/v1/events/${encodeURIComponent(id)}`),
    series: async (filter) => (await get<{ series: DyadPeriod[] }>("/v1/series", filter)).series,
    quotations: async (filter) => (await get<{ quotations: Quotation[] }>("/v1/quotations", filter)).quotations,
    correct: (correction) => post("/v1/corrections", correction),
    get,
  };
}

function urlOf({ url }: ClientOptions, path: string, query: ClientFilter): URL {
  const full = new URL(path, url);
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) full.searchParams.append(name, String(one));
  return full;
}

async function send(options: ClientOptions, url: URL, request: RequestInit = {}): Promise<Response> {
  const {
    key,
    fetch = globalThis.fetch,
    retries = 5,
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  } = options;
  const headers = {
    ...(request.headers as Record<string, string>),
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  }; // set above, as a plain object
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(url, { ...request, headers });
    if (answer.ok) return answer;
    if (answer.status !== 429 || attempt === retries) throw await errorOf(answer, url);
    await sleep(1_000 * Number(answer.headers.get("retry-after") ?? 1));
  }
}

const Wire = z.object({ code: z.string(), detail: z.string(), where: z.string(), fix: z.string() });

async function errorOf(answer: Response, url: URL): Promise<Error> {
  const parsed = Wire.safeParse(await answer.json().catch(() => null));
  if (!parsed.success || !parsed.data.code.includes("/")) return new Error(`${url.href} answers ${answer.status}`);
  const { code, detail, where, fix } = parsed.data;
  return new DragomanError(code as ErrorCode, { what: detail, where, fix }); // a server of this version sends no other
}

async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of body ?? []) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
