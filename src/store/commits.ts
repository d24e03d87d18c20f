import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DragomanError } from "../errors.ts";
import type { LakeDisk } from "./lake-disk.ts";
import { LAKE_TABLES, LAKE_VERSION, type LakeTable } from "./lake-tables.ts";

const count = z.int().min(0);

const Part = z.strictObject({
  // Sound: the keys of LAKE_TABLES are LakeTable by its definition.
  table: z.enum(Object.keys(LAKE_TABLES) as [LakeTable, ...LakeTable[]]),
  /** Below the lake's folder, with `/`. Nothing outside of it is ever read. */
  file: z.string().regex(/^parts\/\w+\/[\w-]+\.parquet$/),
  rows: count,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** `LAKE_VERSION` of the program that wrote it: says which columns it has. */
  version: z.int().min(1),
});

const Commit = z.strictObject({
  number: z.int().min(1),
  created: z.string().describe("ISO time"),
  coder: z.string().nullable(),
  model: z.string().nullable(),
  version: z.int().min(1),
  /** Hash of the file of the commit before, null of the first: a changed history is found by it. */
  previous: z.string().nullable(),
  added: z.array(Part),
  /** `file` of parts whose rows now stand in an added one. */
  removed: z.array(z.string()),
});

/** One Parquet file of rows of one table. */
export type LakePart = Readonly<z.infer<typeof Part>>;

/** A step of a lake's history: the parts that it added and those that it put others in place of. */
export type LakeCommit = Readonly<z.infer<typeof Commit>>;

/** A commit as it stands on disk. */
export interface StoredCommit {
  readonly commit: LakeCommit;
  /** Hash of its file. */
  readonly sha256: string;
}

const NAME = /^\d{8}\.json$/;

/**
 * The commits of a lake, oldest first. Unfinished files are not seen.
 *
 * @param known the commits that were read before: only later ones are read
 * @throws DragomanError "store/damaged" when one is missing or torn, "store/newer-lake" when a later version wrote it
 */
export async function readCommits(
  folder: string,
  known: readonly StoredCommit[] = [],
): Promise<readonly StoredCommit[]> {
  const names = (await readdir(join(folder, "commits"))).filter((name) => NAME.test(name)).sort();
  const found = [...known];
  for (const [index, name] of names.entries()) {
    if (name !== commitName(index + 1))
      throw damaged(join(folder, "commits", commitName(index + 1)), "this commit is missing, but later ones are there");
    if (index >= known.length) found.push(await readCommit(join(folder, "commits", name), index + 1));
  }
  return found;
}

async function readCommit(path: string, number: number): Promise<StoredCommit> {
  const text = await readFile(path, "utf8");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw damaged(path, "this commit is no JSON", cause);
  }
  refuseNewer(json, path);
  const parsed = Commit.safeParse(json);
  if (!parsed.success) throw damaged(path, `this commit cannot be read: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.number !== number) throw damaged(path, `this commit says that it is number ${parsed.data.number}`);
  return { commit: parsed.data, sha256: hashOf(text) };
}

/** @throws DragomanError "store/newer-lake" when `json` is of a later version of dragoman */
export function refuseNewer(json: unknown, where: string): void {
  const version = typeof json === "object" && json !== null && "version" in json ? json.version : null;
  if (typeof version !== "number" || version <= LAKE_VERSION) return;
  const what = `the lake has version ${version}; this program reads versions up to ${LAKE_VERSION}`;
  throw new DragomanError("store/newer-lake", { what, where, fix: "Read it with the newer dragoman that wrote it." });
}

/** The parts whose rows count, in the order in which they were added. */
export function activeParts(commits: readonly StoredCommit[]): readonly LakePart[] {
  const active = new Map<string, LakePart>();
  for (const { commit } of commits) {
    for (const file of commit.removed) active.delete(file);
    for (const part of commit.added) active.set(part.file, part);
  }
  return [...active.values()];
}

/** What a writer says of a new commit; the rest follows from the commits before. */
export type NewCommit = Pick<LakeCommit, "created" | "coder" | "model" | "added" | "removed">;

/**
 * Puts a commit in place in one step, so that it is there as a whole or not at all.
 *
 * @returns null when another writer's commit took the place
 */
export async function placeCommit(
  folder: string,
  given: NewCommit,
  { commits, disk }: { readonly commits: readonly StoredCommit[]; readonly disk: LakeDisk },
): Promise<StoredCommit | null> {
  const number = commits.length + 1;
  const commit: LakeCommit = { number, ...given, version: LAKE_VERSION, previous: commits.at(-1)?.sha256 ?? null };
  const text = `${JSON.stringify(commit, null, 1)}\n`;
  const path = join(folder, "commits", commitName(number));
  const unfinished = `${path}.${process.pid}.tmp`;
  await disk.writeSynced(unfinished, text);
  return (await disk.placeNew(unfinished, path)) ? { commit, sha256: hashOf(text) } : null;
}

const commitName = (number: number) => `${String(number).padStart(8, "0")}.json`;

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function damaged(where: string, what: string, cause?: unknown): DragomanError {
  const fix = "Copy this file back from a backup; `dragoman verify` says what else is damaged.";
  return new DragomanError("store/damaged", { what, where, fix }, cause === undefined ? {} : { cause });
}
