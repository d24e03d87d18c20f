import { readFileSync } from "node:fs";
import { DragomanError } from "../errors.ts";

/** One row of a table: its cells by column, and where it stands. */
export interface Row {
  /** File and line. */
  readonly where: string;
  cell(column: string): string;
  /** The parts of a cell that lists several values, separated by ";". */
  list(column: string): readonly string[];
}

/**
 * Reads a tab-separated table whose first line names its columns. Where one of them is `checked`, every row must say in it how it was checked.
 *
 * @throws DragomanError "entities/bad-data" with file and line when the file cannot be read, a column is missing,
 * a row has too few or too many cells, or its `checked` is empty
 */
export function readTable(path: string, columns: readonly string[]): Row[] {
  return [...eachRow(path, columns)];
}

/** The rows of such a table one after the other: a long one need not stand in memory as a whole. */
export function* eachRow(path: string, columns: readonly string[]): Generator<Row> {
  const source = sourceOf(path);
  let end = lineEnd(source, 0);
  const names = source.slice(0, end).split("\t");
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw badData(`${path}:1`, `the columns ${missing.join(", ")} are missing; found: ${names.join(", ")}`);
  const at = new Map(names.map((name, i) => [name, i]));
  for (let line = 2; end + 1 < source.length; line++) {
    const start = end + 1;
    end = lineEnd(source, start);
    yield rowOf(source.slice(start, end), at, { path, line });
  }
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end;
}

function sourceOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw badData(path, "the table cannot be read", cause);
  }
}

const TAB = 9;
const NONE: readonly string[] = [];

/** A line of a table. Its cells are cut out when they are asked for: there are tens of thousands of lines at every start. */
class TableRow implements Row {
  constructor(
    readonly path: string,
    readonly line: number,
    private readonly text: string,
    private readonly at: ReadonlyMap<string, number>,
  ) {}
  get where(): string {
    return `${this.path}:${this.line}`;
  }
  cell(column: string): string {
    const wanted = this.at.get(column);
    if (wanted === undefined) return "";
    const start = this.#startOf(wanted);
    const end = this.text.indexOf("\t", start);
    return this.text.slice(start, end < 0 ? undefined : end);
  }
  list(column: string): readonly string[] {
    return partsOf(this.cell(column));
  }
  isEmpty(column: string): boolean {
    const start = this.#startOf(this.at.get(column) ?? 0);
    return start === this.text.length || this.text.charCodeAt(start) === TAB;
  }
  #startOf(wanted: number): number {
    let start = 0;
    for (let tab = 0; tab < wanted; tab++) start = this.text.indexOf("\t", start) + 1;
    return start;
  }
}

function rowOf(text: string, at: ReadonlyMap<string, number>, { path, line }: { path: string; line: number }): Row {
  const row = new TableRow(path, line, text, at);
  const cells = countCells(text);
  if (cells !== at.size) throw badData(row.where, `${cells} cells where the first line names ${at.size} columns`);
  if (at.has("checked") && row.isEmpty("checked"))
    throw badData(row.where, "checked is empty; allowed: a short note of where the row was checked");
  return row;
}

function countCells(text: string): number {
  let cells = 1;
  for (let i = text.indexOf("\t"); i >= 0; i = text.indexOf("\t", i + 1)) cells += 1;
  return cells;
}

/** A row whose cells are looked up by column, whatever kind of file it stands in. */
export function rowWith(where: string, cell: Row["cell"]): Row {
  return { where, cell, list: (column) => partsOf(cell(column)) };
}

function partsOf(value: string): readonly string[] {
  if (value === "") return NONE;
  if (!value.includes(";")) return [value.trim()];
  return value
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Checks one cell against a form. @throws DragomanError "entities/bad-data" naming the values allowed */
export function checked(row: Row, column: string, form: RegExp, allowed: string): string {
  const value = row.cell(column);
  if (!form.test(value)) throw badData(row.where, `${column} is ${JSON.stringify(value)}; allowed: ${allowed}`);
  return value;
}

/** Checks that a value of a column stands in a closed set. @throws DragomanError "entities/bad-data" naming the values allowed */
export function member(row: Row, column: string, value: string, allowed: ReadonlySet<string>): string {
  if (allowed.has(value)) return value;
  throw badData(row.where, `${column} is ${JSON.stringify(value)}; allowed: ${listOf([...allowed])}`);
}

/** A long list of values is shown by its beginning and its end: countries come first, special codes last. */
function listOf(values: readonly string[]): string {
  if (values.length <= 60) return values.join(", ");
  return `${values.slice(0, 4).join(", ")}, … ${values.slice(-9).join(", ")} (${values.length} in all)`;
}

/** The error for a table that breaks its own rules. */
export function badData(where: string, what: string, cause?: unknown): DragomanError {
  return new DragomanError("entities/bad-data", { what, where, fix: "Mend this line of the table." }, { cause });
}
