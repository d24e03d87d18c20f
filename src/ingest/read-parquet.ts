import { resolve } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type ColumnMap, chooseColumns } from "./column-map.ts";
import { documentFromFields, fieldsOf } from "./document-from-fields.ts";
import { caughtFailure, type Failure, failedItem } from "./failed-item.ts";
import type { Ingested } from "./source-document.ts";

/** What the reader of a Parquet file is told from outside. */
export interface ParquetOptions {
  /** A user's map from fields to columns. */
  readonly columns?: ColumnMap;
}

/** Nothing is fetched from outside, and rows come in the order of the file. */
const CONFIG = {
  threads: "1",
  memory_limit: "2GB",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/**
 * Reads a Parquet file row by row: only the columns that hold a field, and a few thousand rows at a time. A file that is damaged gives
 * the rows before the damage and one failure. Rows are named `path#1`, `path#2`, …
 *
 * @param path a file; signs that stand for several files ("*") stand for themselves
 */
export async function* readParquet(path: string, { columns = {} }: ParquetOptions = {}): AsyncGenerator<Ingested> {
  const instance = await DuckDBInstance.create(":memory:", CONFIG);
  const connection = await instance.connect();
  try {
    // Rows that were read ahead are lost at a damage: so only few are.
    await connection.run("SET streaming_buffer_size = '128KB'");
    const head = await readHead(connection, path, columns);
    if ("kind" in head) yield head;
    else yield* readRows(connection, path, head);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

interface Head {
  readonly columns: ColumnMap;
  /** DuckDB's name of the type of each column. */
  readonly types: ReadonlyMap<string, string>;
  readonly rows: number;
}

async function readHead(connection: DuckDBConnection, path: string, given: ColumnMap): Promise<Head | Failure> {
  try {
    const result = await connection.run("SELECT * FROM read_parquet($1) LIMIT 0", [onlyFile(path)]);
    const names = result.columnNames();
    const types = new Map(names.map((name, i) => [name, String(result.columnType(i))]));
    const counted = await connection.runAndReadAll("SELECT num_rows FROM parquet_file_metadata($1)", [onlyFile(path)]);
    return { columns: chooseColumns(names, given, path), types, rows: Number(counted.getRows()[0]?.[0]) };
  } catch (error) {
    return isDuckDbError(error) ? damaged(path, error) : caughtFailure(error, path);
  }
}

async function* readRows(connection: DuckDBConnection, path: string, head: Head): AsyncGenerator<Ingested> {
  const names = [...new Set(Object.values(head.columns))];
  const list = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(", ");
  let row = 0;
  try {
    const result = await connection.stream(`SELECT ${list} FROM read_parquet($1)`, [onlyFile(path)]);
    for await (const rows of result.yieldRowsJs())
      for (const cells of rows) {
        row += 1;
        const fields = fieldsOf(head.columns, (name) => cellOf(cells[names.indexOf(name)], head.types.get(name)));
        yield documentFromFields(fields, `${path}#${row}`, "parquet");
      }
    // An error behind the first rows ends the stream without a word: only the number of rows tells.
    if (row < head.rows) yield damaged(path, new Error(`${row} of ${head.rows} rows could be read`), row);
  } catch (error) {
    if (!isDuckDbError(error)) throw error;
    yield damaged(path, error, row);
  }
}

/** A time without a zone may be anyone's time: only its day is kept. */
function cellOf(value: unknown, type = ""): unknown {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return null;
  return /TIME ZONE/.test(type) ? value.toISOString() : value.toISOString().slice(0, 10);
}

/** A path in which "*", "?" and "[" mean nothing, and which is no address. */
const onlyFile = (path: string) => resolve(path).replace(/[*?[]/g, "[$&]");

/** The reader throws plain errors whose words begin with their kind ("Invalid Input Error: …"). */
const isDuckDbError = (error: unknown): error is Error =>
  error instanceof Error && /^(?:[A-Z][\w-]* )+(?:Error|Exception):/.test(error.message);

function damaged(locator: string, cause: Error, rows = 0): Failure {
  const reason = cause.message.split("\n", 1)[0]?.slice(0, 300) ?? "";
  const missing = /No files found/.test(reason);
  const what = missing ? "there is no such file" : `this Parquet file is damaged behind row ${rows}: ${reason}`;
  const fix = missing
    ? "Check the path."
    : "Was it cut short? Copy it again, or write it anew with smaller row groups.";
  return failedItem(missing ? "ingest/missing" : "ingest/damaged", { locator, what, fix, cause });
}
