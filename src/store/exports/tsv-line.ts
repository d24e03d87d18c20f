import type { Cell } from "./table-format.ts";

/**
 * A line of a tab-separated table without quotes: tabs, line ends and other controls within a cell become one space.
 * Cells are not guarded against being taken for formulas: readers of these formats compare names letter by letter.
 */
export function tsvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (cell === null ? "" : clean(String(cell)))).join("\t")}\n`;
}

const clean = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
