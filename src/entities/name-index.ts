import { type Entry, nameKey } from "./entries.ts";
import type { Filed } from "./read-entries.ts";

/** An entry under one written form of its name. */
export interface KnownName {
  readonly entry: Entry;
  readonly written: string;
}

/**
 * Entries by name in lower case, dots and typographic apostrophes made plain. Most names have one entry, which is kept without a list
 * around it: the index is made at every start.
 */
export class NameIndex {
  readonly #names = new Map<string, KnownName | KnownName[]>();

  /** How many different names. */
  get size(): number {
    return this.#names.size;
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  get(key: string): readonly KnownName[] | undefined {
    const found = this.#names.get(key);
    return found === undefined || Array.isArray(found) ? found : [found];
  }

  keys(): IterableIterator<string> {
    return this.#names.keys();
  }

  *values(): Generator<readonly KnownName[]> {
    for (const found of this.#names.values()) yield Array.isArray(found) ? found : [found];
  }

  /** Files an entry under every form of its name. */
  add({ entry, written }: Filed<Entry>): void {
    for (const form of written) {
      const key = nameKey(form);
      const known = this.#names.get(key);
      const own = { entry, written: form };
      if (known === undefined) this.#names.set(key, own);
      else if (!Array.isArray(known)) {
        if (known.entry !== entry || known.written !== form) this.#names.set(key, [known, own]);
      } else if (!known.some((other) => other.entry === entry && other.written === form)) known.push(own);
    }
  }

  /** Lets the names of another index stand in the place of these. */
  override(other: NameIndex): void {
    for (const [key, known] of other.#names) this.#names.set(key, known);
  }
}
