/** How wide a description may be, in characters. */
export const WIDTH = 100;

/** How the cells of a column are set; the style is applied after padding, so colour never shifts a column. */
export interface Column {
  readonly align?: "left" | "right";
  /** Gets the padded cell and the number of its row. */
  readonly style?: (text: string, row: number) => string;
}

/** Breaks a text into lines of at most `width` characters; a longer word gets a line of its own. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return line ? [...lines, line] : lines;
}

/**
 * Sets rows in columns two spaces apart; every column is as wide as its widest cell, the last takes what is left and is wrapped.
 *
 * @param rows cells without line breaks; all rows as long as `columns`
 * @param indent spaces before the first column
 */
export function layOutTable(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  indent = 0,
): readonly string[] {
  const last = columns.length - 1;
  const widths = columns.slice(0, last).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const used = indent + widths.reduce((sum, width) => sum + width + 2, 0);
  return rows.flatMap((row, r) => {
    const wrapped = wrapText(row[last] ?? "", WIDTH - used);
    const cells = widths.map((width, i) => setCell(row[i] ?? "", width, r, columns[i]));
    const first = " ".repeat(indent) + cells.map((cell) => `${cell}  `).join("");
    return (wrapped.length > 0 ? wrapped : [""]).map((line, i) =>
      ((i === 0 ? first : " ".repeat(used)) + line).trimEnd(),
    );
  });
}

function setCell(text: string, width: number, row: number, { align, style = (plain) => plain }: Column = {}): string {
  return style(align === "right" ? text.padStart(width) : text.padEnd(width), row);
}
