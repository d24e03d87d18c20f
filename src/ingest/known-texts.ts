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
}

/** What a lake has: which items, and which texts. It lives as long as one run and takes some 600 bytes a document. */
export class KnownTexts {
  readonly index = new DuplicateIndex();
  /** Hash of the text by locator; null for an item that failed. */
  readonly #locators = new Map<string, string | null>();
  readonly #ids = new Set<string>();
  readonly #origins = new Map<string, string>();

  /** Whether an item was dealt with: the same text at the same place, or a failure there. */
  has(locator: string, hash: string | null): boolean {
    const known = this.#locators.get(locator);
    if (known === undefined) return false;
    return known === null || known === hash || this.#locators.has(changed(locator, hash));
  }

  /** Where an item stands; a place where another text stood before gets the hash of the new one behind it. */
  freeLocator(locator: string, hash: string): string {
    return this.#locators.has(locator) ? changed(locator, hash) : locator;
  }

  /** An id that no other document has: copies of a text and versions of an item come with the same one. */
  freeId(id: string, locator: string): string {
    const free = this.#ids.has(id) ? `${id}~${digest(locator)}` : id;
    this.#ids.add(free);
    return free;
  }

  addLocator(locator: string, hash: string | null): void {
    this.#locators.set(locator, hash);
  }

  addText({ id, hash, signature, origin }: KnownText): void {
    this.index.add(id, hash, signature);
    if (origin !== null) this.#origins.set(id, origin);
  }

  /** Who put out first the text of a document. */
  originOf(id: string): string | null {
    return this.#origins.get(id) ?? null;
  }

  addId(id: string): void {
    this.#ids.add(id);
  }
}

const digest = (words: string): string => createHash("sha256").update(words).digest("hex").slice(0, 8);

const changed = (locator: string, hash: string | null): string => `${locator}~${(hash ?? "").slice(0, 8)}`;

/** Fills it from a lake, so that a run goes on where another ended. */
export async function loadKnownTexts(lake: Pick<Lake, "stream">): Promise<KnownTexts> {
  const known = new KnownTexts();
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  for await (const row of lake.stream("SELECT locator, hash, document_id, state, signature, origin FROM documents")) {
    const [locator, hash, id] = [text(row.locator) ?? "", text(row.hash) ?? "", text(row.document_id) ?? ""];
    known.addLocator(locator, hash);
    known.addId(id);
    const signature = row.state === "read" ? parseSignature(text(row.signature)) : null;
    if (signature) known.addText({ id, hash, signature, origin: text(row.origin) });
  }
  for await (const row of lake.stream("SELECT locator FROM failures")) known.addLocator(text(row.locator) ?? "", null);
  return known;
}
