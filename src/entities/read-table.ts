import { readFileSync } from "node:fs";
import { DragomanError } from "../errors.ts";

/** One row of a table: its cells by column, and where it stands. */
export interface Row {
  readonly where: string;
  cell(column: string): string;
  /** The parts of a cell that lists several values, separated by ";". */
  list(column: string): readonly string[];
}

/**
 * Reads a tab-separated table whose first line names its columns.
 *
 * @throws DragomanError "entities/bad-data" with file and line when a column is missing or a row has too few or too many cells
 */
export function readTable(path: string, columns: readonly string[]): Row[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").replace(/\n$/, "").split("\n");
  const names = head.split("\t");
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw badData(`${path}:1`, `the columns ${missing.join(", ")} are missing; found: ${names.join(", ")}`);
  return lines.map((line, i) => {
    const cells = line.split("\t");
    const where = `${path}:${i + 2}`;
    if (cells.length !== names.length) throw badData(where, `${cells.length} cells where the first line names ${names.length} columns`);
    const cell = (column: string) => cells[names.indexOf(column)] ?? "";
    return { where, cell, list: (column) => cell(column).split(";").filter((part) => part !== "") };
  });
}

/** Checks one cell against a form. @throws DragomanError "entities/bad-data" naming the values allowed */
export function checked(row: Row, column: string, form: RegExp, allowed: string): string {
  const value = row.cell(column);
  if (!form.test(value)) throw badData(row.where, `${column} is ${JSON.stringify(value)}; allowed: ${allowed}`);
  return value;
}

/** The error for a table that breaks its own rules. */
export function badData(where: string, what: string): DragomanError {
  return new DragomanError("entities/bad-data", { what, where, fix: "Mend this line of the table." });
}
