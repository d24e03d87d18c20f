import { DragomanError } from "../errors.ts";
import { type Entry, nameKey } from "./entries.ts";
import { badTable, readCsv } from "./read-csv.ts";
import {
  type Allowed,
  countryName,
  type Filed,
  leaderEntries,
  organisationEntry,
  personEntry,
  placeEntry,
} from "./read-entries.ts";
import type { Row } from "./read-table.ts";

/** The columns of a user's table of actors; `name` and `code` must be there. */
export const ACTOR_COLUMNS = [
  "name",
  "aliases",
  "kind",
  "code",
  "sector",
  "other",
  "office",
  "from",
  "to",
  "wikidata",
  "lat",
  "lon",
  "geonameid",
  "population",
] as const;

const KINDS = /^(person|organisation|country|capital|city|region|airport|place)$/;

/** One mistake in a table: where it stands and what is wrong. */
export interface TableProblem {
  readonly where: string;
  readonly what: string;
}

/** What a user's table of actors holds. */
export interface OwnActors {
  readonly entries: readonly Filed<Entry>[];
  readonly rows: number;
  readonly problems: readonly TableProblem[];
}

/**
 * Reads a user's table of actors and collects everything that is wrong with it. A row with a mistake gives no entry.
 *
 * @param path CSV or TSV with the columns of `ACTOR_COLUMNS`; `kind` is person, organisation (default; person where an office stands) or a kind of place
 * @throws DragomanError "entities/bad-table" when the file cannot be read at all
 */
export function checkActors(path: string, allowed: Allowed): OwnActors {
  const { columns, rows } = readCsv(path);
  const problems: TableProblem[] = headProblems(path, columns);
  const good = rows.filter((row) => {
    const found = rowProblems(row, allowed);
    problems.push(...found);
    return found.length === 0;
  });
  const entries = [
    ...leaderEntries(good.filter(isOffice), allowed),
    ...good.filter((r) => !isOffice(r)).map((r) => entryOf(r, allowed)),
  ];
  problems.push(...shared(good));
  return { entries, rows: rows.length, problems };
}

/** The entries of a table without mistakes. @throws DragomanError "entities/bad-table" naming the first mistake */
export function readActors(path: string, allowed: Allowed): readonly Filed<Entry>[] {
  const { entries, problems } = checkActors(path, allowed);
  const [first] = problems;
  if (first)
    throw badTable(first.where, problems.length > 1 ? `${first.what}; ${problems.length - 1} more` : first.what);
  return entries;
}

const isOffice = (row: Row) => row.cell("office") !== "" || row.cell("from") !== "";

const kindOf = (row: Row) => row.cell("kind") || (isOffice(row) ? "person" : "organisation");

function entryOf(row: Row, allowed: Allowed): Filed<Entry> {
  const kind = kindOf(row);
  if (kind === "person") return personEntry(row, allowed);
  if (kind === "country") return countryName(row, allowed);
  return kind === "organisation" ? organisationEntry(row, allowed) : placeEntry(row, allowed, true);
}

function headProblems(path: string, columns: readonly string[]): TableProblem[] {
  const where = `${path}:1`;
  const known: readonly string[] = ACTOR_COLUMNS;
  const missing = ["name", "code"].filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !known.includes(column));
  return [
    ...(missing.length > 0 ? [{ where, what: `the columns ${missing.join(" and ")} are missing` }] : []),
    ...unknown.map((column) => ({
      where,
      what: `${JSON.stringify(column)} is no column; allowed: ${known.join(", ")}`,
    })),
  ];
}

function rowProblems(row: Row, allowed: Allowed): TableProblem[] {
  const problems: string[] = [];
  const names = [row.cell("name"), ...row.list("aliases")];
  if (names[0] === "") problems.push("name is empty");
  if (!KINDS.test(kindOf(row)))
    problems.push(
      `kind is ${JSON.stringify(row.cell("kind"))}; allowed: ${KINDS.source.slice(2, -2).replaceAll("|", ", ")}`,
    );
  for (const name of names)
    if (/^\p{Ll}+$/u.test(name))
      problems.push(`${JSON.stringify(name)} is an ordinary word: it would be found everywhere`);
  try {
    if (isOffice(row)) leaderEntries([row], allowed);
    else if (KINDS.test(kindOf(row))) entryOf(row, allowed);
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    problems.push(error.detail.what);
  }
  return problems.map((what) => ({ where: row.where, what }));
}

/** One name for two actors: which of them is meant nobody could say. */
function shared(rows: readonly Row[]): TableProblem[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row) =>
    [row.cell("name"), ...row.list("aliases")].flatMap((name) => {
      const known = first.get(nameKey(name));
      if (!known) first.set(nameKey(name), row);
      if (!known || known.cell("name") === row.cell("name")) return [];
      const line = known.where.slice(known.where.lastIndexOf(":") + 1);
      return [
        {
          where: row.where,
          what: `${JSON.stringify(name)} is also a name of ${JSON.stringify(known.cell("name"))} (line ${line})`,
        },
      ];
    }),
  );
}
