import type { LakeCommit, LakePart } from "./commits.ts";

/** A value of a row: bigints become numbers where that loses nothing, lists arrays, dates `YYYY-MM-DD`, structs objects. */
export type SqlValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly SqlValue[]
  | { readonly [name: string]: SqlValue };
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What `$1` or `$name` of a question stand for. */
export type SqlParameters = readonly SqlInput[] | Readonly<Record<string, SqlInput>>;
export type SqlInput = null | boolean | number | bigint | string | readonly (string | number)[];

/**
 * A lake that was opened for reading. It shows the commits that stood when it was opened or last refreshed, and none of later ones.
 *
 * Views: one of the name of each table of `LAKE_TABLES`, with all rows; `current_…` of each table that has a `document_id`,
 * without what a later version of the same item replaced or withdrew; `newest_stories`, the last generation.
 */
export interface Lake {
  /** Absolute path. */
  readonly folder: string;
  readonly commits: readonly LakeCommit[];
  /** The files whose rows the views show. */
  readonly parts: readonly LakePart[];
  /**
   * All rows of one SELECT. @throws DragomanError "store/bad-sql" when DuckDB refuses it or it is no SELECT;
   * "store/damaged" when a part cannot be read
   */
  readonly query: (sql: string, parameters?: SqlParameters) => Promise<readonly SqlRow[]>;
  /** The same row by row, a few thousand of them in memory at once. Several streams may be open. */
  readonly stream: (sql: string, parameters?: SqlParameters) => AsyncGenerator<SqlRow, void, void>;
  /** Sees the commits that were added since. Streams that are open keep what they saw. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}
