import { openDatabase } from "../src/store/database.ts";
import type { Lake } from "../src/store/lake.ts";
import { LAKE_TABLES, type LakeRow, type LakeTable } from "../src/store/lake-tables.ts";

/** Some cells of some rows; all others are null, or empty where a column holds lists. */
export type LittleRows = { readonly [T in LakeTable]?: readonly Partial<LakeRow<T>>[] };

/** A lake in memory with the views of a real one and these rows in them. */
export async function littleLake(rows: LittleRows): Promise<Lake> {
  const database = await openDatabase({ where: "a little lake", memoryLimit: "256MB", threads: 1 });
  for (const [table, columns] of Object.entries(LAKE_TABLES)) {
    const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
    await database.run(`CREATE TABLE ${table} (${typed.join(", ")});`);
    for (const row of rows[table as LakeTable] ?? []) await database.run(insertSql(table, columns, row)); // a key of LAKE_TABLES
    if ("document_id" in columns) await database.run(`CREATE VIEW current_${table} AS FROM ${table};`);
  }
  await database.run(
    "CREATE VIEW newest_stories AS FROM stories WHERE generation = (SELECT max(generation) FROM stories);",
  );
  return { folder: "/little", commits: [], parts: [], refresh: async () => {}, ...database };
}

function insertSql(
  table: string,
  columns: Readonly<Record<string, string>>,
  row: Readonly<Record<string, unknown>>,
): string {
  const cells = Object.entries(columns).map(([name, type]) => literal(row[name] ?? (type.endsWith("[]") ? [] : null)));
  return `INSERT INTO ${table} VALUES (${cells.join(", ")});`;
}

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
