import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { LakePart } from "./commits.ts";
import type { Database } from "./database.ts";
import type { LakeDisk } from "./lake-disk.ts";
import { LAKE_VERSION, type LakeTable } from "./lake-tables.ts";
import { literal } from "./migrate-lake.ts";

/** Whoever reads a part holds a group of its rows in memory at once: whole texts of documents, long JSON of events. */
const ROWS_PER_GROUP = 122_880;
const LONG_ROWS_PER_GROUP: Readonly<Record<string, number>> = { documents: 8_192, events: 32_768 };

export interface PartTarget {
  readonly folder: string;
  readonly table: LakeTable;
  readonly disk: LakeDisk;
}

/**
 * Writes rows as a part and gives it its name, which is its hash. No commit names it yet: until one does, nobody reads it.
 *
 * @param sql gives rows with the columns of the table, in their order
 */
export async function writePart(
  database: Database,
  sql: string,
  { folder, table, disk }: PartTarget,
): Promise<LakePart> {
  await disk.makeFolder(join(folder, "parts", table));
  const unfinished = join(folder, "parts", table, `${randomUUID()}.tmp`);
  const group = LONG_ROWS_PER_GROUP[table] ?? ROWS_PER_GROUP;
  const form = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${group}`;
  await database.run(`COPY (${sql}) TO ${literal(unfinished)} (${form})`);
  await disk.syncFile(unfinished);
  const rows = await countRows(database, unfinished);
  const sha256 = await hashOfFile(unfinished);
  const { size: bytes } = await stat(unfinished);
  const file = `parts/${table}/${sha256.slice(0, 32)}.parquet`;
  await disk.rename(unfinished, join(folder, file));
  return { table, file, rows, bytes, sha256, version: LAKE_VERSION };
}

/** Counts what is on disk, not what was meant to be. */
async function countRows(database: Database, path: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*) AS rows FROM read_parquet(${literal(path)})`);
  return Number(row?.rows ?? 0);
}

/** sha256 of a file's bytes, hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
