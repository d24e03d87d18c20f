import type {
  AmbiguousEntry,
  CountryEntry,
  LeaderEntry,
  Office,
  OrganisationEntry,
  Part,
  PlaceEntry,
  Sense,
} from "./entries.ts";
import { badData, checked, member, type Row } from "./read-table.ts";

/** The values that the tables may use. */
export interface Allowed {
  /** Countries and PLOVER's special codes. */
  readonly codes: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
}

/** An entry and every form of its name. */
export interface Filed<E> {
  readonly entry: E;
  readonly written: readonly string[];
}

const DATE = /^\d{4}-(0\d|1[0-2])(-[0-3]\d)?$/;
const CODE = /^[A-Z]{3}$/;
/** A place of the hand-kept table is the one that news means: it goes before its smaller namesakes. */
const HAND_PICKED_POPULATION = 1_000_000;

/** The code of a country row: here alone a new code may appear. */
export function countryCode(row: Row): string {
  return checked(row, "code", CODE, "three capital letters");
}

/** A country by its names, its people, its capital and the seats of its government. */
export function countryEntries(row: Row): Filed<CountryEntry>[] {
  const status = checked(
    row,
    "status",
    /^(state|exception|partial|region|historical)$/,
    "state, exception, partial (partially recognised), region or historical",
  );
  const base = {
    kind: "country" as const,
    name: row.cell("name"),
    code: countryCode(row),
    wikidata: wikidataOf(row),
    partial: status === "partial",
  };
  return [
    { entry: { ...base, by: "name" }, written: [base.name, ...row.list("aliases")] },
    { entry: { ...base, by: "demonym" }, written: row.list("demonyms") },
    { entry: { ...base, by: "capital" }, written: row.list("capital") },
    { entry: { ...base, by: "seat" }, written: row.list("seats") },
  ];
}

/** A further name of a country that the tables know by its code. */
export function countryName(row: Row, allowed: Allowed): Filed<CountryEntry> {
  const code = member(row, "code", row.cell("code"), allowed.codes);
  const entry: CountryEntry = {
    kind: "country",
    name: row.cell("name"),
    code,
    wikidata: wikidataOf(row),
    by: "name",
    partial: false,
  };
  return { entry, written: [entry.name, ...row.list("aliases")] };
}

/** The dated parts of organisations, by `CODE name`. */
export function partsByName(rows: readonly Row[], allowed: Allowed): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const row of rows) {
    const key = `${row.cell("code")} ${row.cell("name")}`;
    const { from, to } = term(row);
    const sector = member(row, "sector", row.cell("sector"), allowed.sectors);
    parts.set(key, [...(parts.get(key) ?? []), { from, to, sector, otherSectors: otherSectors(row, allowed) }]);
  }
  return parts;
}

const otherSectors = (row: Row, { sectors }: Allowed) =>
  row.list("other").map((sector) => member(row, "other", sector, sectors));

/** An organisation by its names. */
export function organisationEntry(
  row: Row,
  allowed: Allowed,
  parts: ReadonlyMap<string, readonly Part[]> = new Map(),
): Filed<OrganisationEntry> {
  const entry: OrganisationEntry = {
    kind: "organisation",
    name: row.cell("name"),
    code: member(row, "code", row.cell("code"), allowed.codes),
    wikidata: wikidataOf(row),
    sector: sectorOf(row, allowed),
    otherSectors: otherSectors(row, allowed),
    parts: parts.get(`${row.cell("code")} ${row.cell("name")}`) ?? [],
  };
  return { entry, written: [entry.name, ...row.list("aliases")] };
}

