import { DragomanError } from "../errors.ts";
import type { ColumnMap } from "./column-map.ts";
import { decodeText } from "./decode-text.ts";
import { caughtFailure } from "./failed-item.ts";
import type { ItemOptions } from "./ingest-item.ts";
import type { OpenedBytes } from "./open-bytes.ts";
import { fragmentText } from "./page-text.ts";
import { readCsvFile } from "./read-csv-file.ts";
import { readFeed } from "./read-feed.ts";
import { readHtml } from "./read-html.ts";
import { readJsonFile } from "./read-json-file.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readNewsml } from "./read-newsml.ts";
import { readParquet } from "./read-parquet.ts";
import { readTextFile } from "./read-text-file.ts";
import { readWarc } from "./read-warc.ts";
import { type SourceFormat, sniffFormat } from "./sniff-format.ts";
import type { Ingested } from "./source-document.ts";
import type { SkippedRecord } from "./warc-payload.ts";

/** What is said about one input. */
export interface SourceOptions {
  /** Path, address or "-": the locators of its items begin with it. */
  readonly name: string;
  /** HTTP's, where the input came that way. */
  readonly contentType?: string | null;
  readonly charset?: string | null;
  /** Where the input was published, when it is one page. */
  readonly url?: string | null;
  /** The user's names of columns, for tables and JSON. */
  readonly columns?: ColumnMap;
  readonly now?: () => Date;
  /** Told of the records of a web archive that hold no page. */
  readonly noteSkipped?: (record: SkippedRecord) => void;
}

/** An item of an input; `teaserOnly` where the whole text stands elsewhere. */
export type SourceItem = Ingested & { readonly teaserOnly?: boolean };

const MOST_PAGE_BYTES = 20_000_000;
const MOST_NEWSML_BYTES = 100_000_000;

/** The items of one opened input, whatever its format. What cannot be read is a failure among them. */
export async function* readSource(opened: OpenedBytes, options: SourceOptions): AsyncGenerator<SourceItem> {
  try {
    const format = sniffFormat(opened.head, options);
    for await (const item of readFormat(format, opened, options)) yield item;
  } catch (error) {
    yield caughtFailure(error, options.name);
  } finally {
    await opened.close();
  }
}

function readFormat(
  format: SourceFormat,
  opened: OpenedBytes,
  options: SourceOptions,
): AsyncIterable<SourceItem> | Iterable<SourceItem> {
  const { name: path, columns, now, charset = null } = options;
  const htmlToText = (html: string) => fragmentText(html, path);
  const said = { path, ...(columns ? { columns } : {}), ...(now ? { now } : {}), htmlToText };
  switch (format) {
    case "text":
      return onePage(opened, options, readTextFile);
    case "markdown":
      return onePage(opened, options, readMarkdown);
    case "html":
      return onePage(opened, options, readHtml);
    case "rss":
    case "json-feed":
      return readFeed(opened.bytes, { locator: path, charset, htmlToText: fragmentText });
    case "json-lines":
      return readJsonLines(opened.bytes, said);
    case "json":
      return readJsonFile(opened.bytes, said);
    case "csv":
    case "tsv":
      return readCsvFile(opened.bytes, said);
    case "parquet":
      return readTable(opened, options);
    case "warc":
      return readWarc(opened, {
        name: path,
        readPage: readHtml,
        ...(options.noteSkipped ? { noteSkipped: options.noteSkipped } : {}),
      });
    case "newsml":
      return newsItems(opened, options);
    default:
      return format satisfies never;
  }
}

type PageReader = (page: Uint8Array, options: ItemOptions) => Ingested;

async function* onePage(opened: OpenedBytes, options: SourceOptions, read: PageReader): AsyncGenerator<Ingested> {
  const { name: locator, url = null, charset = null } = options;
  yield read(await gather(opened, MOST_PAGE_BYTES, locator), { locator, url, charset });
}

async function* newsItems(opened: OpenedBytes, options: SourceOptions): AsyncGenerator<Ingested> {
  const { name, charset = null, now } = options;
  const xml = decodeText(await gather(opened, MOST_NEWSML_BYTES, name), { locator: name, charset });
  yield* readNewsml(xml, { path: name, htmlToText: (html) => fragmentText(html, name), ...(now ? { now } : {}) });
}

/** DuckDB reads Parquet by its path: its index lies at the end of the file. */
async function* readTable(opened: OpenedBytes, { name, columns }: SourceOptions): AsyncGenerator<Ingested> {
  if (name === "-" || /^https?:/i.test(name) || opened.packing !== null)
    throw new DragomanError("ingest/unreadable", {
      what: "a Parquet table must be a file that is not packed",
      where: name,
      fix: "Save it, unpack it, and give its path.",
    });
  yield* readParquet(name, columns ? { columns } : {});
}

async function gather(opened: OpenedBytes, most: number, where: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of opened.bytes) {
    size += part.length;
    if (size > most)
      throw new DragomanError("ingest/too-large", {
        what: `this is longer than ${most / 1_000_000} million bytes`,
        where,
        fix: "Cut it into articles: no news text is as long as this.",
      });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
