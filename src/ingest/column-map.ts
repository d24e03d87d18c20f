import { nearestNames } from "../codebook/nearest-names.ts";
import { DragomanError } from "../errors.ts";

/** What a column or a key can hold. Only `text` must be there. */
export const FIELDS = ["text", "title", "date", "id", "url", "publisher", "license", "language", "author"] as const;

export type Field = (typeof FIELDS)[number];

/** For a field the name of the column or key that holds it. */
export type ColumnMap = Readonly<Partial<Record<Field, string>>>;

/**
 * Names that are in use for each field, the surest first, in the spelling of `plainName`. "created" and "timestamp" are not
 * among them: they often say when a row was written, and a date of publication is never guessed.
 */
const WELL_KNOWN: Readonly<Record<Field, readonly string[]>> = {
  text: [
    "text",
    "body",
    "content",
    "articlebody",
    "maintext",
    "fulltext",
    "contenttext",
    "bodytext",
    "plaintext",
  ].concat(["articletext", "story", "eventtext", "article"]),
  title: ["title", "headline", "heading"],
  date: ["date", "published", "publishedat", "pubdate", "publicationdate", "publishdate", "datepublished"].concat([
    "datepublish",
    "publisheddate",
    "publishedon",
  ]),
  id: ["id", "docid", "documentid", "articleid", "storyid", "storiesid", "guid", "uuid", "uri"],
  url: ["url", "link", "permalink", "weburl", "sourceurl", "articleurl"],
  publisher: [
    "publisher",
    "publication",
    "outlet",
    "newspaper",
    "medianame",
    "sourcename",
    "sitename",
    "source",
  ].concat(["sourcedomain"]),
  license: ["license", "licence", "rights", "copyright"],
  language: ["language", "lang", "inlanguage", "languagecode"],
  author: ["author", "authors", "byline", "creator"],
};

const FIX = "Name columns as FIELD=COLUMN, with a comma between: --map text=body,date=pub_date";

/**
 * Reads a user's map: "text=body,date=pub_date".
 *
 * @throws DragomanError "ingest/bad-columns" for a field that does not exist, one named twice, or a part without "="
 */
export function parseColumnMap(words: string): ColumnMap {
  const map: Partial<Record<Field, string>> = {};
  for (const part of words.split(",").filter((piece) => piece.trim() !== "")) {
    const at = part.indexOf("=");
    const [name, column] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (at < 1 || column === "") throw badColumns(`${JSON.stringify(part.trim())} is not of the form FIELD=COLUMN`);
    const field = FIELDS.find((known) => known === name.toLowerCase());
    if (!field) throw badColumns(`${JSON.stringify(name)} is no field${meant(name, FIELDS)}`);
    if (map[field] !== undefined) throw badColumns(`the field ${field} is named twice`);
    map[field] = column;
  }
  return map;
}

/**
 * Which columns of an input hold which field: those that the user named, and well-known names for the rest.
 *
 * @param where the input, for the error
 * @throws DragomanError "ingest/bad-columns" when a column of the user's map is not there, or when no column holds the text
 */
export function chooseColumns(columns: readonly string[], given: ColumnMap, where: string): ColumnMap {
  const chosen: Partial<Record<Field, string>> = {};
  const plain = columns.map((name) => ({ name, plain: plainName(name) }));
  for (const field of FIELDS) {
    const named = given[field];
    const column = named === undefined ? wellKnown(plain, field, given) : columnNamed(columns, named);
    if (column !== undefined) chosen[field] = column;
    else if (named !== undefined) throw missing(field, named, { columns, where });
  }
  if (chosen.text === undefined)
    throw badColumns(`no column is known to hold the text; columns: ${columns.slice(0, 30).join(", ")}`, where);
  return chosen;
}

/** The error for a column of the user's map that is not there while one of nearly that name is: a slip of the keyboard. Else null. */
export function mistypedColumn(columns: readonly string[], given: ColumnMap, where: string): DragomanError | null {
  for (const [field, named] of Object.entries(given))
    if (columnNamed(columns, named) === undefined && nearestNames(named, columns).length > 0)
      return missing(field, named, { columns, where });
  return null;
}

function missing(field: string, named: string, { columns, where }: { columns: readonly string[]; where: string }) {
  return badColumns(`there is no column ${JSON.stringify(named)} for ${field}${meant(named, columns)}`, where);
}

/** As it is written, else in any case: "Body" for "body", where only one is meant. */
function columnNamed(columns: readonly string[], name: string): string | undefined {
  if (columns.includes(name)) return name;
  const same = columns.filter((column) => column.trim().toLowerCase() === name.toLowerCase());
  return same.length === 1 ? same[0] : undefined;
}

function wellKnown(
  columns: readonly { readonly name: string; readonly plain: string }[],
  field: Field,
  given: ColumnMap,
): string | undefined {
  const taken = new Set(Object.values(given)); // a column that the user gave to one field is not another's
  for (const name of WELL_KNOWN[field]) {
    const column = columns.find((one) => one.plain === name && !taken.has(one.name));
    if (column) return column.name;
  }
  return undefined;
}

/** "Pub_Date", "pub-date" and "pubDate" are one name. */
const plainName = (name: string) => name.toLowerCase().replace(/[\s_.-]+/g, "");

/** The nearest names that are there, ready to stand behind a complaint. */
function meant(typed: string, names: readonly string[]): string {
  const near = nearestNames(typed, names);
  if (near.length > 0) return `; did you mean ${near.map((name) => JSON.stringify(name)).join(" or ")}?`;
  return `; there are: ${names.slice(0, 30).join(", ")}`;
}

function badColumns(what: string, where = "column map"): DragomanError {
  return new DragomanError("ingest/bad-columns", { what, where, fix: FIX });
}