/** Office holders, one entry a person with all of his offices. */
export function leaderEntries(rows: readonly Row[], allowed: Allowed): Filed<LeaderEntry>[] {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.cell("name");
    const own = byName.get(name);
    if (own) own.push(row);
    else byName.set(name, [row]);
  }
  return [...byName].map(([name, own]) => {
    const offices = own.map((row) => officeOf(row, allowed)).sort((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = offices;
    const wikidata = own.map(wikidataOf).find((id) => id !== null) ?? null;
    const entry: LeaderEntry = {
      kind: "leader",
      name,
      code: first?.code ?? "",
      wikidata,
      offices,
      sector: null,
      otherSectors: [],
    };
    return { entry, written: [name, ...own.flatMap((row) => row.list("aliases"))] };
  });
}

function officeOf(row: Row, allowed: Allowed): Office {
  const code = member(row, "code", row.cell("code"), allowed.codes);
  const { from, to } = term(row);
  const sector = row.cell("sector") === "" ? (/^(UNO|IGO)$/.test(code) ? null : "GOV") : sectorOf(row, allowed);
  return { title: row.cell("office"), code, sector, from, to };
}

function term(row: Row): { from: string; to: string | null } {
  const from = checked(row, "from", DATE, "YYYY-MM or YYYY-MM-DD");
  const to = row.cell("to") === "" ? null : checked(row, "to", DATE, "YYYY-MM, YYYY-MM-DD or nothing");
  if (to !== null && to < from) throw badData(row.where, `it ends (${to}) before it begins (${from})`);
  return { from, to };
}

/** A known person without a dated office. */
export function personEntry(row: Row, allowed: Allowed): Filed<LeaderEntry> {
  const entry: LeaderEntry = {
    kind: "leader",
    name: row.cell("name"),
    code: member(row, "code", row.cell("code"), allowed.codes),
    wikidata: wikidataOf(row),
    offices: [],
    sector: sectorOf(row, allowed),
    otherSectors: otherSectors(row, allowed),
  };
  return { entry, written: [entry.name, ...row.list("aliases")] };
}

/** A place of the hand-kept table or of the table of cities, which has ids and populations. */
export function placeEntry(row: Row, allowed: Allowed, handPicked: boolean): Filed<PlaceEntry> {
  const kind = checked(
    row,
    "kind",
    /^(capital|city|region|airport|place)$/,
    "capital, city, region, airport or place",
  ) as PlaceEntry["placeKind"]; // just checked
  const entry: PlaceEntry = {
    kind: "place",
    name: row.cell("name"),
    code: member(row, "code", row.cell("code"), allowed.codes),
    wikidata: null,
    placeKind: kind,
    lat: numberOf(row, "lat"),
    lon: numberOf(row, "lon"),
    geonameId: numberOf(row, "geonameid"),
    population: handPicked ? HAND_PICKED_POPULATION : (numberOf(row, "population") ?? 0),
  };
  return { entry, written: [entry.name, ...row.list("aliases")] };
}

/** Names that may stand for several countries, one entry a name with all of its senses. */
export function ambiguousEntries(rows: readonly Row[], allowed: Allowed): Filed<AmbiguousEntry>[] {
  const byName = new Map<string, Sense[]>();
  for (const row of rows) {
    const by = checked(
      row,
      "by",
      /^(name|demonym|capital|region|organisation)$/,
      "name, demonym, capital, region or organisation",
    ) as Sense["by"]; // just checked
    const sense = { code: member(row, "code", row.cell("code"), allowed.codes), by, cues: row.list("cues") };
    byName.set(row.cell("name"), [...(byName.get(row.cell("name")) ?? []), sense]);
  }
  return [...byName].map(([name, senses]) => ({
    entry: { kind: "ambiguous", name, code: "", wikidata: null, senses },
    written: [name],
  }));
}

function sectorOf(row: Row, { sectors }: Allowed): string | null {
  return row.cell("sector") === "" ? null : member(row, "sector", row.cell("sector"), sectors);
}

function numberOf(row: Row, column: string): number | null {
  const value = row.cell(column) === "" ? "" : checked(row, column, /^-?\d+(\.\d+)?$/, "a number or nothing");
  return value === "" ? null : Number(value);
}

function wikidataOf(row: Row): string | null {
  return row.cell("wikidata") === "" ? null : checked(row, "wikidata", /^Q[1-9]\d*$/, "Q and digits, or nothing");
}
