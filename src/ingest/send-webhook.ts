import { createHmac } from "node:crypto";
import type { LookupFunction } from "node:net";
import pRetry, { AbortError } from "p-retry";
import { Agent, request } from "undici";
import { DragomanError } from "../errors.ts";
import { isPrivateAddress, privateAddress, publicLookup } from "./private-address.ts";

/** How a message is sent. */
export interface WebhookOptions {
  /** Signs the message: `X-Dragoman-Signature: sha256=` and the HMAC-SHA256 of the body in hexadecimal. */
  readonly secret?: string;
  /** Also send to loopback and private networks. Default false. */
  readonly allowPrivate?: boolean;
  /** How often a busy receiver (429, 5xx) or a broken connection is tried again. Default 4. */
  readonly retries?: number;
  /** The first pause before a new try; each later one is twice as long. Default 1,000. */
  readonly backOffMs?: number;
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
}

/**
 * POSTs one message as JSON. Redirects are not followed. The same message may come twice where an answer was lost: its receiver tells by
 * its `id`.
 *
 * @throws DragomanError "ingest/unsafe" for a private address, "ingest/refused" where the receiver does not want it, "ingest/unreadable" where it
 *   cannot be reached
 */
export async function sendWebhook(url: string, message: object, options: WebhookOptions = {}): Promise<void> {
  const { allowPrivate = false, retries = 4, backOffMs = 1_000, timeoutMs = 15_000, lookup } = options;
  checkWebhook(url, allowPrivate);
  const connect = allowPrivate ? (lookup ? { lookup } : {}) : { lookup: publicLookup(lookup) };
  const dispatcher = new Agent({ connect: { ...connect, timeout: timeoutMs } });
  const body = JSON.stringify(message);
  const signature = options.secret === undefined ? null : createHmac("sha256", options.secret).update(body);
  const headers = {
    "content-type": "application/json",
    "user-agent": "dragoman",
    ...(signature ? { "x-dragoman-signature": `sha256=${signature.digest("hex")}` } : {}),
  };
  const post = async () => {
    const answer = await request(url, {
      dispatcher,
      method: "POST",
      headers,
      body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    }).catch((cause) => Promise.reject(networkError(url, cause)));
    await answer.body.dump();
    checkStatus(url, answer.statusCode);
  };
  await pRetry(post, { retries, minTimeout: backOffMs, maxTimeout: 60_000 }).finally(() => dispatcher.destroy());
}

/** @throws DragomanError "ingest/unsafe" for what is no http(s) address, or a private one in digits; names are looked at when it is sent */
export function checkWebhook(url: string, allowPrivate: boolean): void {
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw webhookError(
      "ingest/unsafe",
      url,
      "this is no http or https address",
      "Give an address such as https://example.org/hook.",
    );
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const isAddress = host.includes(":") || /^[\d.]+$/.test(host);
  if (!allowPrivate && isAddress && isPrivateAddress(host)) throw privateAddress(host, host);
}

function checkStatus(url: string, status: number): void {
  if (status >= 200 && status < 300) return;
  const error = webhookError("ingest/refused", url, `it answers ${status}`, "Check the receiver.");
  throw status === 429 || status >= 500 ? error : new AbortError(error);
}

function networkError(url: string, cause: unknown): Error {
  if (cause instanceof DragomanError) return new AbortError(cause);
  const what = `it cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`;
  return webhookError("ingest/unreadable", url, what, "Check the address and the receiver.", cause);
}

function webhookError(
  code: "ingest/unsafe" | "ingest/refused" | "ingest/unreadable",
  where: string,
  what: string,
  fix: string,
  cause?: unknown,
): DragomanError {
  return new DragomanError(code, { what, where, fix }, cause === undefined ? {} : { cause });
}
