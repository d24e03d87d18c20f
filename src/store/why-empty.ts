import { nearestNames } from "../codebook/nearest-names.ts";
import { type Bind, bindValues, listOf } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import type { Lake } from "./lake.ts";
import { wordsSql } from "./words-sql.ts";

/**
 * What a filter asks for by name that the lake does not hold at all, with the nearest that it holds: one line each.
 * For after a question that found nothing: a name may be right and yet be nowhere, so that is no error.
 */
export async function whyEmpty(lake: Pick<Lake, "query">, filter: CheckedFilter): Promise<readonly string[]> {
  const sides = [filter.actor, filter.recipient, filter.either, filter.both, filter.between ?? []].flat();
  const names = sides.flatMap((side) => (side.kind === "name" ? [side.name] : []));
  const places = filter.place.flatMap((place) => (place.kind === "name" ? [place.name] : []));
  const lines: string[] = [];
  for (const name of names) lines.push(...(await missingName(lake, name, ACTORS)));
  for (const name of places) lines.push(...(await missingName(lake, name, PLACES)));
  for (const column of ["publisher", "license", "language"] as const)
    lines.push(...(await missingValues(lake, filter[column], { table: "current_documents", column })));
  lines.push(...(await missingValues(lake, filter.document, { table: "current_documents", column: "document_id" })));
  lines.push(...(await missingValues(lake, filter.story, { table: "newest_stories", column: "story_id" })));
  return lines;
}

interface Names {
  readonly table: string;
  readonly columns: readonly [string, string];
  readonly called: string;
}

const ACTORS: Names = {
  table: "current_actors",
  columns: ["identifier_text", "entity_text"],
  called: "nobody in the lake",
};
const PLACES: Names = { table: "current_events", columns: ["place_name", "place"], called: "no place in the lake" };

async function missingName(
  lake: Pick<Lake, "query">,
  name: string,
  { table, columns, called }: Names,
): Promise<string[]> {
  const { bind, params } = bindValues();
  const has = columns.map((column) => wordsSql(column, name, bind)).join(" OR ");
  const known = await lake.query(`SELECT 1 AS one FROM ${table} WHERE ${has} LIMIT 1`, params);
  if (known.length > 0) return [];
  return [
    `${called} is called ${JSON.stringify(name)}${nearText(name, await valuesOf(lake, { table, column: columns[0] }))}`,
  ];
}

interface Column {
  readonly table: string;
  readonly column: string;
}

async function missingValues(lake: Pick<Lake, "query">, values: readonly string[], column: Column): Promise<string[]> {
  if (values.length === 0) return [];
  const { bind, params } = bindValues();
  const here = await lake.query(presentSql(values, column, bind), params);
  const found = new Set(here.map(({ value }) => String(value).toLowerCase()));
  const missing = values.filter((value) => value !== "unknown" && !found.has(value.toLowerCase()));
  if (missing.length === 0) return [];
  const all = await valuesOf(lake, column);
  const word = column.column.replace("_id", "").replace("license", "licence");
  return missing.map((value) => `the lake has no ${word} ${JSON.stringify(value)}${nearText(value, all)}`);
}

function presentSql(values: readonly string[], { table, column }: Column, bind: Bind): string {
  const asked = values.map((value) => value.toLowerCase());
  return `SELECT DISTINCT ${column} AS value FROM ${table} WHERE lower(${column}) IN (${listOf(asked, bind)})`;
}

/** The most frequent ones: among all of a large lake the nearest would be noise. */
async function valuesOf(lake: Pick<Lake, "query">, { table, column }: Column): Promise<string[]> {
  const sql = `SELECT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, value LIMIT 20000`;
  return (await lake.query(sql)).map(({ value }) => String(value));
}

function nearText(value: string, all: readonly string[]): string {
  const near = nearestNames(value, all);
  return near.length > 0 ? `; near it: ${near.join(", ")}` : "";
}
