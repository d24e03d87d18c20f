import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entry } from "./entries.ts";
import { NameIndex } from "./name-index.ts";

/** All names of the package's tables as one JSON file, which `npm run build` writes: it loads in half the time of the tables. */
const FILE = fileURLToPath(new URL("./names.json", import.meta.url));

/** Entries, and for each written form, in the order of the index, the form and its entry's place. */
interface Packed {
  /** Hash of the tables that it was made from. */
  readonly of: string;
  readonly entries: readonly Entry[];
  readonly forms: readonly (string | number)[];
}

/** What the packed names must have been made from: the tables as they are now. @returns sha256, hexadecimal */
export function hashOfTables(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest("hex");
}

/** The packed names, or null where there are none or the tables have changed since. */
export function readPackedNames(of: () => string, file: string = FILE): NameIndex | null {
  if (!existsSync(file)) return null;
  const packed = JSON.parse(readFileSync(file, "utf8")) as Packed; // written by `writePackedNames`, as the hash below shows
  if (packed.of !== of()) return null;
  const names = new NameIndex();
  for (let i = 0; i < packed.forms.length; i += 2) {
    const [form, at] = [packed.forms[i], packed.forms[i + 1]];
    const entry = packed.entries[Number(at)];
    if (entry) names.add({ entry, written: [String(form)] });
  }
  return names;
}

/** Packs the names of an index. */
export function writePackedNames(names: NameIndex, of: string, file: string = FILE): void {
  const places = new Map<Entry, number>();
  const forms: (string | number)[] = [];
  for (const known of names.values())
    for (const { entry, written } of known) {
      const place = places.get(entry) ?? places.size;
      places.set(entry, place);
      forms.push(written, place);
    }
  const packed: Packed = { of, entries: [...places.keys()], forms };
  writeFileSync(file, JSON.stringify(packed));
}
