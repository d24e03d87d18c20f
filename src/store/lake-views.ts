import { join } from "node:path";
import type { LakePart } from "./commits.ts";
import { LAKE_TABLES, type LakeTable } from "./lake-tables.ts";
import { literal, selectList } from "./migrate-lake.ts";

/** Every table of which a version that was replaced leaves rows behind. */
const OF_READINGS = [
  "events",
  "actors",
  "statements",
  "relations",
  "entities",
  "mentions",
] as const satisfies readonly LakeTable[];

// Sound: LakeTable is defined as the keys of LAKE_TABLES.
const TABLES = Object.keys(LAKE_TABLES) as LakeTable[];

/**
 * SQL that makes the views over exactly these parts. First come tables of what was replaced: they are small, and hold for all questions.
 *
 * An item counts in its newest version only; where that one is withheld or canceled, in none. The events of a version that was replaced
 * stay where the newest version has the same text, for that was not read again.
 */
export function viewsSql(folder: string, parts: readonly LakePart[]): string {
  return [
    "CREATE SCHEMA IF NOT EXISTS internal",
    ...TABLES.map((table) => `CREATE OR REPLACE VIEW ${table} AS ${rowsSql(folder, table, parts)}`),
    `CREATE OR REPLACE TABLE internal.replaced_documents AS ${REPLACED_DOCUMENTS}`,
    `CREATE OR REPLACE TABLE internal.replaced_readings AS ${REPLACED_READINGS}`,
    "CREATE OR REPLACE VIEW current_documents AS FROM documents ANTI JOIN internal.replaced_documents USING (locator)",
    `CREATE OR REPLACE TABLE internal.corrected_events AS ${CORRECTED_EVENTS}`,
    ...OF_READINGS.map((table) => `CREATE OR REPLACE VIEW current_${table} AS ${currentSql(table, parts)}`),
    "CREATE OR REPLACE VIEW newest_stories AS FROM stories WHERE generation = (SELECT max(generation) FROM stories)",
  ].join(";\n");
}

/** Events that a reader corrected count as the newest correction has them. Where there is none, no question pays for it. */
function currentSql(table: (typeof OF_READINGS)[number], parts: readonly LakePart[]): string {
  const current = `FROM ${table} ANTI JOIN internal.replaced_readings USING (document_id)`;
  if ((table !== "events" && table !== "actors") || !parts.some((part) => part.table === "corrections")) return current;
  return `SELECT * FROM ${table} ANTI JOIN internal.replaced_readings USING (document_id) ANTI JOIN internal.corrected_events USING (event_id)
    UNION ALL SELECT * EXCLUDE (revision) FROM mended_${table} ANTI JOIN internal.replaced_readings USING (document_id)
      SEMI JOIN internal.corrected_events USING (event_id, revision)`;
}

/** SQL that gives the rows of one table in these parts, in their order. */
export function rowsSql(folder: string, table: LakeTable, parts: readonly LakePart[]): string {
  const own = parts.filter((part) => part.table === table);
  if (own.length === 0) return `SELECT ${selectList(table, 0, everyColumn(table))} WHERE false`;
  return [...new Set(own.map((part) => part.version))]
    .map((version) => {
      const files = own.filter((part) => part.version === version).map(({ file }) => literal(join(folder, file)));
      return `SELECT ${selectList(table, version)} FROM read_parquet([${files.join(", ")}])`;
    })
    .join(" UNION ALL ");
}

/** As if each column had come after version 0, so that all of them are typed nulls. */
const everyColumn = (table: LakeTable) => ({
  [table]: Object.fromEntries(Object.keys(LAKE_TABLES[table]).map((name) => [name, 1])),
});

const REPLACED_DOCUMENTS = `
  WITH versions AS (
    SELECT locator, item, coalesce(item_version, '') AS version, item_status IN ('withheld', 'canceled') AS withdrawn
    FROM documents WHERE item IS NOT NULL
  ), newest AS (
    SELECT item, max(version) AS version FROM versions GROUP BY item
  ), gone AS (
    SELECT item, bool_or(withdrawn) AS withdrawn FROM versions JOIN newest USING (item, version) GROUP BY item
  )
  SELECT v.locator FROM versions v JOIN newest n USING (item) JOIN gone g USING (item)
  WHERE v.version < n.version OR coalesce(g.withdrawn, false)`;

const REPLACED_READINGS = `
  SELECT DISTINCT old.document_id FROM documents old JOIN internal.replaced_documents USING (locator)
  WHERE old.state = 'read' AND NOT EXISTS (
    SELECT 1 FROM documents new ANTI JOIN internal.replaced_documents USING (locator)
    WHERE new.item = old.item AND new.duplicate_of = old.document_id
  )`;

const CORRECTED_EVENTS = "SELECT event_id, max(revision) AS revision FROM corrections GROUP BY event_id";
