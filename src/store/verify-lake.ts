import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { DragomanError } from "../errors.ts";
import { activeParts, type LakePart, readCommits, type StoredCommit } from "./commits.ts";
import { findWrongSpans } from "./find-wrong-spans.ts";
import type { Lake } from "./lake.ts";
import { checkLake } from "./lake-folder.ts";
import { literal } from "./migrate-lake.ts";
import { openLake } from "./open-lake.ts";
import { ROW_CHECKS } from "./row-checks.ts";
import { hashOfFile } from "./write-part.ts";

/** One thing that is wrong with a lake. */
export interface LakeFinding {
  /** A file, or the table and the id of a row. */
  readonly where: string;
  readonly what: string;
}

export interface VerifyOptions {
  /** The text of a document whose text the lake does not keep, where the caller still has it. */
  readonly textOf?: (document: DocumentKey) => Promise<string | null>;
}

export interface DocumentKey {
  readonly id: string;
  readonly locator: string;
  /** sha256 of the text. */
  readonly hash: string;
}

/**
 * Everything that is wrong with a lake, nothing where it is sound: files that are missing or changed, rows that refer to none or stand
 * twice, spans whose words are not those of the text. Files that a crash left unfinished are no fault.
 *
 * @throws DragomanError "store/not-a-lake", "store/newer-lake"
 */
export async function verifyLake(folder: string, options: VerifyOptions = {}): Promise<readonly LakeFinding[]> {
  await checkLake(folder);
  const path = await realpath(folder);
  let commits: readonly StoredCommit[];
  try {
    commits = await readCommits(path);
  } catch (error) {
    return [findingOf(error)];
  }
  const found = [...brokenHistory(commits), ...(await changedParts(path, activeParts(commits)))];
  // Rows of damaged files would only repeat what is already found.
  return found.length > 0 ? found : wrongRows(path, options);
}

function findingOf(error: unknown): LakeFinding {
  if (!(error instanceof DragomanError) || error.code !== "store/damaged") throw error;
  return { where: error.detail.where, what: error.detail.what };
}

function brokenHistory(commits: readonly StoredCommit[]): LakeFinding[] {
  return commits.flatMap(({ commit }, index) => {
    if (commit.previous === (commits[index - 1]?.sha256 ?? null)) return [];
    return [{ where: `commit ${commit.number - 1}`, what: "it was changed after the next one was written" }];
  });
}

async function changedParts(path: string, parts: readonly LakePart[]): Promise<LakeFinding[]> {
  const found: LakeFinding[] = [];
  for (const part of parts) {
    const what = await changeOf(join(path, part.file), part);
    if (what !== null) found.push({ where: part.file, what });
  }
  return found;
}

async function changeOf(file: string, part: LakePart): Promise<string | null> {
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return "this part is missing";
  if (size !== part.bytes) return `this part has ${size} bytes; its commit says ${part.bytes}`;
  return (await hashOfFile(file)) === part.sha256 ? null : "this part was changed: its hash is not that of its commit";
}

async function wrongRows(path: string, { textOf = async () => null }: VerifyOptions): Promise<readonly LakeFinding[]> {
  const lake = await openLake(path);
  try {
    const found = await wrongCounts(lake);
    for (const { what, sql } of ROW_CHECKS)
      for (const { id } of await lake.query(`${sql} LIMIT 100`)) found.push({ where: String(id), what });
    for await (const finding of findWrongSpans(lake, textOf)) found.push(finding);
    return found;
  } catch (error) {
    return [findingOf(error)];
  } finally {
    lake.close();
  }
}

/** A commit may have been changed together with its hash in the next one; what Parquet says of itself may not. */
async function wrongCounts(lake: Lake): Promise<LakeFinding[]> {
  const found: LakeFinding[] = [];
  for (const part of lake.parts) {
    const path = literal(join(lake.folder, part.file));
    const [row] = await lake.query(`SELECT num_rows FROM parquet_file_metadata(${path})`);
    if (row?.num_rows === part.rows) continue;
    found.push({ where: part.file, what: `this part has ${row?.num_rows} rows; its commit says ${part.rows}` });
  }
  return found;
}
