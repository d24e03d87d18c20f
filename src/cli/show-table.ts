/** A column of a table. */
export interface TableColumn {
  readonly head: string;
  readonly align?: "left" | "right";
  /** The least width to which the column may be cut when the terminal is too narrow; without it, it is never cut. */
  readonly least?: number;
  /** Applied after padding, so that colour never shifts a column. */
  readonly style?: (cell: string) => string;
}

/** How a table is shown. */
export interface TableOptions {
  /** Columns of the terminal; null where there is none: then nothing is cut. */
  readonly width: number | null;
  /** Style of the line of heads. */
  readonly headStyle?: (line: string) => string;
  /** Lines that stand under a row, already wrapped. */
  readonly under?: (row: number) => readonly string[];
}

const GAP = 2;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Rows under their heads, as wide as their cells and no wider than the terminal. Lines do not end in spaces. */
export function showTable(
  rows: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  { width, headStyle = (line) => line, under = () => [] }: TableOptions,
): readonly string[] {
  const cells = rows.map((row) => columns.map((_, i) => plainText(row[i] ?? "")));
  const wanted = columns.map(({ head }, i) => Math.max(widthOf(head), ...cells.map((row) => widthOf(row[i] ?? ""))));
  const widths = width === null ? wanted : fitWidths(wanted, columns, width);
  const line = (row: readonly string[], styled: boolean) =>
    columns
      .map(({ align, style }, i) => {
        const set = setCell(
          row[i] ?? "",
          widths[i] ?? 0,
          i === columns.length - 1 && align !== "right" ? null : (align ?? "left"),
        );
        return styled && style ? style(set) : set;
      })
      .join(" ".repeat(GAP))
      .trimEnd();
  return [
    headStyle(
      line(
        columns.map(({ head }) => head),
        false,
      ),
    ),
    ...cells.flatMap((row, r) => [line(row, true), ...under(r)]),
  ];
}

/** Text as one line without control characters: what a page says must not move the cursor or colour the terminal. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}

/** How many columns of a terminal a text takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /\p{Mn}/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/** Takes from the widest column that may still give, until the line fits or none can. */
function fitWidths(wanted: readonly number[], columns: readonly TableColumn[], width: number): readonly number[] {
  const widths = [...wanted];
  const room = (i: number) => (widths[i] ?? 0) - (columns[i]?.least ?? Number.POSITIVE_INFINITY);
  let over = widths.reduce((sum, each) => sum + each, GAP * (widths.length - 1)) - width;
  while (over > 0) {
    const widest = widths
      .map((_, i) => i)
      .filter((i) => room(i) > 0)
      .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return widths;
}

/** `align` is null for the last column, which needs no padding. */
function setCell(text: string, width: number, align: "left" | "right" | null): string {
  let shown = text;
  if (widthOf(text) > width) {
    const letters = Array.from(text);
    while (letters.length > 0 && widthOf(letters.join("")) > width - 1) letters.pop();
    shown = `${letters.join("")}…`;
  }
  const padding = " ".repeat(Math.max(0, width - widthOf(shown)));
  if (align === null) return shown;
  return align === "right" ? padding + shown : shown + padding;
}
