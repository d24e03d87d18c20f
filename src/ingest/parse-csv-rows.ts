import { parse } from "csv-parse/sync";
import { isWellQuoted } from "./well-quoted.ts";

/**
 * The cells of rows that were cut before, each row by itself; null for one whose quotation marks make no sense. All that make sense are parsed
 * at one go, which is much faster than one by one.
 */
export function parseCsvRows(rows: readonly string[], delimiter: string): readonly (readonly string[] | null)[] {
  const isGood = rows.map((row) => isWellQuoted(Buffer.from(row), delimiter));
  const good = rows.filter((_, i) => isGood[i]).join("\n");
  // No largest size: that was seen to when the rows were cut.
  const options = { delimiter, record_delimiter: "\n", relax_column_count: true, max_record_size: 0 };
  const cells = parse(good, options).values();
  return rows.map((row, i) => (isGood[i] ? (cells.next().value ?? null) : literalCells(row, delimiter)));
}

/**
 * A row whose quotation marks are part of its words: He said "yes", in a file that puts none around cells. A cell that opens with a mark
 * and is not closed is cut text, so that row stays broken.
 */
function literalCells(row: string, delimiter: string): readonly string[] | null {
  if (row.includes("\n")) return null;
  const cells = row.split(delimiter);
  const isWhole = (cell: string) =>
    !cell.startsWith('"') || (delimiter === "\t" && (cell.split('"').length - 1) % 2 === 0);
  return cells.every(isWhole) ? cells : null;
}
