import { fileURLToPath } from "node:url";
import { readTable } from "../../entities/read-table.ts";

/** A country in the other code lists of the field; null where it has none or it is not certain. */
export interface CountryCodes {
  readonly name: string;
  readonly iso2: string | null;
  /** Correlates of War: number and abbreviation. */
  readonly cow: number | null;
  readonly cowAbbreviation: string | null;
  /** FIPS 10-4. */
  readonly fips: string | null;
  readonly cameo: string | null;
}

/** A sector or a special code of PLOVER in the other lists; null where a list has none. */
export interface ActorCodes {
  readonly cameo: string | null;
  /** CAMEO's region of a body of many countries: EUR. */
  readonly region: string | null;
  /** CAMEO's code of a known group. */
  readonly group: string | null;
  readonly phoenix: string | null;
  readonly icews: string | null;
}

/** What codes of other formats are looked up in. */
export interface ExportCodes {
  /** By ISO 3166-1 alpha-3, as PLOVER writes it. */
  readonly countries: ReadonlyMap<string, CountryCodes>;
  readonly sectors: ReadonlyMap<string, ActorCodes>;
  /** IGO, UNO, EUR, NGO, ISM, IMG, MNC. */
  readonly special: ReadonlyMap<string, ActorCodes>;
}

const DATA = fileURLToPath(new URL("../../../data/", import.meta.url));

/**
 * Reads data/exports, and the countries' names from data/entities.
 *
 * @throws DragomanError "entities/bad-data" with file and line
 */
export function loadExportCodes(): ExportCodes {
  const named = readTable(`${DATA}entities/countries.tsv`, ["code", "name", "status"]);
  const names = new Map(
    named
      .filter((row) => /^(state|exception)$/.test(row.cell("status")))
      .map((row) => [row.cell("code"), row.cell("name")]),
  );
  const countries = readTable(`${DATA}exports/country-codes.tsv`, [
    "iso3",
    "cow",
    "cow_abbreviation",
    "fips",
    "iso2",
    "cameo",
  ]);
  const actors = readTable(`${DATA}exports/actor-codes.tsv`, [
    "kind",
    "plover",
    "cameo",
    "region",
    "group",
    "phoenix",
    "icews",
  ]);
  const ofKind = (kind: string) =>
    new Map(
      actors
        .filter((row) => row.cell("kind") === kind)
        .map((row) => [
          row.cell("plover"),
          {
            cameo: row.cell("cameo") || null,
            region: row.cell("region") || null,
            group: row.cell("group") || null,
            phoenix: row.cell("phoenix") || null,
            icews: row.cell("icews") || null,
          },
        ]),
    );
  return {
    countries: new Map(
      countries.map((row) => [
        row.cell("iso3"),
        {
          name: names.get(row.cell("iso3")) ?? row.cell("iso3"),
          iso2: row.cell("iso2") || null,
          cow: row.cell("cow") === "" ? null : Number(row.cell("cow")),
          cowAbbreviation: row.cell("cow_abbreviation") || null,
          fips: row.cell("fips") || null,
          cameo: row.cell("cameo") || null,
        },
      ]),
    ),
    sectors: ofKind("sector"),
    special: ofKind("special"),
  };
}
