import { type ColumnMap, chooseColumns } from "./column-map.ts";
import { csvDelimiter } from "./csv-delimiter.ts";
import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { decodeText } from "./decode-text.ts";
import { documentFromFields, fieldsOf } from "./document-from-fields.ts";
import { caughtFailure, type Failure, failedItem } from "./failed-item.ts";
import { parseCsvRows } from "./parse-csv-rows.ts";
import type { Ingested } from "./source-document.ts";

/** What the reader of a table is told from outside. */
export interface CsvFileOptions {
  /** The input's name; `path#12` is the row that begins on its line 12. */
  readonly path: string;
  /** A user's map from fields to columns. */
  readonly columns?: ColumnMap;
  /** Longest row, in bytes. */
  readonly mostRowBytes?: number;
}

const MOST_ROW_BYTES = 10_000_000;
/** Rows are parsed in groups of about so many bytes. */
const GROUP_BYTES = 500_000;

/**
 * Reads a table with a header: cells parted by comma, tab, semicolon or bar. A row that cannot be read is one failure and spoils no
 * other. Wrong columns are one failure of the whole input.
 */
export async function* readCsvFile(
  input: AsyncIterable<Uint8Array>,
  options: CsvFileOptions,
): AsyncGenerator<Ingested> {
  const { path, mostRowBytes = MOST_ROW_BYTES } = options;
  let head: Head | null = null;
  const delimiter = () => head?.delimiter ?? null;
  let group: CsvRecord[] = [];
  let size = 0;
  for await (const record of csvRecords(input, { most: mostRowBytes, delimiter })) {
    if (head === null) {
      const read = readHead(record, options);
      if ("kind" in read) return yield read;
      head = read;
      continue;
    }
    group.push(record);
    size += record.bytes.length;
    if (size < GROUP_BYTES) continue;
    yield* readRows(group, head, path);
    [group, size] = [[], 0];
  }
  if (head) yield* readRows(group, head, path);
  else
    yield failedItem("ingest/no-text", {
      locator: path,
      what: "this table is empty",
      fix: "Give it a header and rows.",
    });
}

interface Head {
  readonly delimiter: string;
  readonly names: readonly string[];
  readonly columns: ColumnMap;
}

function readHead(record: CsvRecord, { path, columns = {} }: CsvFileOptions): Head | Failure {
  try {
    const line = decodeText(record.bytes, { locator: path }).replace(/\r$/, "");
    const delimiter = csvDelimiter(line);
    const [cells] = parseCsvRows([line], delimiter);
    if (!cells || record.broken) return brokenRow(record, path, "the header cannot be parsed");
    const names = cells.map((name) => name.trim());
    return { delimiter, names, columns: chooseColumns(names, columns, path) };
  } catch (error) {
    return caughtFailure(error, path);
  }
}

function* readRows(records: readonly CsvRecord[], head: Head, path: string): Generator<Ingested> {
  const decoded = records.map((record) => decodeRow(record, `${path}#${record.number}`));
  const cells = parseCsvRows(
    decoded.map((row) => (typeof row === "string" ? row : "")),
    head.delimiter,
  );
  for (const [i, record] of records.entries()) {
    const row = decoded[i];
    if (row !== undefined && typeof row !== "string") yield row;
    else if (record.broken === "too-long") yield brokenRow(record, path, "this row is too long");
    else yield readRow(cells[i] ?? null, record, { head, path });
  }
}

function decodeRow(record: CsvRecord, locator: string): string | Failure {
  try {
    return decodeText(record.bytes, { locator }).replace(/\r$/, "");
  } catch (error) {
    return caughtFailure(error, locator);
  }
}

function readRow(cells: readonly string[] | null, record: CsvRecord, table: { head: Head; path: string }): Ingested {
  const { path, head } = table;
  const { names, columns, delimiter } = head;
  if (cells === null) {
    const what = record.broken
      ? "a quotation mark opens here and is never closed"
      : "its quotation marks make no sense";
    return brokenRow(record, path, what);
  }
  // Some programs end each row with a delimiter: empty cells more do no harm.
  if (cells.length < names.length || cells.slice(names.length).some((cell) => cell !== ""))
    return brokenRow(record, path, `this row has ${cells.length} cells; the header has ${names.length}`);
  const fields = fieldsOf(columns, (column) => cells[names.indexOf(column)]);
  return documentFromFields(fields, `${path}#${record.number}`, delimiter === "\t" ? "tsv" : "csv");
}

function brokenRow({ number, broken }: CsvRecord, path: string, what: string): Failure {
  const code = broken === "too-long" ? "ingest/too-large" : "ingest/damaged";
  const fix =
    "Cells with line breaks, delimiters or quotation marks stand in quotation marks, and marks inside are doubled.";
  return failedItem(code, { locator: `${path}#${number}`, what, fix });
}
