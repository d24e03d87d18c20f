import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { activeParts, type LakeCommit, type LakePart, placeCommit, readCommits, type StoredCommit } from "./commits.ts";
import { type Database, openDatabase } from "./database.ts";
import { LAKE_DISK, type LakeDisk } from "./lake-disk.ts";
import { checkLake } from "./lake-folder.ts";
import { LAKE_TABLES, LAKE_VERSION, type LakeTable } from "./lake-tables.ts";
import { rowsSql } from "./lake-views.ts";
import { lockLake } from "./lock-lake.ts";
import { overtaken } from "./overtaken.ts";
import { writePart } from "./write-part.ts";

export interface CompactOptions {
  readonly clock?: () => Date;
  readonly disk?: LakeDisk;
  /** Parts are joined until they are about so large; 128 MB where it is not given. */
  readonly bytesPerPart?: number;
}

/** What compaction did. */
export interface Compaction {
  /** Null where there was nothing to join. */
  readonly commit: LakeCommit | null;
  readonly partsBefore: number;
  readonly partsAfter: number;
  /** Files that were removed: parts that were joined, and what crashes had left. */
  readonly removedFiles: number;
}

const BYTES_PER_PART = 128_000_000;

/**
 * Joins the small parts of a lake, so that it opens faster; not one row changes. The joined parts are removed once the new ones stand, so a
 * lake that was opened before must be refreshed, or its questions fail with "store/damaged".
 *
 * @throws DragomanError "store/not-a-lake", "store/newer-lake", "store/damaged", "store/locked"
 */
export async function compactLake(folder: string, options: CompactOptions = {}): Promise<Compaction> {
  const { clock = () => new Date(), disk = LAKE_DISK, bytesPerPart = BYTES_PER_PART } = options;
  await checkLake(folder);
  const path = await realpath(folder);
  const lock = await lockLake(path, { disk, clock });
  try {
    const commits = await readCommits(path);
    const before = activeParts(commits);
    const groups = groupParts(before, bytesPerPart);
    const given = { path, disk, commits, groups };
    const stored = groups.length > 0 ? await joinParts(given, clock, lock.check) : null;
    const after = activeParts(stored ? [...commits, stored] : commits);
    await lock.check();
    const removedFiles = await removeRubbish(path, after, disk);
    return { commit: stored?.commit ?? null, partsBefore: before.length, partsAfter: after.length, removedFiles };
  } finally {
    await lock.release();
  }
}

// Sound: LakeTable is defined as the keys of LAKE_TABLES.
const TABLES = Object.keys(LAKE_TABLES) as LakeTable[];

/** Neighbours that together make one part. A part of an older version is written again even alone. */
function groupParts(parts: readonly LakePart[], bytesPerPart: number): readonly (readonly LakePart[])[] {
  const groups = TABLES.flatMap((table) => {
    const found: LakePart[][] = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const part of parts.filter((each) => each.table === table)) {
      bytes += part.bytes;
      if (bytes <= bytesPerPart) found.at(-1)?.push(part);
      else {
        found.push([part]);
        bytes = part.bytes;
      }
    }
    return found;
  });
  return groups.filter((group) => group.length > 1 || group.some(({ version }) => version < LAKE_VERSION));
}

interface Joining {
  readonly path: string;
  readonly disk: LakeDisk;
  readonly commits: readonly StoredCommit[];
  readonly groups: readonly (readonly LakePart[])[];
}

async function joinParts(joining: Joining, clock: () => Date, check: () => Promise<void>): Promise<StoredCommit> {
  const { path, disk, commits, groups } = joining;
  const database = await openDatabase({ where: path });
  try {
    const added: LakePart[] = [];
    for (const group of groups) added.push(await joinGroup(database, group, joining));
    const removed = groups.flat().map(({ file }) => file);
    await check();
    const given = { created: clock().toISOString(), coder: null, model: null, added, removed };
    const stored = await placeCommit(path, given, { commits, disk });
    if (stored === null) throw overtaken(path);
    return stored;
  } finally {
    database.close();
  }
}

async function joinGroup(database: Database, group: readonly LakePart[], { path, disk }: Joining): Promise<LakePart> {
  const table = group[0]?.table ?? "documents"; // a group is never empty
  const part = await writePart(database, rowsSql(path, table, group), { folder: path, table, disk });
  const rows = group.reduce((sum, each) => sum + each.rows, 0);
  // Before the old ones go: a program error must not cost a row.
  if (part.rows !== rows) throw new Error(`${table}: ${rows} rows became ${part.rows} when their parts were joined`);
  return part;
}

/** Removes what no commit names any more, and what a crash had left unfinished. Only the holder of the lock may. */
async function removeRubbish(path: string, parts: readonly LakePart[], disk: LakeDisk): Promise<number> {
  const named = new Set(parts.map(({ file }) => file));
  const folders = await readdir(join(path, "parts"));
  const inParts = await Promise.all(
    folders.map(async (table) => (await readdir(join(path, "parts", table))).map((name) => `parts/${table}/${name}`)),
  );
  const inCommits = (await readdir(join(path, "commits"))).map((name) => `commits/${name}`);
  const unfinished = (await readdir(path)).filter((name) => /^lake\.json\.\d+\.tmp$/.test(name));
  const rubbish = [
    ...inParts.flat().filter((file) => /\.(?:parquet|tmp)$/.test(file) && !named.has(file)),
    ...inCommits.filter((file) => file.endsWith(".tmp")),
    ...unfinished,
  ];
  for (const file of rubbish) await disk.remove(join(path, file));
  return rubbish.length;
}
