import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { knownCodes, loadKnowledgeBase } from "../knowledge-base.ts";
import { checkActors } from "../own-actors.ts";
import { actorCsv, properName } from "./actor-table.ts";
import { codesOf, type Format, importActors } from "./import-actors.ts";

const known = knownCodes();
const codes = codesOf(loadKnowledgeBase(), known, known.iso2);
const folder = mkdtempSync(`${tmpdir()}/import-`);

function imported(format: Format, name: string, text: string) {
  writeFileSync(`${folder}/${name}`, text);
  const found = importActors(format, `${folder}/${name}`, { codes, least: 1000 });
  // Whatever an importer writes, the checker must take.
  writeFileSync(`${folder}/out.csv`, actorCsv(found.rows));
  expect(checkActors(`${folder}/out.csv`, known).problems).toEqual([]);
  return { rows: found.rows, skipped: found.skipped.map(({ where, what }) => `${where.split(":").at(-1)} ${what}`) };
}

test("Phoenix and PETRARCH dictionaries: synonyms, dates, CAMEO's roles", () => {
  const { rows, skipped } = imported(
    "phoenix",
    "dict.txt",
    `# actors
MOHAMMAD_NAJIBULLAH_ [AFGELI] ; president
+NAJIBULLAH_
    [AFGGOV 870930-19920416]
    [AFGELI >920416]
OLD_KING_ [NPL] [NPLGOV <20080528]
UNITED_NATIONS_ [IGOUNO]
SHINING_PATH_ [PERINS]
DAILY_NATION_ [KENMED]
ATLANTIS_ [ATL]
`,
  );
  expect(rows).toEqual([
    expect.objectContaining({
      name: "Mohammad Najibullah",
      aliases: "Najibullah",
      code: "AFG",
      sector: "GOV",
      from: "1987-09-30",
      to: "1992-04-16",
    }),
    expect.objectContaining({ name: "Mohammad Najibullah", sector: "ELI", from: "1992-04-16" }),
    expect.objectContaining({ name: "Old King", code: "NPL", sector: "GOV", from: "1900-01", to: "2008-05-28" }),
    expect.objectContaining({ name: "United Nations", code: "UNO", sector: "" }),
    expect.objectContaining({ name: "Shining Path", code: "PER", sector: "REB" }),
    expect.objectContaining({ name: "Daily Nation", code: "KEN", sector: "JRN" }),
  ]);
  expect(skipped).toEqual(["10 [ATL] begins with no country or special code of PLOVER"]);
});

test("REIGN: months in a row are one term, over the turn of the year", () => {
  const { rows, skipped } = imported(
    "reign",
    "reign.csv",
    "ccode,country,leader,year,month\n501,Kenya,MOI,1990,12\n501,Kenya,MOI,1991,1.0\n501,Kenya,MOI,1993,5\n1,Narnia,Aslan,1990,1\n1,Narnia,Aslan,1990,2\n",
  );
  expect(rows.map(({ name, code, from, to }) => [name, code, from, to])).toEqual([
    ["Moi", "KEN", "1990-12", "1991-01"],
    ["Moi", "KEN", "1993-05", "1993-05"],
  ]);
  expect(skipped).toEqual(['5 "Narnia" is no country that is known by this name']);
});

const person = {
  item: "http://www.wikidata.org/entity/Q1234567",
  itemLabel: "Ada Okoro",
  itemAltLabel: "Okoro, the minister",
  iso3: "NGA",
  positionLabel: "Minister of Health",
  start: "2019-08-21T00:00:00Z",
};

test.each([
  [
    "bindings.json",
    JSON.stringify({
      results: { bindings: [Object.fromEntries(Object.entries(person).map(([k, value]) => [k, { value }]))] },
    }),
  ],
  ["flat.json", JSON.stringify([person])],
  [
    "rows.csv",
    `${Object.keys(person).join(",")}\n${Object.values(person)
      .map((v) => `"${v}"`)
      .join(",")}\n`,
  ],
])("Wikidata: %s", (name, text) => {
  expect(imported("wikidata", name, text).rows).toEqual([
    {
      name: "Ada Okoro",
      code: "NGA",
      aliases: "Okoro",
      sector: "GOV",
      wikidata: "Q1234567",
      kind: "person",
      office: "Minister of Health",
      from: "2019-08-21",
    },
  ]);
});

test("Wikidata: what has no name or country is left out", () => {
  const rows = [
    { item: "Q1", itemLabel: "Q1", iso3: "KEN" },
    { item: "Q2", itemLabel: "Ana", countryLabel: "Narnia" },
  ];
  expect(imported("wikidata", "bad.json", JSON.stringify(rows)).skipped).toEqual([
    "1 itemLabel is empty or an id",
    '2 "Narnia" is no country that is known by this name',
  ]);
  expect(() => imported("wikidata", "none.json", "{}")).toThrow(/no list of results/);
  expect(() => imported("wikidata", "no.json", "<html>")).toThrow(/not JSON/);
});

test("ISO tables: further names of known countries", () => {
  const { rows, skipped } = imported(
    "iso",
    "iso.csv",
    "Alpha-3,Name,official_name\nCIV,Ivory Coast,Republic of Ivory Coast\nXXX,Nowhere,\n",
  );
  expect(rows).toEqual([{ name: "Ivory Coast", code: "CIV", kind: "country", aliases: "Republic of Ivory Coast" }]);
  expect(skipped).toEqual(['3 "XXX" is no code of PLOVER']);
});

test("GeoNames: cities above the limit, capitals, regions of the admin table", () => {
  const line = (cells: Record<number, string>) => Array.from({ length: 19 }, (_, i) => cells[i] ?? "").join("\t");
  const london = {
    0: "2643743",
    1: "London",
    2: "London",
    4: "51.5",
    5: "-0.1",
    6: "P",
    7: "PPLC",
    8: "GB",
    14: "8961989",
  };
  const { rows, skipped } = imported(
    "geonames",
    "cities.txt",
    [
      line(london),
      line({ ...london, 1: "Tiny", 7: "PPL", 14: "50" }),
      line({ ...london, 1: "Odd", 8: "ZZ" }),
      "GB.ENG\tEngland\tEngland\t6269131",
      "a\tb",
    ].join("\n"),
  );
  expect(rows.map(({ name, kind, code, geonameid }) => [name, kind, code, geonameid])).toEqual([
    ["London", "capital", "GBR", "2643743"],
    ["England", "region", "GBR", "6269131"],
  ]);
  expect(skipped).toEqual(['3 "ZZ" is no ISO code of a country that is known', "5 2 columns; allowed: 19 or 4"]);
});

test("names in capitals become names", () => {
  expect(properName("BANK_OF_ENGLAND")).toBe("Bank of England");
  expect(properName("JEAN-BERTRAND_ARISTIDE_")).toBe("Jean-Bertrand Aristide");
});
