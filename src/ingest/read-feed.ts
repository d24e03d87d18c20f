import { type AnyFeed, parseFeed } from "feedsmith";
import { DragomanError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";
import { caughtFailure, failedItem } from "./failed-item.ts";
import { type FeedItem, type FeedText, feedItems, type WholeFeed } from "./feed-items.ts";
import { firstLicence } from "./first-licence.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";
import type { Ingested, Revision, SourceDocument } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";
import { readXmlProlog } from "./xml-prolog.ts";

/** An item of a feed. `teaserOnly` says that the feed has only the start of the text, or none: the whole stands at `document.url`. */
export type IngestedFeedItem =
  | (Extract<Ingested, { readonly kind: "document" }> & { readonly teaserOnly: boolean })
  | Extract<Ingested, { readonly kind: "failure" }>;

/** What the reader of feeds is told from outside. */
export interface FeedOptions {
  /** The input's name, or the feed's address; `locator!guid` is one item. */
  readonly locator: string;
  /** HTTP's, where the feed came that way. */
  readonly charset?: string | null;
  /** The words of a piece of HTML, paragraphs parted by blank lines. */
  readonly htmlToText: (html: string, where: string) => string;
  /** Longest feed; default 50 MB. */
  readonly mostBytes?: number;
}

/**
 * Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom, RDF, JSON Feed. A feed that is broken is one failure, for its items cannot be told apart any more;
 * one that declares entities is refused. An item with neither text nor address is a failure of its own.
 */
export async function* readFeed(
  bytes: AsyncIterable<Uint8Array>,
  options: FeedOptions,
): AsyncGenerator<IngestedFeedItem> {
  const { locator } = options;
  let feed: WholeFeed;
  try {
    feed = feedItems(parse(decodeText(await gather(bytes, options), options), locator));
  } catch (error) {
    return yield caughtFailure(error, locator);
  }
  const seen = new Set<string>();
  for (const [at, item] of feed.items.entries()) yield readItem(item, feed, { ...options, locator: name(item, at) });

  /** The same each time that the feed is fetched, whatever is above the item by then. */
  function name(item: FeedItem, at: number): string {
    const wanted = `${locator}!${item.id ?? item.url ?? at + 1}`;
    const free = seen.has(wanted) ? `${wanted}~${at + 1}` : wanted;
    seen.add(free);
    return free;
  }
}

async function gather(bytes: AsyncIterable<Uint8Array>, options: FeedOptions): Promise<Uint8Array> {
  const { locator: where, mostBytes = 50_000_000 } = options;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    parts.push(part);
    if (size <= mostBytes) continue;
    const what = `the feed has more than ${mostBytes} bytes`;
    throw new DragomanError("ingest/too-large", { what, where, fix: "Give the pages that it lists, or a part of it." });
  }
  return Buffer.concat(parts);
}

function parse(text: string, where: string): AnyFeed {
  // RSS 0.91 names its DTD, which nobody fetches; declarations inside the feed are how entity attacks are written.
  if (readXmlProlog(text).declares) {
    const what = "the feed declares a document type with entities of its own, as attacks do";
    throw new DragomanError("ingest/unsafe", { what, where, fix: "Remove its DOCTYPE if you trust it." });
  }
  try {
    return parseFeed(text);
  } catch (cause) {
    const what = `the feed is broken: ${cause instanceof Error ? cause.message : String(cause)}`;
    const fix = "Try again later, or tell its publisher: a feed validator shows the place.";
    throw new DragomanError("ingest/damaged", { what, where, fix }, { cause });
  }
}

function readItem(item: FeedItem, feed: WholeFeed, { locator, htmlToText }: FeedOptions): IngestedFeedItem {
  const { id, url } = item;
  const textOf = (text: FeedText | null) => plainText(text, (html) => htmlToText(html, locator));
  try {
    const full = textOf(item.full);
    const summary = textOf(item.summary);
    const text = full || summary;
    if (text === "" && url === null)
      return failedItem("ingest/no-text", {
        locator,
        id,
        what: "the item has no text and no address",
        fix: "Leave it out.",
      });
    const document = {
      locator,
      id,
      text,
      url,
      title: textOf(item.title).replace(/\s+/g, " ") || null,
      ...statedBy(item, feed),
    };
    return { kind: "document", document, teaserOnly: full === "" && !isWhole(summary) };
  } catch (error) {
    return caughtFailure(error, locator, id);
  }
}

function statedBy(item: FeedItem, feed: WholeFeed): Omit<SourceDocument, "locator" | "id" | "text" | "url" | "title"> {
  const published = dateOf(item.published);
  return {
    published,
    language: item.language ?? feed.language,
    // A feed that says where its items come from is not where they were published.
    publisher: item.publisher ?? feed.publisher ?? (item.credits.length > 0 ? null : feed.title),
    author: item.author,
    credits: item.credits,
    license: firstLicence([...item.rights, ...feed.rights], item.rightsHolder ?? feed.rightsHolder),
    revision: revisionOf(item, published),
    format: feed.format,
  };
}

function plainText(text: FeedText | null, htmlToText: (html: string) => string): string {
  if (text === null) return "";
  return plainParagraphs([text.isHtml && /[<&]/.test(text.value) ? htmlToText(text.value) : text.value]);
}

/** Some feeds give the whole text where others give a teaser: it is long and does not break off. */
function isWhole(summary: string): boolean {
  const breaksOff = /(\.{3}|…|\[…\]|\[\.{3}\]|(read|continue|see) (more|reading|the full)[^\n]{0,60})\W*$/i;
  return summary.length >= 1_000 && !breaksOff.test(summary);
}

const dateOf = (stated: string | null) => (stated === null ? null : statedDate(stated));

/** An item that is changed keeps its id and gets a later time; a feed does not say why it was changed. */
function revisionOf({ id, updated }: FeedItem, published: string | null): Revision | null {
  const time = dateOf(updated) ?? published;
  return id === null || time === null ? null : { item: id, version: new Date(time).toISOString(), status: "usable" };
}
