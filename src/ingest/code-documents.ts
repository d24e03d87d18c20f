import { createHash } from "node:crypto";
import type { DragomanError } from "../errors.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import type { LakeRows, LakeWriter } from "../store/lake-writer.ts";
import { type DocumentFacts, type NotRead, rowOfDocument, rowsOfReading } from "../store/rows-of-reading.ts";
import type { DocumentOptions } from "../text/news-document.ts";
import type { Agencies } from "./agencies.ts";
import { attributionLine } from "./attribution-line.ts";
import type { KnownTexts } from "./known-texts.ts";
import type { Ingested, SourceDocument } from "./source-document.ts";
import { formatSignature, type TextSignature, textSignature } from "./text-signature.ts";
import { findWireOrigin } from "./wire-origin.ts";

/** Reads one text; what cannot be read is a reading with its error. */
export interface TextReader {
  /** Name and version, and the hash of the weights. */
  readonly coder: string;
  readonly modelHash: string;
  tryRead(text: string, options: DocumentOptions & { readonly withText: boolean }): Promise<Reading>;
}

/** What became of one item. `known` is what the lake had before this run. */
export type Outcome = "read" | "duplicate" | "withdrawn" | "failed" | "known";

/** One item and what became of it. */
export interface Coded {
  readonly locator: string;
  readonly outcome: Outcome;
  /** Events that it gave. */
  readonly events: number;
  readonly error: DragomanError | Reading["error"] | null;
}

/** What coding needs. */
export interface CodingOptions {
  readonly reader: TextReader;
  readonly writer: Pick<LakeWriter, "add">;
  /** What the lake has; added to. */
  readonly known: KnownTexts;
  readonly agencies: Agencies;
  /** Keep the texts even where no licence says that they may be shared. */
  readonly keepText?: boolean;
}

/**
 * Codes items into a lake, one after the other: each becomes a document that was read, a copy of one that was, a withdrawn item, or a
 * failure, so that the counts add up to what was given. A text that several items have is read once.
 */
export async function* codeDocuments(items: AsyncIterable<Ingested>, options: CodingOptions): AsyncGenerator<Coded> {
  for await (const item of items)
    yield item.kind === "failure" ? await keepFailure(item, options) : await codeOne(item.document, options);
}

type Failure = Extract<Ingested, { readonly kind: "failure" }>;

async function keepFailure({ locator, id, error }: Failure, { writer, known }: CodingOptions): Promise<Coded> {
  if (known.has(locator, null)) return { locator, outcome: "known", events: 0, error };
  known.addLocator(locator, null);
  await writer.add({ failures: [{ locator, document_id: id, code: error.code, ...error.detail }] });
  return { locator, outcome: "failed", events: 0, error };
}

async function codeOne(source: SourceDocument, options: CodingOptions): Promise<Coded> {
  const { known, writer } = options;
  const hash = createHash("sha256").update(source.text).digest("hex");
  if (known.has(source.locator, hash)) return { locator: source.locator, outcome: "known", events: 0, error: null };
  const locator = known.freeLocator(source.locator, hash);
  const id = known.freeId(source.id ?? hash, locator);
  const signature = textSignature(source.text);
  const given = { source, locator, hash, id, signature };
  known.addLocator(locator, hash);
  const notRead = isWithdrawn(source) ? ({ state: "withdrawn" } as const) : copyOf(given, known);
  if (notRead) {
    await writer.add({ documents: [rowOfDocument(unread(given), factsOf(given, null, options), notRead)] });
    return { locator, outcome: notRead.state, events: 0, error: null };
  }
  const reading = await options.reader.tryRead(source.text, saidOf(given, options.keepText ?? false));
  await writer.add(rowsOf(reading, given, options));
  if (reading.error) return { locator, outcome: "failed", events: 0, error: reading.error };
  known.addText({ id, hash, signature, origin: originOf(given, options) });
  return { locator, outcome: "read", events: reading.events.length, error: null };
}

interface Given {
  readonly source: SourceDocument;
  readonly locator: string;
  readonly hash: string;
  readonly id: string;
  readonly signature: TextSignature;
}

const isWithdrawn = ({ revision }: SourceDocument) => /^(withheld|canceled)$/.test(revision?.status ?? "");

/** A correction differs little from what it corrects, and must be read all the same. */
function copyOf({ source, hash, signature }: Given, known: KnownTexts): NotRead | null {
  const found = known.index.find(hash, signature);
  if (!found || (found.kind === "near" && source.revision?.status === "corrected")) return null;
  return { state: "duplicate", of: found.of, kind: found.kind, share: found.share };
}

function saidOf({ source, id }: Given, withText: boolean): DocumentOptions & { readonly withText: boolean } {
  const { title, url, publisher, license, published } = source;
  return {
    id,
    withText,
    ...(published ? { date: published.slice(0, 10) } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(license ? { license } : {}),
  };
}

function rowsOf(reading: Reading, given: Given, options: CodingOptions): LakeRows {
  return rowsOfReading(reading, factsOf(given, reading, options));
}

function factsOf(given: Given, reading: Reading | null, options: CodingOptions): DocumentFacts {
  const { source, locator, signature } = given;
  const license = reading?.document.license ?? source.license;
  const { title, author, publisher, url } = source;
  return {
    locator,
    format: source.format,
    author,
    origin: originOf(given, options),
    attribution: attributionLine({
      title,
      author,
      publisher: publisher ?? reading?.document.publisher?.name ?? null,
      url,
      license: license?.spdx ?? null,
      holder: license?.holder ?? null,
    }),
    revision: source.revision,
    signature: formatSignature(signature),
    coder: reading ? options.reader.coder : null,
    model: reading ? options.reader.modelHash : null,
  };
}

/** Who put the text out first: whom it credits itself; else whom a text credits that it shares most of its words with; else its publisher. */
function originOf({ source, signature }: Given, { agencies, known }: CodingOptions): string | null {
  const own = findWireOrigin(source, agencies);
  if (own?.agency) return own.name;
  const kin = known.index.findKin(signature);
  return (kin && known.originOf(kin.of)) ?? own?.name ?? null;
}

/** What is known of a document whose text was not read. */
function unread({ source, id, hash }: Given): Pick<Reading, "document" | "warnings"> {
  const { title, url, language, published, publisher, license } = source;
  const { document } = failedReading(id, null);
  return {
    document: {
      ...document,
      hash,
      url,
      title,
      language,
      published: published?.slice(0, 10) ?? null,
      publisher: publisher === null ? null : { name: publisher, wikidata: null },
      license: license && { spdx: license.spdx, url: license.url, holder: license.holder, start: null, end: null },
    },
    warnings: [],
  };
}
