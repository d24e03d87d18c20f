import { decodeText } from "./decode-text.ts";
import { caughtFailure, failedItem } from "./failed-item.ts";
import type { ItemOptions } from "./ingest-item.ts";
import type { OpenedBytes } from "./open-bytes.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";
import type { Ingested } from "./source-document.ts";
import { splitWarc, type WarcRecordBytes } from "./split-warc.ts";
import { type SkippedRecord, type WarcPayload, warcPayload } from "./warc-payload.ts";

/** What the reader of web archives is told from outside. */
export interface WarcOptions {
  /** The input's name; `name@1024` is the record at byte 1,024 of the file as it is stored. */
  readonly name: string;
  /** Reads one page of HTML. */
  readonly readPage: (html: Uint8Array, page: ItemOptions) => Ingested | Promise<Ingested>;
  /** Told of every record that holds no page that can be read: redirects, pictures, revisits. */
  readonly noteSkipped?: (record: SkippedRecord) => void;
  /** Longest page, packed or unpacked; default 20 MB. */
  readonly mostRecordBytes?: number;
}

/**
 * Reads a web archive, WARC 1.0 or 1.1, packed or not: pages of HTML that were answered with 200, files stored as such, and texts that
 * were taken out of pages (.wet). One record is in memory at a time. A broken record is a failure, and the next one is read.
 * When a page was fetched says nothing of when it was published, so that date is not given.
 */
export async function* readWarc(opened: OpenedBytes, options: WarcOptions): AsyncGenerator<Ingested> {
  const { name, mostRecordBytes = 20_000_000 } = options;
  for await (const record of splitWarc(opened, { name, mostRecordBytes })) {
    const item = record.kind === "failure" ? record : await readRecord(record, { ...options, mostRecordBytes });
    if (item?.kind === "skipped") options.noteSkipped?.(item);
    else if (item) yield item;
  }
}

type RecordOptions = WarcOptions & { readonly mostRecordBytes: number };

async function readRecord(record: WarcRecordBytes, options: RecordOptions): Promise<Ingested | SkippedRecord | null> {
  const { locator } = record;
  try {
    const payload = await warcPayload(record, options.mostRecordBytes);
    if (payload?.kind !== "payload") return payload;
    if (payload.form === "other") {
      const reason = payload.contentType === "" ? "no content type" : payload.contentType;
      return { kind: "skipped", locator, url: payload.url, reason };
    }
    if (record.cut) {
      const what = `the page is longer than ${options.mostRecordBytes} bytes`;
      return failedItem("ingest/too-large", { locator, what, fix: "No news page is so large; leave it out." });
    }
    return await (payload.form === "text" ? readText(payload) : readHtml(payload, options.readPage));
  } catch (error) {
    return caughtFailure(error, locator);
  }
}

async function readHtml(payload: WarcPayload, readPage: WarcOptions["readPage"]): Promise<Ingested> {
  const { locator, url, charset, recordId } = payload;
  const item = await readPage(await payload.bytes(), { locator, url, charset });
  if (item.kind === "failure") return { ...item, locator, id: item.id ?? recordId };
  const { document } = item;
  const found = { ...document, locator, id: document.id ?? recordId, url: document.url ?? url, format: "warc" };
  return { kind: "document", document: found };
}

/** A text from a crawl has one block a line, with the page's menus among them. */
async function readText({ locator, recordId: id, charset, ...payload }: WarcPayload): Promise<Ingested> {
  const text = plainParagraphs(decodeText(await payload.bytes(), { locator, charset }).split(/\r?\n/));
  if (text === "")
    return failedItem("ingest/no-text", { locator, id, what: "the record is empty", fix: "Leave it out." });
  const [language, ...others] = payload.languages;
  const said = {
    title: null,
    published: null,
    publisher: null,
    author: null,
    credits: [],
    license: null,
    revision: null,
  };
  const document = { ...said, locator, id, text, url: payload.url, language: tagOf(language, others), format: "warc" };
  return { kind: "document", document };
}

/** BCP 47 for the one language that was identified; of several, which is the text's is not known. */
function tagOf(language: string | undefined, others: readonly string[]): string | null {
  if (language === undefined || others.length > 0 || !/^[a-z]{2,3}$/.test(language)) return null;
  return Intl.getCanonicalLocales(language)[0] ?? null;
}
