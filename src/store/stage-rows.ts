import { DuckDBDataChunkWriter, type JS, JSToDuckDBValueConverter } from "@duckdb/node-api";
import type { Database } from "./database.ts";
import { LAKE_TABLES, type LakeRow, type LakeTable } from "./lake-tables.ts";
import { quoted } from "./migrate-lake.ts";

/**
 * Puts rows into a new table of a database that lives in memory.
 *
 * @param rows every column must be there; dates are `YYYY-MM-DD`, whole numbers must fit their type
 * @returns the name of the table, which the caller drops
 */
export async function stageRows<T extends LakeTable>(
  database: Database,
  table: T,
  rows: readonly LakeRow<T>[],
): Promise<string> {
  const columns = Object.entries(LAKE_TABLES[table]);
  const name = `staged_${table}`;
  const definition = columns.map(([column, type]) => `${quoted(column)} ${type}`).join(", ");
  await database.run(`CREATE OR REPLACE TABLE ${name} (${definition})`);
  const appender = await database.connection.createAppender(name);
  const writer = DuckDBDataChunkWriter.forAppender(appender, { converter: JSToDuckDBValueConverter });
  // Sound: a row has the cells of its table's columns.
  for (const row of rows as readonly Readonly<Record<string, Cell>>[])
    writer.appendRow(columns.map(([column, type]) => givenValue(row[column] ?? null, type)));
  writer.flush();
  appender.closeSync();
  return name;
}

type Cell = string | number | readonly string[] | null;

const givenValue = (value: Cell, type: string): JS => {
  if (type === "DATE" && typeof value === "string") return new Date(`${value}T00:00:00Z`);
  return typeof value === "object" && value !== null ? [...value] : value;
};
