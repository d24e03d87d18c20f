import { anyOf, type Bind, listOf } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { firstDay, lastDay } from "./day-bounds.ts";

/** The condition over a row of `current_documents`, by its alias, that it has the licence, publisher and language asked for; null where none is. */
export function documentSql(
  alias: string,
  { license, publisher, language }: Pick<CheckedFilter, "license" | "publisher" | "language">,
  bind: Bind,
): string | null {
  const parts = Object.entries({ license, publisher, language }).flatMap(
    ([column, values]) => valueSql(`${alias}.${column}`, values, bind) ?? [],
  );
  return parts.length > 0 ? parts.join(" AND ") : null;
}

/** The conditions that a column with a document's date lies within the days asked for. */
export function publishedSql(
  column: string,
  { publishedSince, publishedUntil }: Pick<CheckedFilter, "publishedSince" | "publishedUntil">,
  bind: Bind,
): readonly (string | null)[] {
  return [
    publishedSince === null ? null : `${column} >= ${bind(firstDay(publishedSince))}`,
    publishedUntil === null ? null : `${column} <= ${bind(lastDay(publishedUntil))}`,
  ];
}

/** The whole value in any case; "unknown" asks for documents that do not say. */
function valueSql(column: string, values: readonly string[], bind: Bind): string | null {
  const known = values.filter((value) => value !== "unknown").map((value) => value.toLowerCase());
  return anyOf([
    ...(known.length > 0 ? [`lower(${column}) IN (${listOf(known, bind)})`] : []),
    ...(known.length < values.length ? [`${column} IS NULL`] : []),
  ]);
}
