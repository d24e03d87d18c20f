import { createHash } from "node:crypto";
import type { DragomanError } from "../errors.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import type { LakeWriter } from "../store/lake-writer.ts";
import { type DocumentFacts, type NotRead, rowOfDocument, rowsOfReading } from "../store/rows-of-reading.ts";
import type { DocumentOptions } from "../text/news-document.ts";
import { attributionLine } from "./attribution-line.ts";
import type { Failure } from "./failed-item.ts";
import { type GivenDocument, type GivenOptions, givenDocument } from "./given-document.ts";
import type { GivenItem } from "./given-item.ts";
import { isFeed, type KnownItem, type KnownTexts } from "./known-texts.ts";
import type { SourceDocument } from "./source-document.ts";
import { textOptions } from "./text-options.ts";
import { formatSignature } from "./text-signature.ts";

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
  /** `document_id`; null where there is no document. */
  readonly id: string | null;
  /** Events that it gave. */
  readonly events: number;
  readonly error: DragomanError | Reading["error"] | null;
}

/** What coding needs. */
export interface CodingOptions extends GivenOptions {
  readonly reader: TextReader;
  readonly writer: Pick<LakeWriter, "add">;
  /** Keep the texts even where no licence says that they may be shared. */
  readonly keepText?: boolean;
}

/**
 * Codes items into a lake, one after the other: each becomes a document that was read, a copy of one that was, a withdrawn item, or a
 * failure, so that the counts add up to what was given. A text that several items have is read once.
 */
export async function* codeDocuments(items: AsyncIterable<GivenItem>, options: CodingOptions): AsyncGenerator<Coded> {
  for await (const item of items) {
    if (item.kind === "known") yield outcomeOf(item.locator, "known");
    else if (item.kind === "failure") yield await keepFailure(item, options);
    else yield await codeOne(item.document, options);
  }
}

function outcomeOf(locator: string, outcome: Outcome, given: Partial<Coded> = {}): Coded {
  return { locator, outcome, id: null, events: 0, error: null, ...given };
}

async function keepFailure({ locator: at, id, error }: Failure, { writer, known }: CodingOptions): Promise<Coded> {
  if (known.hasFailure(at)) return outcomeOf(at, "known", { error });
  const locator = known.freeLocator(at, null);
  await writer.add({ failures: [{ locator, document_id: id, code: error.code, ...error.detail }] });
  known.addFailure({ locator, code: error.code, hash: null });
  return outcomeOf(locator, "failed", { error });
}

async function codeOne(stated: SourceDocument, options: CodingOptions): Promise<Coded> {
  const { known, writer } = options;
  const hash = createHash("sha256").update(stated.text).digest("hex");
  if (known.hasText(stated.locator, hash)) return outcomeOf(stated.locator, "known");
  const given = givenDocument(stated, hash, options);
  const { locator, id, source } = given;
  const notRead = isWithdrawn(source) ? ({ state: "withdrawn" } as const) : copyOf(given, known);
  if (notRead) {
    await writer.add({ documents: [rowOfDocument(unread(given), factsOf(given, null, options), notRead)] });
    known.addItem(itemOf(given));
    return outcomeOf(locator, notRead.state, { id });
  }
  const reading = await options.reader.tryRead(
    source.text,
    textOptions(given.source, { id: given.id, withText: options.keepText ?? false }),
  );
  await writer.add(rowsOfReading(reading, factsOf(given, reading, options)));
  if (reading.error) {
    known.addFailure({ locator, code: reading.error.code, hash });
    return outcomeOf(locator, "failed", { error: reading.error });
  }
  known.addItem(itemOf(given));
  known.addText({ id, hash, signature: given.signature, origin: given.origin, item: source.revision?.item ?? null });
  return outcomeOf(locator, "read", { id, events: reading.events.length });
}

const itemOf = ({ locator, id, hash, source }: GivenDocument): KnownItem => ({
  locator,
  id,
  hash,
  ...(isFeed(source.format) ? { version: source.revision?.version ?? null } : {}),
});

const isWithdrawn = ({ revision }: SourceDocument) => /^(withheld|canceled)$/.test(revision?.status ?? "");

/** A later version of an item differs little from the one before, and must be read all the same. */
function copyOf({ source: { revision }, hash, signature }: GivenDocument, known: KnownTexts): NotRead | null {
  const found = known.index.find(hash, signature);
  if (!found) return null;
  const isVersion = revision?.status === "corrected" || (revision && known.itemOf(found.of) === revision.item);
  return found.kind === "near" && isVersion
    ? null
    : { state: "duplicate", of: found.of, kind: found.kind, share: found.share };
}

function factsOf(given: GivenDocument, reading: Reading | null, options: CodingOptions): DocumentFacts {
  const { source, site, locator, signature, origin } = given;
  const license = reading?.document.license ?? source.license;
  const { title, author, publisher, url } = source;
  return {
    locator,
    format: source.format,
    author,
    family: site?.family ?? null,
    origin,
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

/** What is known of a document whose text was not read. */
function unread({ source, id, hash }: GivenDocument): Pick<Reading, "document" | "warnings"> {
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
