import { fileURLToPath } from "node:url";
import { checked, readTable, type Row } from "./read-table.ts";

/** Something the knowledge base knows by name. */
export type Entry = CountryEntry | OrganisationEntry | LeaderEntry | PlaceEntry;

interface Named {
  readonly name: string;
  /** ISO 3166-1 alpha-3 or a PLOVER special code. */
  readonly code: string;
  /** Wikidata id where it is certain. */
  readonly wikidata: string | null;
}

/** A country or territory by one of its names: as itself, by its people, its capital, or a seat of its government. */
export interface CountryEntry extends Named {
  readonly kind: "country";
  readonly by: "name" | "demonym" | "capital" | "seat";
  /** Territories that are not a state of their own carry sector PRE beside their country's code. */
  readonly partial: boolean;
}

/** An organisation of any kind. */
export interface OrganisationEntry extends Named {
  readonly kind: "organisation";
  readonly sector: string | null;
  readonly otherSectors: readonly string[];
}

/** A person with the offices that the table dates. */
export interface LeaderEntry extends Named {
  readonly kind: "leader";
  readonly offices: readonly Office[];
}

/** One office of one person; `to` is null for one that is still held. Dates are `YYYY-MM` or `YYYY-MM-DD`. */
export interface Office {
  readonly title: string;
  readonly code: string;
  readonly from: string;
  readonly to: string | null;
}

/** A city, region, airport or other place. */
export interface PlaceEntry extends Named {
  readonly kind: "place";
  readonly placeKind: "capital" | "city" | "region" | "airport" | "place";
  readonly lat: number | null;
  readonly lon: number | null;
  readonly geonameId: number | null;
  readonly population: number;
}

/** Everything in data/entities, indexed by name. */
export interface KnowledgeBase {
  /** Entries by name in lower case, dots and typographic apostrophes made plain. */
  readonly names: ReadonlyMap<string, readonly { readonly entry: Entry; readonly written: string }[]>;
  /** Words in the longest name. */
  readonly longest: number;
  readonly leaders: ReadonlyMap<string, LeaderEntry>;
  /** Sector and strength of single lower-case words. */
  readonly sectorWords: ReadonlyMap<string, { readonly sector: string; readonly strong: boolean }>;
}

const FOLDER = fileURLToPath(new URL("../../data/entities/", import.meta.url));
const CODE = /^[A-Z]{3}$/;
const MONTH = /^\d{4}-\d\d(-\d\d)?$/;

/** A place of the hand-kept table is the one that news means: it goes before its smaller namesakes. */
const HAND_PICKED_POPULATION = 1_000_000;

/**
 * Loads and checks the tables of a folder.
 *
 * @param folder the package's own data by default
 * @throws DragomanError "entities/bad-data" naming file, line and what is allowed there
 */
export function loadKnowledgeBase(folder: string = FOLDER): KnowledgeBase {
  const at = (name: string) => `${folder.replace(/\/$/, "")}/${name}`;
  const names = new Map<string, { entry: Entry; written: string }[]>();
  const add = (entry: Entry, written: string) => {
    const key = nameKey(written);
    const list = names.get(key) ?? [];
    if (!list.some((known) => known.entry === entry)) list.push({ entry, written });
    names.set(key, list);
  };
  readTable(at("countries.tsv"), ["code", "iso2", "wikidata", "name", "aliases", "demonyms", "capital", "seats"]).forEach((row) => addCountry(row, add));
  readTable(at("organisations.tsv"), ["code", "sector", "other", "name", "aliases", "wikidata"]).forEach((row) => addOrganisation(row, add));
  const leaders = readLeaders(at("leaders.tsv"), add);
  for (const name of ["places.tsv", "cities.tsv"]) readTable(at(name), ["name", "aliases", "code", "kind", "lat", "lon"]).forEach((row) => addPlace(row, name, add));
  const longest = [...names.keys()].reduce((most, key) => Math.max(most, key.split(" ").length), 1);
  return { names, longest, leaders, sectorWords: readSectorWords(at("sector-words.tsv")) };
}

type Add = (entry: Entry, written: string) => void;

