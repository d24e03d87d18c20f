import { AsyncIterReader, type StatusAndHeaders, StatusAndHeadersParser } from "warcio";
import { damaged } from "./damaged.ts";
import { decodeBody } from "./decode-body.ts";
import type { WarcRecordBytes } from "./split-warc.ts";

/** What a record of a web archive holds: a page that was fetched, or its text. */
export interface WarcPayload {
  readonly kind: "payload";
  readonly locator: string;
  readonly offset: number;
  readonly recordId: string | null;
  readonly url: string | null;
  /** When it was fetched: nothing is known of when it was published. */
  readonly date: string | null;
  /** Without parameters, in lower case. */
  readonly contentType: string;
  readonly charset: string | null;
  /** ISO 639 codes, as the crawler identified them. */
  readonly languages: readonly string[];
  /** "text" is plain text that somebody stored as such or took out of a page; what a server gives as plain text is mostly no page. */
  readonly form: "html" | "text" | "other";
  readonly bytes: () => Promise<Uint8Array>;
}

/** A record that holds no page, and why. Nothing is wrong with it. */
export interface SkippedRecord {
  readonly kind: "skipped";
  readonly locator: string;
  readonly url: string | null;
  readonly reason: string;
}

/**
 * Reads the heads of one record. Null for records about the crawl itself (warcinfo, request, metadata).
 *
 * @throws DragomanError "ingest/damaged"; `bytes` also "ingest/bad-encoding", "ingest/too-large"
 */
export async function warcPayload(
  record: WarcRecordBytes,
  mostBytes: number,
): Promise<WarcPayload | SkippedRecord | null> {
  const { locator } = record;
  const { headers } = await readHead(record.head, locator);
  const url = headers.get("WARC-Target-URI")?.replace(/^<|>$/g, "") ?? null;
  const skipped = (reason: string): SkippedRecord => ({ kind: "skipped", locator, url, reason });
  const type = headers.get("WARC-Type");
  if (type === "revisit") return skipped(`unchanged since ${headers.get("WARC-Refers-To-Date") ?? "an earlier visit"}`);
  if (type === "continuation") return skipped("a part of a divided record");
  if (type === "resource" || type === "conversion")
    return payloadOf(
      record,
      { url, headers, stated: headers.get("Content-Type"), isResponse: false },
      async () => record.content,
    );
  if (type !== "response") return null;
  if (!/^application\/http\b/i.test(headers.get("Content-Type") ?? "")) return skipped("not HTTP");
  const { http, body } = await readHttp(record);
  if (http.statusCode !== 200) return skipped(`HTTP status ${http.statusCode}`);
  const said = { url, headers, stated: http.headers.get("Content-Type"), isResponse: true };
  return payloadOf(record, said, () => contentOf(body, http, { where: locator, mostBytes }));
}

interface Said {
  readonly url: string | null;
  readonly headers: StatusAndHeaders["headers"];
  /** The content type, as stated. */
  readonly stated: string | null | undefined;
  readonly isResponse: boolean;
}

function payloadOf({ locator, offset }: WarcRecordBytes, said: Said, bytes: WarcPayload["bytes"]): WarcPayload {
  const { url, headers, isResponse } = said;
  const stated = said.stated ?? "";
  const contentType = stated.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const isHtml = /^(text\/html|application\/xhtml\+xml)$/.test(contentType);
  return {
    kind: "payload",
    ...{ locator, offset, url, contentType, bytes },
    recordId: headers.get("WARC-Record-ID")?.replace(/^<|>$/g, "") ?? null,
    date: headers.get("WARC-Date") ?? null,
    charset: /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(stated)?.[1] ?? null,
    languages: (headers.get("WARC-Identified-Content-Language") ?? "").split(",").filter(Boolean),
    form: isHtml ? "html" : contentType === "text/plain" && !isResponse ? "text" : "other",
  };
}

async function readHead(head: Uint8Array, where: string): Promise<StatusAndHeaders> {
  // Null: the bytes are not packed any more.
  const reader = new AsyncIterReader([head], null);
  const parsed = await new StatusAndHeadersParser().parse(reader, { headersClass: Headers });
  if (parsed) return parsed;
  throw damaged(where, "the record's head is empty");
}

const MOST_HTTP_HEAD = 65_536;

/** Servers that end lines with LF alone are met in every crawl; the library's parser would look for the end of the head inside the page. */
async function readHttp({ content, locator }: WarcRecordBytes): Promise<{ http: StatusAndHeaders; body: Uint8Array }> {
  const start = Buffer.from(content.subarray(0, MOST_HTTP_HEAD)).toString("latin1");
  const end = /\r?\n\r?\n/.exec(start);
  if (!end || !start.startsWith("HTTP/")) throw damaged(locator, "the record holds no whole HTTP answer");
  const head = `${start.slice(0, end.index).replace(/\r?\n/g, "\r\n")}\r\n\r\n`;
  const http = await readHead(Buffer.from(head, "latin1"), locator);
  return { http, body: content.subarray(end.index + end[0].length) };
}

async function contentOf(body: Uint8Array, http: StatusAndHeaders, limits: { where: string; mostBytes: number }) {
  const chunked = /\bchunked\b/i.test(http.headers.get("Transfer-Encoding") ?? "");
  const joined = chunked ? await new AsyncIterReader([body], null, true).readFully() : body;
  return decodeBody(joined, { encoding: http.headers.get("Content-Encoding") ?? null, ...limits });
}
