import type { Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, normalize, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { DragomanError } from "../errors.ts";

/** One thing to read, or why an argument gives none. */
export type Input =
  | { readonly kind: "file"; readonly locator: string }
  | { readonly kind: "stdin"; readonly locator: "-" }
  | { readonly kind: "address"; readonly locator: string }
  | { readonly kind: "failure"; readonly locator: string; readonly id: null; readonly error: DragomanError };

/**
 * The inputs that arguments name: files, folders (all that is in them, by name), globs, "-" for standard input, http(s) addresses.
 * Arguments keep their order; what lies in one folder is ordered by code units, so the order is the same everywhere. A file that several
 * arguments name comes once. Hidden files are left out of folders and globs, as shells do. Links are followed, each folder once.
 */
export async function* listInputs(args: readonly string[]): AsyncGenerator<Input> {
  const listing: Listing = { files: new Set(), folders: new Set() };
  for (const arg of args) {
    if (arg === "-" || /^[a-z][a-z0-9+.-]+:\/\//i.test(arg)) {
      if (!listing.files.has(arg)) yield arg === "-" ? { kind: "stdin", locator: "-" } : address(arg);
      listing.files.add(arg);
    } else yield* listPath(arg, listing);
  }
}

/** What was listed already. */
interface Listing {
  readonly files: Set<string>;
  /** Real paths, so that a link to a folder above ends. */
  readonly folders: Set<string>;
}

function address(arg: string): Input {
  const fails = (what: string): Input => failure(arg, "ingest/unreadable", what);
  if (!/^https?:/i.test(arg)) return fails("only http and https addresses are read");
  return URL.canParse(arg) ? { kind: "address", locator: new URL(arg).href } : fails("this is not an address");
}

async function* listPath(arg: string, listing: Listing): AsyncGenerator<Input> {
  const found = await statOf(arg);
  if (!(found instanceof DragomanError)) yield* listFound(normalize(arg), found, listing);
  else if (found.code === "ingest/missing" && isDynamicPattern(arg)) yield* listGlob(arg, listing);
  else yield { kind: "failure", locator: arg, id: null, error: found };
}

async function* listGlob(pattern: string, listing: Listing): AsyncGenerator<Input> {
  // Links are followed below, where loops are seen.
  const paths = await glob(pattern, {
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    absolute: isAbsolute(pattern),
  });
  if (paths.length === 0) yield failure(pattern, "ingest/missing", "no file matches");
  for (const path of paths.map((path) => normalize(path)).sort(byCodeUnits)) yield* listEntry(path, listing);
}

async function* listEntry(path: string, listing: Listing): AsyncGenerator<Input> {
  const found = await statOf(path);
  if (found instanceof DragomanError) yield { kind: "failure", locator: path, id: null, error: found };
  else if (found.isFile() || found.isDirectory()) yield* listFound(path, found, listing);
  // Who names a pipe means it; one that lies in a folder would wait for ever.
  else yield failure(path, "ingest/unreadable", "this is a pipe, a socket or a device");
}

async function* listFound(path: string, found: Stats, listing: Listing): AsyncGenerator<Input> {
  if (found.isDirectory()) return yield* listFolder(path, listing);
  const known = listing.files.has(resolve(path));
  listing.files.add(resolve(path));
  if (!known) yield { kind: "file", locator: path };
}

async function* listFolder(path: string, listing: Listing): AsyncGenerator<Input> {
  const real = await realpath(path);
  if (listing.folders.has(real)) return;
  listing.folders.add(real);
  let names: string[];
  try {
    names = await readdir(path);
  } catch (cause) {
    return yield { kind: "failure", locator: path, id: null, error: pathError(path, cause) };
  }
  for (const name of names.sort(byCodeUnits)) if (!name.startsWith(".")) yield* listEntry(join(path, name), listing);
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function statOf(path: string): Promise<Stats | DragomanError> {
  try {
    return await stat(path);
  } catch (cause) {
    return pathError(path, cause);
  }
}

function pathError(where: string, cause: unknown): DragomanError {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  const missing = code === "ENOENT" || code === "ENOTDIR";
  const what = missing ? "there is no such file or folder" : `it cannot be opened: ${(cause as Error).message}`; // fs rejects with errors only
  return inputError(where, missing ? "ingest/missing" : "ingest/unreadable", what, cause);
}

function failure(locator: string, code: "ingest/missing" | "ingest/unreadable", what: string): Input {
  return { kind: "failure", locator, id: null, error: inputError(locator, code, what) };
}

function inputError(where: string, code: "ingest/missing" | "ingest/unreadable", what: string, cause?: unknown) {
  const fix = 'Give files, folders, globs in quotes, http(s) addresses, or "-" for standard input.';
  return new DragomanError(code, { what, where, fix }, cause === undefined ? {} : { cause });
}
