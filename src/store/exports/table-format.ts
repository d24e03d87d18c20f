import type { StoredEvent } from "../stored-event.ts";
import type { ColumnGloss, ExportOptions, TextFormat } from "./export-format.ts";

/** What stands in a cell; null is an empty one. */
export type Cell = string | number | null;

/** A column: its name, what it holds, and its cell of a row. */
export type Column<Row> = readonly [name: string, gloss: string, cell: (row: Row) => Cell];

/** How a table is written: its rows and how a line is made of cells. */
export interface Table<Row> {
  readonly name: string;
  readonly gloss: string;
  readonly extension: string;
  readonly columns: readonly Column<Row>[];
  readonly header: boolean;
  readonly encoding?: "utf8" | "latin1";
  readonly line: (cells: readonly Cell[]) => string;
  readonly rows: (events: AsyncIterable<StoredEvent>, options: ExportOptions) => AsyncIterable<Row>;
}

/** A format whose files are tables. */
export function tableFormat<Row>(table: Table<Row>): TextFormat {
  const { name, gloss, extension, columns, header, line, rows, encoding = "utf8" } = table;
  const glosses: readonly ColumnGloss[] = columns.map(([column, meaning]) => ({ name: column, gloss: meaning }));
  return {
    kind: "text",
    name,
    gloss,
    extension,
    encoding,
    columns: glosses,
    write: async function* (events, options) {
      if (header) yield line(columns.map(([column]) => column));
      for await (const row of rows(events, options)) yield line(columns.map(([, , cell]) => cell(row)));
    },
  };
}
