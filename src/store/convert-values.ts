import {
  DuckDBDecimalValue,
  type DuckDBPreparedStatement,
  DuckDBTypeId,
  type DuckDBValueConverter,
  type JS,
  JSDuckDBValueConverter,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { SqlInput, SqlParameters } from "./lake.ts";

const NESTED: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.UNION,
]);

/** A value of DuckDB as a plain one: a safe bigint as a number, lists as arrays, structs as objects, all else (days, times) as DuckDB prints it. */
export const plainValue: DuckDBValueConverter<JS> = (value, type, converter) => {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return NESTED.has(type.typeId) ? JSDuckDBValueConverter(value, type, converter) : value.toString();
};

/** Gives a question its values: a list by position, an object by name. */
export function bindParameters(prepared: DuckDBPreparedStatement, parameters: SqlParameters): void {
  for (const [name, value] of Object.entries(parameters)) {
    const index = Array.isArray(parameters) ? Number(name) + 1 : prepared.parameterIndex(name);
    bindValue(prepared, index, value);
  }
}

function bindValue(prepared: DuckDBPreparedStatement, index: number, value: SqlInput): void {
  if (typeof value !== "object" || value === null) prepared.bindValue(index, value);
  // The type of an empty list cannot be told from its items.
  else if (value.length === 0) prepared.bindList(index, [], LIST(VARCHAR));
  else prepared.bindList(index, [...value]);
}
