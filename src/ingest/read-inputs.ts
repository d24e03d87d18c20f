import { stat } from "node:fs/promises";
import { DragomanError } from "../errors.ts";
import { caughtFailure, failedItem } from "./failed-item.ts";
import { type FetchState, fetchPolitely } from "./fetch-politely.ts";
import type { GivenItem } from "./given-item.ts";
import { listInputs } from "./list-inputs.ts";
import { openBytes } from "./open-bytes.ts";
import type { PoliteClient } from "./polite-client.ts";
import { readHtml } from "./read-html.ts";
import { readSource, type SourceItem, type SourceOptions } from "./read-source.ts";
import type { Ingested, SourceDocument } from "./source-document.ts";

/** What the reader of inputs is told. */
export interface InputOptions extends Pick<SourceOptions, "columns" | "now" | "noteSkipped"> {
  /** Fetches addresses; without one an address is a failure. */
  readonly client?: PoliteClient;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** What earlier answers said, by address: what has not changed since is not sent again. Written to when an answer was read to its end. */
  readonly states?: Map<string, FetchState>;
  /** Whether the page of a feed's item need not be fetched (`KnownTexts.hasPage`). */
  readonly hasPage?: (locator: string, version: string | null) => boolean;
  /** Told how far a file has been read, in bytes as it is stored. */
  readonly noteProgress?: (progress: InputProgress) => void;
  /** Nothing more is read once this is aborted. */
  readonly signal?: AbortSignal;
}

/** How far one input has been read. */
export interface InputProgress {
  readonly name: string;
  readonly bytes: number;
  /** Null where nobody can tell: standard input, addresses. */
  readonly of: number | null;
}

/**
 * The items of all inputs that arguments name, in their order: files, folders, globs, "-", addresses of pages and feeds. Of a feed that gives
 * only the beginnings of its texts the pages are fetched as well.
 */
export async function* readInputs(args: readonly string[], options: InputOptions = {}): AsyncGenerator<GivenItem> {
  for await (const input of listInputs(args)) {
    if (options.signal?.aborted) return;
    if (input.kind === "failure") yield input;
    else if (input.kind === "address") yield* readAddress(input.locator, options);
    else yield* readStored(input.locator, options);
  }
}

async function* readStored(path: string, options: InputOptions): AsyncGenerator<Ingested> {
  const { stdin, noteProgress, signal, ...said } = options;
  try {
    const of = path === "-" ? null : (await stat(path)).size;
    const opened = await openBytes(path, stdin ? { stdin } : {});
    for await (const item of readSource(opened, { ...said, name: path })) {
      yield whole(item);
      if (signal?.aborted) return;
      noteProgress?.({ name: path, bytes: opened.raw.offset, of });
    }
    if (of !== null) noteProgress?.({ name: path, bytes: of, of }); // DuckDB reads tables by itself
  } catch (error) {
    yield caughtFailure(error, path);
  }
}

async function* readAddress(url: string, options: InputOptions): AsyncGenerator<GivenItem> {
  const { client, states, hasPage, noteProgress, signal, ...said } = options;
  if (!client)
    return yield failedItem("ingest/refused", {
      locator: url,
      what: "addresses are not fetched here",
      fix: "Save the page, and give its file.",
    });
  try {
    const fetched = await fetchPolitely(url, client, { state: states?.get(url) ?? null });
    if (fetched.kind === "unchanged") return;
    const { contentType, charset, body } = fetched;
    const opened = await openBytes({ name: url, bytes: body });
    for await (const item of readSource(opened, { ...said, name: url, url: fetched.url, contentType, charset })) {
      if (!item.teaserOnly || item.kind === "failure") yield whole(item);
      else if (hasPage?.(item.document.locator, item.document.revision?.version ?? null))
        yield { kind: "known", locator: item.document.locator };
      else yield await fetchWhole(item.document, client);
      if (signal?.aborted) return;
      noteProgress?.({ name: url, bytes: opened.raw.offset, of: null });
    }
    states?.set(url, fetched.state);
  } catch (error) {
    yield caughtFailure(error, url);
  }
}

/** A feed's item whose whole text stands on its page; what the feed says of it goes before what the page says. */
async function fetchWhole(item: SourceDocument, client: PoliteClient): Promise<Ingested> {
  const { url, locator } = item;
  if (url === null) return whole({ kind: "document", document: item });
  try {
    const fetched = await fetchPolitely(url, client);
    if (fetched.kind === "unchanged") return whole({ kind: "document", document: item });
    const opened = await openBytes({ name: url, bytes: fetched.body });
    const parts: Uint8Array[] = [];
    for await (const part of opened.bytes) parts.push(part);
    const page = readHtml(Buffer.concat(parts), { locator, url: fetched.url, charset: fetched.charset });
    return page.kind === "failure" ? page : { kind: "document", document: { ...page.document, ...stated(item) } };
  } catch (error) {
    return caughtFailure(error, locator, item.id);
  }
}

function stated({ text: _, ...item }: SourceDocument): Partial<SourceDocument> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
}

/** An item as it is; one without words, as feeds have them, is a failure. */
function whole(item: SourceItem): Ingested {
  if (item.kind === "failure" || item.document.text !== "" || isWithdrawn(item.document)) return item;
  const { locator, id, url } = item.document;
  const error = new DragomanError("ingest/no-text", {
    what: "this item has no text",
    where: locator,
    fix: url ? `Its text may stand at ${url}: give that address.` : "Give its text.",
  });
  return { kind: "failure", locator, id, error };
}

const isWithdrawn = ({ revision }: SourceDocument) => /^(withheld|canceled)$/.test(revision?.status ?? "");
