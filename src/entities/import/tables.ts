import type { Row } from "../read-table.ts";
import type { ActorRow, Codes, Imported } from "./actor-table.ts";

type Skipped = Imported["skipped"][number];

/** Applies an importer to every row: a string is the reason why a row is left out. */
function each(rows: readonly Row[], take: (row: Row) => ActorRow | string): Imported {
  const kept: ActorRow[] = [];
  const skipped: Skipped[] = [];
  for (const row of rows) {
    const taken = take(row);
    if (typeof taken === "string") skipped.push({ where: row.where, what: taken });
    else kept.push(taken);
  }
  return { rows: kept, skipped };
}

/** The first of several columns that a row fills. */
const firstOf = (row: Row, ...columns: readonly string[]) =>
  columns.map((c) => row.cell(c)).find((value) => value !== "") ?? "";

/**
 * REIGN's monthly list of leaders (columns country, leader, year, month): months in a row become one term.
 *
 * @see https://oefdatascience.github.io/REIGN.github.io/
 */
export function importReign(rows: readonly Row[], codes: Codes): Imported {
  const terms: { name: string; code: string; first: string; last: string }[] = [];
  const skipped: Skipped[] = [];
  for (const row of rows) {
    const [name, country] = [row.cell("leader"), row.cell("country")];
    const month = `${row.cell("year")}-${row.cell("month").replace(/\.0$/, "").padStart(2, "0")}`;
    const code = codes.codeOf(country);
    if (!code || !name || !/^\d{4}-(0\d|1[0-2])$/.test(month)) {
      const what = code
        ? "no leader, year or month"
        : `${JSON.stringify(country)} is no country that is known by this name`;
      if (!skipped.some((s) => s.what === what)) skipped.push({ where: row.where, what });
      continue;
    }
    const open = terms.findLast((term) => term.name === name && term.code === code);
    if (open && (month === open.last || month === nextMonth(open.last))) open.last = month;
    else terms.push({ name, code, first: month, last: month });
  }
  return {
    rows: terms.map(({ name, code, first, last }) => ({
      name: /\p{Ll}/u.test(name)
        ? name
        : name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()),
      kind: "person",
      code,
      sector: "GOV",
      office: "Head of Government",
      from: first,
      to: last,
    })),
    skipped,
  };
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Results of a Wikidata query as CSV or JSON rows: item, itemLabel, itemAltLabel, iso3 (or countryLabel), positionLabel, start, end, sector. */
export function importWikidata(rows: readonly Row[], codes: Codes): Imported {
  return each(rows, (row) => {
    const id = /Q[1-9]\d*$/.exec(row.cell("item"))?.[0];
    const name = row.cell("itemlabel");
    const country = firstOf(row, "iso3", "countrycode", "countrylabel", "country");
    const code = codes.isCode(country) ? country : codes.codeOf(country);
    if (!name || /^Q\d+$/.test(name)) return "itemLabel is empty or an id";
    if (!code) return `${JSON.stringify(country)} is no country that is known by this name`;
    const aliases = row
      .cell("itemaltlabel")
      .split(/,\s*/)
      .filter((alias) => /^\p{Lu}/u.test(alias) && alias !== name);
    const [from, to] = [row.cell("start").slice(0, 10), row.cell("end").slice(0, 10)];
    const office = firstOf(row, "positionlabel", "position");
    return {
      name,
      code,
      aliases: aliases.join(";"),
      sector: row.cell("sector") || (office ? "GOV" : ""),
      ...(id ? { wikidata: id } : {}),
      ...(office && from ? { kind: "person", office, from, ...(to ? { to } : {}) } : {}),
    };
  });
}

/** Tables of ISO 3166-1 in their usual spellings of the headers: further names of countries that are known by their code. */
export function importIso(rows: readonly Row[], codes: Codes): Imported {
  return each(rows, (row) => {
    const code = firstOf(row, "alpha-3", "alpha3", "alpha_3", "alpha-3 code", "iso3", "iso3166-1-alpha-3", "code");
    const name = firstOf(row, "name", "english short name", "cldr display name", "country");
    if (!name) return "there is no name";
    if (!codes.isCode(code)) return `${JSON.stringify(code)} is no code of PLOVER`;
    const more = ["official_name", "official name", "common_name", "short name"]
      .map((c) => row.cell(c))
      .filter((n) => n && n !== name);
    return { name, code, kind: "country", aliases: more.join(";") };
  });
}
