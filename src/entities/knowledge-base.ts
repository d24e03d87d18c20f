import { fileURLToPath } from "node:url";
import { loadCodebook } from "../codebook/load-codebook.ts";
import { type Entry, type LeaderEntry, nameKey } from "./entries.ts";
import { readActors } from "./own-actors.ts";
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
import { checked, member, type Row, readTable } from "./read-table.ts";

export {
  type CountryEntry,
  type Entry,
  type LeaderEntry,
  nameKey,
  type Office,
  type OrganisationEntry,
  type PlaceEntry,
} from "./entries.ts";

/** An entry under one written form of its name. */
export interface KnownName {
  readonly entry: Entry;
  readonly written: string;
}

/** What a word says about the part its bearer plays; weak words ("official", "leader") only count where no strong one stands. */
export interface SectorWord {
  readonly sector: string;
  /** Sectors that the bearer has as well: a defence minister is of the government and of the military. */
  readonly others: readonly string[];
  readonly strong: boolean;
}

/** Everything in data/entities, indexed by name. */
export interface KnowledgeBase {
  /** Entries by name in lower case, dots and typographic apostrophes made plain. */
  readonly names: ReadonlyMap<string, readonly KnownName[]>;
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
 * Loads and checks the tables of a folder.
 *
 * @param folder the package's own data by default
 * @param actors a user's table of actors, whose names replace those of the folder
 * @throws DragomanError "entities/bad-data" or, for the user's table, "entities/bad-table", naming file, line and what is allowed there
 */
export function loadKnowledgeBase(folder: string = FOLDER, actors?: string): KnowledgeBase {
  const table = (name: string, columns: readonly string[]) =>
    readTable(`${folder.replace(/\/$/, "")}/${name}`, columns);
  const countries = table("countries.tsv", COUNTRY_COLUMNS);
  const allowed = allowedValues(countries);
  const own = actors === undefined ? [] : readActors(actors, allowed);
  const parts = partsByName(table("parts.tsv", PART_COLUMNS), allowed);
  const persons = [
    ...leaderEntries(table("leaders.tsv", LEADER_COLUMNS), allowed),
    ...table("persons.tsv", ORGANISATION_COLUMNS).map((row) => personEntry(row, allowed)),
  ];
  const names = fileAll([
    ...countries.flatMap(countryEntries),
    ...table("organisations.tsv", ORGANISATION_COLUMNS).map((row) => organisationEntry(row, allowed, parts)),
    ...persons,
    ...table("places.tsv", [...PLACE_COLUMNS, "checked"]).map((row) => placeEntry(row, allowed, true)),
    ...table("cities.tsv", [...PLACE_COLUMNS, "geonameid", "population"]).map((row) => placeEntry(row, allowed, false)),
    ...ambiguousEntries(table("ambiguous.tsv", ["name", "code", "by", "cues", "checked"]), allowed),
    ...table("world-regions.tsv", ["name", "aliases", "checked"]).map(worldRegion),
  ]);
  for (const [key, known] of fileAll(own)) names.set(key, known);
  const people = own.flatMap(({ entry }) => (entry.kind === "leader" ? [entry] : []));
  return {
    names,
    longestFrom: longestNames([...names.keys()]),
    leaders: new Map([...persons.map(({ entry }) => entry), ...people].map((entry) => [entry.name, entry])),
    sectorWords: sectorWords(table("sector-words.tsv", ["sector", "strength", "words"]), allowed),
  };
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

function fileAll(entries: readonly Filed<Entry>[]): Map<string, KnownName[]> {
  const names = new Map<string, KnownName[]>();
  for (const { entry, written } of entries)
    for (const form of written) {
      const key = nameKey(form);
      const known = names.get(key);
      if (!known) names.set(key, [{ entry, written: form }]);
      else if (!known.some((other) => other.entry === entry && other.written === form))
        known.push({ entry, written: form });
    }
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
function longestNames(keys: readonly string[]): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const space = key.indexOf(" ");
    const first = space < 0 ? key : key.slice(0, space);
    // In a text the ending of "people's" and "workers'" is a word of its own, and so is each of several in a name.
    let length = 1;
    for (const letter of key) if (letter === " " || letter === "'") length += 1;
    longest.set(first, Math.max(longest.get(first) ?? 0, length));
    const plain = first.replace(/'s?$/, "");
    if (plain !== first) longest.set(plain, Math.max(longest.get(plain) ?? 0, length));
  }
  return longest;
}
