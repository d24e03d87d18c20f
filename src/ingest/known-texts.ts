import { createHash } from "node:crypto";
import type { Lake } from "../store/lake.ts";
import { DuplicateIndex } from "./duplicate-index.ts";
import { parseSignature, type TextSignature } from "./text-signature.ts";

/** A text that was read. */
export interface KnownText {
  readonly id: string;
  /** sha256, hexadecimal. */
  readonly hash: string;
  readonly signature: TextSignature;
  /** Who put it out first, where known. */
  readonly origin: string | null;
  /** The item that it is a version of. */
  readonly item: string | null;
}

/** An item that could not be read. */
export interface KnownFailure {
  readonly locator: string;
  readonly code: string;
  /** sha256 of the text, where there was one. */
  readonly hash: string | null;
}

/** What a lake has: which items, and which texts. It lives as long as one run and takes some 600 bytes a document. */
export class KnownTexts {
  readonly index = new DuplicateIndex();
  /** Hash of the text by locator. */
  readonly #texts = new Map<string, string>();
  /** Hash of a text that could not be read, by locator; null where there was none, or it is not known which. */
  readonly #failures = new Map<string, { readonly code: string; readonly hash: string | null }>();
  readonly #ids = new Set<string>();
  readonly #origins = new Map<string, string>();
  readonly #items = new Map<string, string>();
  /** Locators and versions of the items of feeds. */
  readonly #versions = new Set<string>();

  /** Whether this text was dealt with at this place. An item that gave no text may give one now: it is not known by its failure. */
  hasText(locator: string, hash: string): boolean {
    return [locator, changed(locator, hash)].some((at) => {
      const failure = this.#failures.get(at);
      const isSame = failure?.code.startsWith("text/") && (failure.hash === null || failure.hash === hash);
      return this.#texts.get(at) === hash || isSame;
    });
  }

  /** Whether an item is known to fail. */
  hasFailure(locator: string): boolean {
    return this.#failures.has(locator) || this.#failures.has(`${locator}${FAILED}`);
  }

  /** Whether the page of a feed's item need not be fetched: this version of it was, or it is not to be had. */
  hasPage(locator: string, version: string | null): boolean {
    if (this.#versions.has(versionKey(locator, version))) return true;
    return /^ingest\/(missing|refused|unsafe|no-text)$/.test(this.#failures.get(locator)?.code ?? "");
  }

  /** Where an item stands; a place that is taken gets the hash of the new text behind it, and "failed" where there is none. */
  freeLocator(locator: string, hash: string | null): string {
    if (!this.#texts.has(locator) && !this.#failures.has(locator)) return locator;
    return hash === null ? `${locator}${FAILED}` : changed(locator, hash);
  }

  /** An id that no other document has: copies of a text and versions of an item come with the same one. */
  freeId(id: string, locator: string): string {
    return this.#ids.has(id) ? `${id}~${digest(locator)}` : id;
  }

  /** An item that is in the lake, read or not. */
  addItem({ locator, id, hash, version }: KnownItem): void {
    this.#texts.set(locator, hash);
    this.#ids.add(id);
    if (version !== undefined) this.#versions.add(versionKey(locator.replace(CHANGED, ""), version));
  }

  addFailure({ locator, code, hash }: KnownFailure): void {
    this.#failures.set(locator, { code, hash });
  }

  addText({ id, hash, signature, origin, item }: KnownText): void {
    this.index.add(id, hash, signature);
    if (origin !== null) this.#origins.set(id, origin);
    if (item !== null) this.#items.set(id, item);
  }

  /** Who put out first the text of a document. */
  originOf(id: string): string | null {
    return this.#origins.get(id) ?? null;
  }

  /** The item that a document is a version of. */
  itemOf(id: string): string | null {
    return this.#items.get(id) ?? null;
  }
}

/** An item of a lake. */
export interface KnownItem {
  readonly locator: string;
  readonly id: string;
  readonly hash: string;
  /** Of a feed's item: its version, null where it has none. */
  readonly version?: string | null;
}

const FAILED = "~failed";
const CHANGED = /~[0-9a-f]{8}$/;

const digest = (words: string): string => createHash("sha256").update(words).digest("hex").slice(0, 8);

const changed = (locator: string, hash: string): string => `${locator}~${hash.slice(0, 8)}`;

const versionKey = (locator: string, version: string | null): string => digest(`${locator}\n${version ?? ""}`);

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Fills it from a lake, so that a run goes on where another ended. */
export async function loadKnownTexts(lake: Pick<Lake, "stream">): Promise<KnownTexts> {
  const known = new KnownTexts();
  for await (const row of lake.stream(DOCUMENTS)) {
    const [locator, hash, id] = [text(row.locator) ?? "", text(row.hash) ?? "", text(row.document_id) ?? ""];
    known.addItem({ locator, hash, id, ...(isFeed(text(row.format)) ? { version: text(row.item_version) } : {}) });
    const signature = row.state === "read" ? parseSignature(text(row.signature)) : null;
    if (signature) known.addText({ id, hash, signature, origin: text(row.origin), item: text(row.item) });
  }
  for await (const row of lake.stream("SELECT locator, code, document_id FROM failures")) {
    const id = text(row.document_id) ?? "";
    // A text whose source gives no id has its hash as its id.
    const hash = /^[0-9a-f]{64}(~|$)/.test(id) ? id.slice(0, 64) : null;
    known.addFailure({ locator: text(row.locator) ?? "", code: text(row.code) ?? "", hash });
  }
  return known;
}

const DOCUMENTS =
  "SELECT locator, hash, document_id, state, signature, origin, format, item, item_version FROM documents";

/** Whether a format is one of feeds, whose items may be teasers of pages. */
export const isFeed = (format: string | null): boolean => /^(rss|atom|json-feed)$/.test(format ?? "");
