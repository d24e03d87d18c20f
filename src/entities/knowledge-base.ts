import { fileURLToPath } from "node:url";
import { loadCodebook } from "../codebook/load-codebook.ts";
import type { Entry, LeaderEntry } from "./entries.ts";
import { NameIndex } from "./name-index.ts";
import { readActors } from "./own-actors.ts";
import { hashOfTables, readPackedNames, writePackedNames } from "./packed-names.ts";
import {
  type Allowed,
  ambiguousEntries,
  countryCode,
  countryEntries,
  type Filed,
  leaderEntries,
  organisationEntry,
  partsByName,
  personEntry,
  placeEntry,
} from "./read-entries.ts";
import { checked, eachRow, member, type Row, readTable } from "./read-table.ts";

export {
  type CountryEntry,
  type Entry,
  type LeaderEntry,
  nameKey,
  type Office,
  type OrganisationEntry,
  type PlaceEntry,
} from "./entries.ts";
export type { KnownName } from "./name-index.ts";

/** What a word says about the part its bearer plays; weak words ("official", "leader") only count where no strong one stands. */
export interface SectorWord {
  readonly sector: string;
  /** Sectors that the bearer has as well: a defence minister is of the government and of the military. */
  readonly others: readonly string[];
  readonly strong: boolean;
}

/** Everything in data/entities, indexed by name. */
export interface KnowledgeBase {
  readonly names: NameIndex;
  /** Words in the longest name that begins with a word, by that word; possessive endings may be cut off it. */
  readonly longestFrom: ReadonlyMap<string, number>;
  /** Known persons by full name. */
  readonly leaders: ReadonlyMap<string, LeaderEntry>;
  /** Sectors of words; a word with a capital counts only when so written, two words are joined by a hyphen. */
  readonly sectorWords: ReadonlyMap<string, SectorWord>;
}

const FOLDER = fileURLToPath(new URL("../../data/entities/", import.meta.url));
const COUNTRY_COLUMNS = ["code", "wikidata", "name", "aliases", "demonyms", "capital", "seats", "status", "checked"];
const ORGANISATION_COLUMNS = ["code", "sector", "other", "name", "aliases", "wikidata", "checked"];
const LEADER_COLUMNS = ["code", "office", "name", "from", "to", "wikidata", "aliases", "sector", "checked"];
const PART_COLUMNS = ["code", "name", "from", "to", "sector", "other", "checked"];
const PLACE_COLUMNS = ["name", "aliases", "code", "kind", "lat", "lon"];

/**
 * Loads the tables of a folder, and checks them unless they are the package's own and were packed when it was built.
 *
 * @param folder the package's own data by default
 * @param actors a user's table of actors, whose names replace those of the folder
 * @throws DragomanError "entities/bad-data" or, for the user's table, "entities/bad-table", naming file, line and what is allowed there
 */
export function loadKnowledgeBase(folder: string = FOLDER, actors?: string): KnowledgeBase {
  const path = folder.replace(/\/$/, "");
  const packed =
    folder === FOLDER ? readPackedNames(() => hashOfTables(TABLES.map((name) => `${path}/${name}`))) : null;
  const allowed = allowedValues(readTable(`${path}/countries.tsv`, COUNTRY_COLUMNS));
  const names = packed ?? readNames(path, allowed);
  if (actors !== undefined) names.override(indexOf(readActors(actors, allowed)));
  return {
    names,
    longestFrom: longestNames(names.keys()),
    leaders: leadersIn(names),
    sectorWords: sectorWords(readTable(`${path}/sector-words.tsv`, ["sector", "strength", "words"]), allowed),
  };
}

/** Packs the names of the package's own tables beside the compiled code. */
export function packKnowledgeBase(): void {
  const path = FOLDER.replace(/\/$/, "");
  const names = readNames(path, allowedValues(readTable(`${path}/countries.tsv`, COUNTRY_COLUMNS)));
  writePackedNames(names, hashOfTables(TABLES.map((name) => `${path}/${name}`)));
}

/** The tables that hold names. */
const TABLES = "countries organisations parts leaders persons places cities ambiguous world-regions"
  .split(" ")
  .map((name) => `${name}.tsv`);

