import { LAKE_TABLES, LAKE_VERSION, type LakeTable } from "./lake-tables.ts";

/** Columns by table that a later version than the first added: `{ events: { place_kind: 2 } }`. */
export type AddedColumns = { readonly [T in LakeTable]?: Readonly<Record<string, number>> };

const ADDED: AddedColumns = {};

/**
 * The select list that shows a part as today's table has it: columns in the order of `LAKE_TABLES`, null where the part was written before
 * there was such a column. Parts are never written again for a new version.
 *
 * @param version `LAKE_VERSION` of the program that wrote the part
 */
export function selectList(table: LakeTable, version: number = LAKE_VERSION, added: AddedColumns = ADDED): string {
  return Object.entries(LAKE_TABLES[table])
    .map(([name, type]) => ((added[table]?.[name] ?? 1) <= version ? quoted(name) : `NULL::${type} AS ${quoted(name)}`))
    .join(", ");
}

/** A name as SQL takes it, whatever it is: "end" is a keyword. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL takes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
