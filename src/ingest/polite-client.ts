import type { LookupFunction } from "node:net";
import robots, { type Robot } from "robots-parser";
import { Agent, request } from "undici";
import { DragomanError } from "../errors.ts";
import { isPrivateAddress, privateAddress, publicLookup } from "./private-address.ts";

/** How a client behaves. Every effect on the world can be given. */
export interface PoliteOptions {
  /** For tests and servers of one's own: also fetch from loopback and private networks. Default false. */
  readonly allowPrivate?: boolean;
  /** Finds the addresses of a name; default the system's. */
  readonly lookup?: LookupFunction;
  /** What it calls itself, beginning with "dragoman", the name that robots.txt may forbid. Default "dragoman". */
  readonly userAgent?: string;
  /** Least time between two requests to one host; a longer `Crawl-delay` counts, up to a minute. Default 1,000. */
  readonly gapMs?: number;
  /** For the connection, for the head of an answer, and between two pieces of its body. Default 30,000. */
  readonly timeoutMs?: number;
  /** For a whole answer. Default 15 minutes. */
  readonly answerMs?: number;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The answer to one request. Its body is read to the end or let go with `drop`. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: AsyncIterable<Uint8Array>;
  readonly drop: () => Promise<void>;
}

/** The package's types speak of a default export inside the module; Node gives the function itself. */
const robotsParser = robots as unknown as typeof robots.default;

const AGENT = "dragoman";
const ROBOTS_HOURS = 24;
/** @see RFC 9309, section 2.5 */
const MOST_ROBOTS_BYTES = 512_000;
const LONGEST_DELAY_MS = 60_000;
export const MOST_REDIRECTS = 5;

interface Rules {
  readonly until: number;
  /** Null where robots.txt could not be had: then nothing of the host may be fetched. */
  readonly robots: Robot | null;
}

/**
 * Sends requests as a good guest: it says who it is, asks robots.txt first, waits between two requests to one host, and never goes into a
 * private network. It lives as long as one run; its open connections are let go with `close`.
 */
export class PoliteClient {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly #options: PoliteOptions;
  readonly #agent: Agent;
  readonly #rules = new Map<string, Promise<Rules>>();
  readonly #free = new Map<string, number>();

  constructor(options: PoliteOptions = {}) {
    const { allowPrivate = false, lookup, timeoutMs = 30_000 } = options;
    this.#options = options;
    this.now = options.now ?? Date.now;
    this.sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    const own = allowPrivate ? (lookup ? { lookup } : {}) : { lookup: publicLookup(lookup) };
    const connect = { ...own, timeout: timeoutMs };
    this.#agent = new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxResponseSize: -1 });
  }

  /**
   * One GET, without following redirects.
   *
   * @throws DragomanError "ingest/unsafe" for a private address or another scheme; "ingest/refused" where robots.txt says no; errors of the network
   */
  async get(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    checkUrl(url, this.#options.allowPrivate ?? false);
    const { robots } = await this.#rulesOf(url);
    if (robots === null) throw refused(url, "its robots.txt cannot be had now, so nothing of the host is fetched");
    if (robots.isAllowed(url.href, AGENT) === false) throw refused(url, `its robots.txt forbids it to ${AGENT}`);
    return this.#send(url, headers, Math.min(LONGEST_DELAY_MS, 1_000 * (robots.getCrawlDelay(AGENT) ?? 0)));
  }

  /** Lets all connections go. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #rulesOf(url: URL): Promise<Rules> {
    const asking = this.#rules.get(url.origin);
    const known = asking && (await asking); // requests made at once wait for one answer
    if (known && this.now() < known.until) return known;
    const asked = this.#askRules(url);
    this.#rules.set(url.origin, asked);
    asked.catch(() => this.#rules.delete(url.origin));
    return asked;
  }

  async #askRules({ origin }: URL): Promise<Rules> {
    const address = new URL("/robots.txt", origin);
    const until = this.now() + ROBOTS_HOURS * 3_600_000;
    const rules = (text: string): Rules => ({ until, robots: robotsParser(address.href, text) });
    let at = address;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const answer = await this.#send(at, {}, 0);
      const next = redirectOf(answer, at);
      if (next === null && answer.status < 300) return rules(await textOf(answer, MOST_ROBOTS_BYTES));
      await answer.drop();
      // 4xx says that there are no rules; 5xx and 429 say nothing, and are asked again sooner.
      if (answer.status >= 500 || answer.status === 429) return { until: this.now() + 60_000, robots: null };
      if (next === null) return rules("");
      at = next;
    }
    return rules("");
  }

  async #send(url: URL, headers: Readonly<Record<string, string>>, delayMs: number): Promise<Answer> {
    checkUrl(url, this.#options.allowPrivate ?? false);
    await this.#wait(url.host, Math.max(this.#options.gapMs ?? 1_000, delayMs));
    const {
      statusCode,
      headers: got,
      body,
    } = await request(url, {
      dispatcher: this.#agent,
      headers: { "user-agent": this.#options.userAgent ?? AGENT, accept: "*/*", "accept-encoding": "gzip", ...headers },
      signal: AbortSignal.timeout(this.#options.answerMs ?? 900_000),
    });
    body.on("error", () => {}); // whoever reads the body gets the error; letting it go unread is no error
    const header = (name: string) => {
      const value = got[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    return { status: statusCode, header, body, drop: async () => void body.destroy() };
  }

  /** Keeps the gap between two requests to one host, also when they are asked for at once. */
  async #wait(host: string, gapMs: number): Promise<void> {
    const start = Math.max(this.now(), this.#free.get(host) ?? 0);
    this.#free.set(host, start + gapMs);
    const waitMs = start - this.now();
    if (waitMs > 0) await this.sleep(waitMs);
  }
}

/** Where an answer sends the asker, null where it does not. */
export function redirectOf(answer: Answer, from: URL): URL | null {
  const location = [301, 302, 303, 307, 308].includes(answer.status) ? answer.header("location") : null;
  return location !== null && URL.canParse(location, from.href) ? new URL(location, from) : null;
}

/** A host in digits is never looked up, so it is checked here; names are checked when they are looked up. */
function checkUrl(url: URL, allowPrivate: boolean): void {
  const fix = "Only http and https addresses are fetched.";
  if (!/^https?:$/.test(url.protocol))
    throw new DragomanError("ingest/unsafe", { what: `${url.protocol} is no web address`, where: url.href, fix });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isAddress = host.includes(":") || /^[\d.]+$/.test(host);
  if (!allowPrivate && isAddress && isPrivateAddress(host)) throw privateAddress(host, host);
}

async function textOf({ body }: Answer, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  return Buffer.concat(parts).toString("utf8");
}

function refused(url: URL, what: string): DragomanError {
  const fix = "Ask the publisher for leave, or use another source.";
  return new DragomanError("ingest/refused", { what, where: url.href, fix });
}