function readNames(path: string, allowed: Allowed): NameIndex {
  const each = (name: string, columns: readonly string[]) => eachRow(`${path}/${name}`, columns);
  const table = (name: string, columns: readonly string[]) => readTable(`${path}/${name}`, columns);
  const parts = partsByName(table("parts.tsv", PART_COLUMNS), allowed);
  const names = new NameIndex();
  const file = (filed: Iterable<Filed<Entry>>) => {
    for (const one of filed) names.add(one);
  };
  for (const row of each("countries.tsv", COUNTRY_COLUMNS)) file(countryEntries(row));
  for (const row of each("organisations.tsv", ORGANISATION_COLUMNS)) names.add(organisationEntry(row, allowed, parts));
  file(leaderEntries(table("leaders.tsv", LEADER_COLUMNS), allowed));
  for (const row of each("persons.tsv", ORGANISATION_COLUMNS)) names.add(personEntry(row, allowed));
  for (const row of each("places.tsv", [...PLACE_COLUMNS, "checked"])) names.add(placeEntry(row, allowed, true));
  for (const row of each("cities.tsv", [...PLACE_COLUMNS, "geonameid", "population"]))
    names.add(placeEntry(row, allowed, false));
  file(ambiguousEntries(table("ambiguous.tsv", ["name", "code", "by", "cues", "checked"]), allowed));
  file(table("world-regions.tsv", ["name", "aliases", "checked"]).map(worldRegion));
  return names;
}

/** Known persons by full name; of two rows for one name the later. */
function leadersIn(names: NameIndex): Map<string, LeaderEntry> {
  const leaders = new Map<string, LeaderEntry>();
  for (const known of names.values())
    for (const { entry } of known) if (entry.kind === "leader") leaders.set(entry.name, entry);
  return leaders;
}

/** The codes and sectors that a table may use, and the alpha-3 code of each alpha-2 code: those of the package. */
export function knownCodes(): Allowed & { readonly iso2: ReadonlyMap<string, string> } {
  const countries = readTable(`${FOLDER}countries.tsv`, [...COUNTRY_COLUMNS, "iso2"]);
  const pairs = countries.flatMap((row) => (row.cell("iso2") ? [[row.cell("iso2"), row.cell("code")] as const] : []));
  return { ...allowedValues(countries), iso2: new Map(pairs.reverse()) };
}

function allowedValues(countries: readonly Row[]): Allowed {
  const { specialCodes, sectors } = loadCodebook();
  return {
    codes: new Set([...countries.map(countryCode), ...specialCodes.map(({ code }) => code)]),
    sectors: new Set(sectors.map(({ code }) => code)),
  };
}

function indexOf(entries: readonly Filed<Entry>[]): NameIndex {
  const names = new NameIndex();
  for (const one of entries) names.add(one);
  return names;
}

function worldRegion(row: Row): Filed<Entry> {
  const name = row.cell("name");
  return { entry: { kind: "world-region", name, code: "", wikidata: null }, written: [name, ...row.list("aliases")] };
}

function sectorWords(rows: readonly Row[], { sectors }: Allowed): Map<string, SectorWord> {
  return new Map(
    rows.flatMap((row) => {
      const [sector = "", ...others] = row
        .cell("sector")
        .split("+")
        .map((one) => member(row, "sector", one, sectors));
      const strong = checked(row, "strength", /^(strong|weak)$/, "strong or weak") === "strong";
      return row
        .cell("words")
        .split(" ")
        .map((word) => [word, { sector, others, strong }] as const);
    }),
  );
}

/** Most words cannot begin a name, and few begin a long one: this spares the look-ups that cannot succeed. */
function longestNames(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  const note = (first: string, length: number) => {
    if ((longest.get(first) ?? 0) < length) longest.set(first, length);
  };
  for (const key of keys) {
    const space = key.indexOf(" ");
    const first = space < 0 ? key : key.slice(0, space);
    const length = 1 + count(key, " ") + count(key, "'");
    note(first, length);
    if (first.includes("'")) note(first.replace(/'s?$/, ""), length);
  }
  return longest;
}

/** In a text the ending of "people's" and "workers'" is a word of its own, and so is each of several in a name. */
function count(key: string, letter: string): number {
  let times = 0;
  for (let at = key.indexOf(letter); at >= 0; at = key.indexOf(letter, at + 1)) times += 1;
  return times;
}