function addCountry(row: Row, add: Add): void {
  const base = {
    kind: "country" as const,
    name: row.cell("name"),
    code: checked(row, "code", CODE, "three capital letters"),
    wikidata: wikidataOf(row),
    partial: row.cell("iso2") === "",
  };
  const forms: readonly (readonly [CountryEntry["by"], readonly string[]])[] = [
    ["name", [base.name, ...row.list("aliases")]],
    ["demonym", row.list("demonyms")],
    ["capital", row.list("capital")],
    ["seat", row.list("seats")],
  ];
  for (const [by, written] of forms) {
    const entry: CountryEntry = { ...base, by };
    for (const form of written) add(entry, form);
  }
}

function addOrganisation(row: Row, add: Add): void {
  const entry: OrganisationEntry = {
    kind: "organisation",
    name: row.cell("name"),
    code: checked(row, "code", CODE, "three capital letters"),
    wikidata: wikidataOf(row),
    sector: checked(row, "sector", /^([A-Z]{3})?$/, "a PLOVER sector or nothing") || null,
    otherSectors: row.list("other"),
  };
  for (const written of [entry.name, ...row.list("aliases")]) add(entry, written);
}

function readLeaders(path: string, add: Add): Map<string, LeaderEntry> {
  const offices = new Map<string, Office[]>();
  const leaders = new Map<string, LeaderEntry>();
  const aliases: (readonly [string, string])[] = [];
  for (const row of readTable(path, ["code", "office", "name", "from", "to", "wikidata", "aliases"])) {
    const name = row.cell("name");
    const code = checked(row, "code", CODE, "three capital letters");
    const from = checked(row, "from", MONTH, "YYYY-MM or YYYY-MM-DD");
    const to = row.cell("to") === "" ? null : checked(row, "to", MONTH, "YYYY-MM, YYYY-MM-DD or nothing");
    const held = offices.get(name) ?? [];
    held.push({ title: row.cell("office"), code, from, to });
    offices.set(name, held);
    if (!leaders.has(name)) leaders.set(name, { kind: "leader", name, code, wikidata: wikidataOf(row), offices: held });
    aliases.push(...row.list("aliases").map((alias) => [name, alias] as const));
  }
  for (const leader of leaders.values()) add(leader, leader.name);
  for (const [name, alias] of aliases) {
    const leader = leaders.get(name);
    if (leader) add(leader, alias);
  }
  return leaders;
}

function addPlace(row: Row, file: string, add: Add): void {
  const number = (column: string) => (row.cell(column) === "" ? null : Number(row.cell(column)));
  const entry: PlaceEntry = {
    kind: "place",
    name: row.cell("name"),
    code: checked(row, "code", CODE, "three capital letters"),
    wikidata: null,
    placeKind: checked(row, "kind", /^(capital|city|region|airport|place)$/, "capital, city, region, airport or place") as PlaceEntry["placeKind"], // just checked
    lat: number("lat"),
    lon: number("lon"),
    geonameId: file === "cities.tsv" ? number("geonameid") : null,
    population: file === "cities.tsv" ? (number("population") ?? 0) : HAND_PICKED_POPULATION,
  };
  for (const written of [entry.name, ...row.list("aliases")]) add(entry, written);
}

function readSectorWords(path: string): KnowledgeBase["sectorWords"] {
  const words = new Map<string, { sector: string; strong: boolean }>();
  for (const row of readTable(path, ["sector", "strength", "words"])) {
    const sector = checked(row, "sector", CODE, "a PLOVER sector");
    const strong = checked(row, "strength", /^(strong|weak)$/, "strong or weak") === "strong";
    for (const word of row.cell("words").split(" ")) words.set(word, { sector, strong });
  }
  return words;
}

function wikidataOf(row: Row): string | null {
  return row.cell("wikidata") === "" ? null : checked(row, "wikidata", /^Q\d+$/, "Q and digits, or nothing");
}

/** The form under which a name is filed: lower case, no dots, plain apostrophes, no accents. */
export function nameKey(written: string): string {
  return written
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘`]/g, "'")
    .replace(/\./g, "")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
