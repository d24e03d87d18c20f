import type { ActorRow, Codes, Imported } from "./actor-table.ts";

/** Capitals and regions by GeoNames' feature codes; every other populated place is a city. */
const KINDS: Readonly<Record<string, string>> = { PPLC: "capital", ADM1: "region", AIRP: "airport" };

/**
 * GeoNames dumps: the main table (19 columns: cities500.txt, allCountries.txt) or admin1CodesASCII.txt (4 columns).
 *
 * @param least smallest population that is taken
 * @see https://download.geonames.org/export/dump/
 */
export function importGeonames(text: string, where: string, codes: Codes, least: number): Imported {
  const rows: ActorRow[] = [];
  const skipped: { where: string; what: string }[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line === "" || line.startsWith("#")) return;
    const cells = line.split("\t");
    const row =
      cells.length === 19
        ? placeOf(cells, codes, least)
        : cells.length === 4
          ? regionOf(cells, codes)
          : `${cells.length} columns; allowed: 19 or 4`;
    if (typeof row === "string") skipped.push({ where: `${where}:${i + 1}`, what: row });
    else if (row) rows.push(row);
  });
  return { rows, skipped };
}

/** Null for a place that is too small or of another kind. */
function placeOf(cells: readonly string[], codes: Codes, least: number): ActorRow | string | null {
  const [id = "", name = "", ascii = "", , lat = "", lon = "", group = "", feature = "", iso2 = ""] = cells;
  const population = cells[14] ?? "0";
  if (!/^[PAS]$/.test(group) || (group !== "P" && !KINDS[feature])) return null;
  if (Number(population) < least && !KINDS[feature]) return null;
  const code = codes.codeOf(iso2);
  if (!code) return `${JSON.stringify(iso2)} is no ISO code of a country that is known`;
  const aliases = ascii !== name ? ascii : "";
  return { name, aliases, kind: KINDS[feature] ?? "city", code, lat, lon, geonameid: id, population };
}

function regionOf([admin = "", name = "", ascii = "", id = ""]: readonly string[], codes: Codes): ActorRow | string {
  const iso2 = admin.split(".")[0] ?? "";
  const code = codes.codeOf(iso2);
  if (!code) return `${JSON.stringify(iso2)} is no ISO code of a country that is known`;
  return { name, aliases: ascii !== name ? ascii : "", kind: "region", code, geonameid: id };
}
