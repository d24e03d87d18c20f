import { readFileSync } from "node:fs";
import { type CsvError, parse } from "csv-parse/sync";
import { DragomanError } from "../errors.ts";
import { type Row, rowWith } from "./read-table.ts";

/** A comma- or tab-separated file with a header. */
export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Reads a table that a user wrote: CSV or TSV in UTF-8, its first line names the columns in any order; absent columns read as empty cells.
 *
 * @throws DragomanError "entities/bad-table" with file and line when it cannot be read or parsed
 */
export function readCsv(path: string): CsvFile {
  const text = sourceOf(path);
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const { columns, found } = parseAll(path, text, header.includes("\t") ? "\t" : ",");
  return {
    columns,
    rows: found.map(({ record, info }) => rowWith(`${path}:${info.lines}`, (column) => record[column] ?? "")),
  };
}

function sourceOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw badTable(path, missing ? "there is no such file" : "the file cannot be read as UTF-8", cause);
  }
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function parseAll(path: string, text: string, delimiter: string): { columns: readonly string[]; found: Parsed[] } {
  let columns: string[] = [];
  try {
    const found: Parsed[] = parse(text, {
      bom: true,
      columns: (names: string[]) => {
        columns = names.map((name) => name.trim().toLowerCase());
        return columns;
      },
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return { columns, found };
  } catch (cause) {
    const { lines, message } = cause as CsvError; // the parser throws nothing else
    throw badTable(`${path}:${lines ?? 1}`, message, cause);
  }
}

/** The error for a user's table that cannot be taken. */
export function badTable(where: string, what: string, cause?: unknown): DragomanError {
  const fix = "`dragoman kb check FILE` lists everything that is wrong with a table of actors.";
  return new DragomanError("entities/bad-table", { what, where, fix }, cause === undefined ? {} : { cause });
}
