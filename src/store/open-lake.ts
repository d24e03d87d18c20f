import { realpath } from "node:fs/promises";
import { activeParts, readCommits, type StoredCommit } from "./commits.ts";
import { type Database, openDatabase } from "./database.ts";
import type { Lake } from "./lake.ts";
import { checkLake } from "./lake-folder.ts";
import { viewsSql } from "./lake-views.ts";
import { literal } from "./migrate-lake.ts";

export interface LakeOptions {
  /** As DuckDB writes it, "1GB" where it is not given. */
  readonly memoryLimit?: string;
  /** 2 where it is not given. */
  readonly threads?: number;
  /** Questions may read any file, not the lake's alone: for an owner who joins tables of his own. */
  readonly otherFiles?: boolean;
}

/**
 * Opens a lake for reading. Writers may add to it meanwhile.
 *
 * @throws DragomanError "store/not-a-lake", "store/newer-lake", "store/damaged"
 */
export async function openLake(folder: string, options: LakeOptions = {}): Promise<Lake> {
  await checkLake(folder);
  const path = await realpath(folder);
  const database = await openDatabase({ ...options, where: path });
  try {
    let commits = await show(database, path, await readCommits(path));
    await closeDoors(database, path, options.otherFiles ?? false);
    const refresh = async () => {
      const later = await readCommits(path, commits);
      if (later.length > commits.length) commits = await show(database, path, later);
    };
    let turn: Promise<void> = Promise.resolve();
    return {
      folder: path,
      get commits() {
        return commits.map(({ commit }) => commit);
      },
      get parts() {
        return activeParts(commits);
      },
      query: database.query,
      stream: database.stream,
      refresh: () => {
        // One after the other: two at once would stand in one transaction.
        turn = turn.catch(() => {}).then(refresh);
        return turn;
      },
      close: database.close,
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** All views change at once: a question that is asked meanwhile sees the old ones or the new ones. */
async function show(database: Database, path: string, commits: readonly StoredCommit[]) {
  await database.run("BEGIN");
  try {
    await database.run(viewsSql(path, activeParts(commits)));
    await database.run("COMMIT");
  } catch (error) {
    await database.run("ROLLBACK");
    throw error;
  }
  return commits;
}

async function closeDoors(database: Database, path: string, otherFiles: boolean): Promise<void> {
  const lakeOnly = `SET allowed_directories = [${literal(path)}]; SET enable_external_access = false;`;
  await database.run(`${otherFiles ? "" : lakeOnly} SET lock_configuration = true`);
}
