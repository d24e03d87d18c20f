import { stringify } from "csv-stringify/sync";
import { ACTOR_COLUMNS, type TableProblem } from "../own-actors.ts";

/** One row of a table of actors; absent cells are empty. */
export type ActorRow = { readonly name: string; readonly code: string } & Readonly<
  Partial<Record<(typeof ACTOR_COLUMNS)[number], string>>
>;

/** What an importer made of a file, and the lines that it had to leave out. */
export interface Imported {
  readonly rows: readonly ActorRow[];
  readonly skipped: readonly TableProblem[];
}

/** What importers ask of the knowledge base. */
export interface Codes {
  /** Alpha-3 or special code of a country's name, ISO code or demonym; null for a name that is unknown or that several bear. */
  codeOf(name: string): string | null;
  /** Whether a code may be used. */
  isCode(code: string): boolean;
  isSector(sector: string): boolean;
}

/** The table as CSV, for `dragoman read --actors`. Columns that no row fills are left out. */
export function actorCsv(rows: readonly ActorRow[]): string {
  const columns = ACTOR_COLUMNS.filter(
    (column) => column === "name" || column === "code" || rows.some((row) => row[column]),
  );
  return stringify(
    rows.map((row) => columns.map((column) => row[column] ?? "")),
    { header: true, columns: [...columns] },
  );
}

/** "MOHAMMAD_NAJIBULLAH" as a name: words begin with a capital, small words inside do not. */
export function properName(shouted: string): string {
  const words = shouted.replaceAll("_", " ").trim().toLowerCase().split(/\s+/);
  return words
    .map((word, i) =>
      i > 0 && /^(of|the|and|for|in|de|du|al|bin)$/.test(word)
        ? word
        : word.replace(/(^|[-'’])\p{Ll}/gu, (c) => c.toUpperCase()),
    )
    .join(" ");
}
