import { realpath } from "node:fs/promises";
import { activeParts, type LakeCommit, type LakePart, placeCommit, readCommits, type StoredCommit } from "./commits.ts";
import { type Database, openDatabase } from "./database.ts";
import { LAKE_DISK, type LakeDisk } from "./lake-disk.ts";
import { checkLake, makeLake, mayBecomeLake } from "./lake-folder.ts";
import { LAKE_TABLES, type LakeRow, type LakeTable } from "./lake-tables.ts";
import { rowsSql } from "./lake-views.ts";
import { type LakeLock, lockLake } from "./lock-lake.ts";
import { overtaken } from "./overtaken.ts";
import { stageRows } from "./stage-rows.ts";
import { writePart } from "./write-part.ts";

/** Rows of any tables: those of whole documents. */
export type LakeRows = { readonly [T in LakeTable]?: readonly LakeRow<T>[] };

/**
 * Adds to a lake. After an error of `add` or `commit` it takes nothing more: what was committed stands, and the same run again goes on
 * from there.
 */
export interface LakeWriter {
  /** Locators of everything that the lake has or failed at: what a run that goes on need not read again. */
  readonly knownLocators: () => Promise<ReadonlySet<string>>;
  /**
   * Collects rows; those of one document must come in one call, and those of one call come into one commit. Commits when enough have
   * come together.
   *
   * @returns the commit that it made, else null
   */
  readonly add: (rows: LakeRows) => Promise<LakeCommit | null>;
  /** Makes what was collected part of the lake, as a whole. @returns null when nothing was @throws DragomanError "store/locked" */
  readonly commit: () => Promise<LakeCommit | null>;
  /** Commits nothing more. */
  readonly close: () => Promise<void>;
}

export interface LakeWriterOptions {
  readonly clock?: () => Date;
  /** `add` commits when so many rows have come together; 50,000 where it is not given. */
  readonly rowsPerCommit?: number;
  /** Names that go into each commit. */
  readonly coder?: string | null;
  readonly model?: string | null;
  readonly disk?: LakeDisk;
}

const ROWS_PER_COMMIT = 50_000;
/** Long texts make a commit full before its rows do. */
const CHARACTERS_PER_COMMIT = 64_000_000;

/**
 * Opens a lake for writing, and makes it where the folder is absent or empty.
 *
 * @throws DragomanError "store/not-a-lake", "store/newer-lake", "store/damaged", "store/locked"
 */
export async function openLakeWriter(folder: string, options: LakeWriterOptions = {}): Promise<LakeWriter> {
  const { disk = LAKE_DISK, clock = () => new Date() } = options;
  if (!(await mayBecomeLake(folder))) await checkLake(folder);
  await disk.makeFolder(folder);
  const path = await realpath(folder);
  const lock = await lockLake(path, { disk, clock });
  try {
    if (await mayBecomeLake(path)) await makeLake(path, disk);
    const commits = await readCommits(path);
    const database = await openDatabase({ where: path, memoryLimit: "192MB" });
    return writerOf({ ...options, path, lock, database, disk, clock, commits });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Opened extends LakeWriterOptions {
  readonly path: string;
  readonly lock: LakeLock;
  readonly database: Database;
  readonly disk: LakeDisk;
  readonly clock: () => Date;
  readonly commits: readonly StoredCommit[];
}

function writerOf(opened: Opened): LakeWriter {
  let commits = opened.commits;
  let pending: LakeRows[] = [];
  let size = { rows: 0, characters: 0 };
  /** One call after the other, however they come; after a failed one none. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(act: () => Promise<R>): Promise<R> => {
    const mine = turn.then(act);
    turn = mine;
    mine.catch(() => {}); // the caller has it, and so has the next one in turn
    return mine;
  };
  const commit = async (): Promise<LakeCommit | null> => {
    if (size.rows === 0) return null;
    const stored = await commitRows(opened, commits, pending);
    commits = [...commits, stored];
    pending = [];
    size = { rows: 0, characters: 0 };
    return stored.commit;
  };
  const full = () => size.rows >= (opened.rowsPerCommit ?? ROWS_PER_COMMIT) || size.characters >= CHARACTERS_PER_COMMIT;
  return {
    knownLocators: () => inTurn(() => knownLocators(opened, commits)),
    add: (rows) =>
      inTurn(async () => {
        pending.push(rows);
        size = { rows: size.rows + countRows(rows), characters: size.characters + countCharacters(rows) };
        return full() ? await commit() : null;
      }),
    commit: () => inTurn(commit),
    close: async () => {
      await turn.catch(() => {});
      opened.database.close();
      await opened.lock.release();
    },
  };
}

// Sound: LakeTable is defined as the keys of LAKE_TABLES.
const TABLES = Object.keys(LAKE_TABLES) as LakeTable[];

async function commitRows(opened: Opened, commits: readonly StoredCommit[], pending: readonly LakeRows[]) {
  const { path, clock, disk, coder = null, model = null } = opened;
  const added: LakePart[] = [];
  for (const table of TABLES) {
    const rows = pending.flatMap((some): readonly LakeRow<LakeTable>[] => some[table] ?? []);
    if (rows.length > 0) added.push(await writeRows(opened, table, rows));
  }
  await opened.lock.check();
  const given = { created: clock().toISOString(), coder, model, added, removed: [] };
  const stored = await placeCommit(path, given, { commits, disk });
  if (stored === null) throw overtaken(path);
  return stored;
}

async function writeRows(opened: Opened, table: LakeTable, rows: readonly LakeRow<LakeTable>[]): Promise<LakePart> {
  const { database, disk, path: folder } = opened;
  const staged = await stageRows(database, table, rows);
  const part = await writePart(database, `FROM ${staged}`, { folder, table, disk });
  await database.run(`DROP TABLE ${staged}`);
  return part;
}

async function knownLocators({ database, path }: Opened, commits: readonly StoredCommit[]) {
  const parts = activeParts(commits);
  const locators = (table: LakeTable) => `SELECT locator FROM (${rowsSql(path, table, parts)})`;
  const known = new Set<string>();
  for await (const { locator } of database.stream(`${locators("documents")} UNION ALL ${locators("failures")}`))
    if (typeof locator === "string") known.add(locator);
  return known;
}

const countRows = (rows: LakeRows): number => Object.values(rows).reduce((sum, some) => sum + some.length, 0);

/** Only the long columns. */
const countCharacters = (rows: LakeRows): number =>
  (rows.documents ?? []).reduce(
    (sum, { text, sentences_json }) => sum + (text?.length ?? 0) + (sentences_json?.length ?? 0),
    0,
  );
