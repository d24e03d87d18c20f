import { expect, test } from "vitest";
import { loadCodebook } from "../../codebook/load-codebook.ts";
import { readTable } from "../../entities/read-table.ts";
import { loadExportCodes } from "./export-codes.ts";

const codes = loadExportCodes();
const countries = readTable("data/entities/countries.tsv", ["code", "iso2", "status"]).filter((row) =>
  /^(state|exception)$/.test(row.cell("status")),
);

test("every country that a reading can name has a row, with the same alpha-2 code and its name", () => {
  expect(new Set(codes.countries.keys())).toEqual(new Set(countries.map((row) => row.cell("code"))));
  for (const row of countries) {
    const found = codes.countries.get(row.cell("code"));
    expect(found?.iso2, row.cell("code")).toBe(row.cell("iso2") || null);
    expect(found?.name).not.toBe(row.cell("code"));
  }
});

test.each(["cow", "cowAbbreviation", "fips", "cameo", "iso2"] as const)("no two countries share a %s code", (list) => {
  const given = [...codes.countries.values()].map((country) => country[list]).filter((code) => code !== null);
  expect(new Set(given).size).toBe(given.length);
  expect(given.length).toBeGreaterThan(190);
});

test.each([
  ["USA", 2, "USA", "US", "USA"],
  ["DEU", 255, "GMY", "GM", "DEU"],
  ["AUS", 900, "AUL", "AS", "AUS"],
  ["AUT", 305, "AUS", "AU", "AUT"],
  ["ROU", 360, "ROM", "RO", "ROM"],
  ["KOS", 347, "KOS", "KV", null],
  ["PSE", null, null, null, "PSE"],
] as const)(
  "%s has its codes, also where two lists use one word for two countries",
  (iso3, cow, cowAbbreviation, fips, cameo) => {
    expect(codes.countries.get(iso3)).toMatchObject({ cow, cowAbbreviation, fips, cameo });
  },
);

test("every sector and every special code of PLOVER has a row, and none besides", () => {
  const { sectors, specialCodes } = loadCodebook();
  expect(new Set(codes.sectors.keys())).toEqual(new Set(sectors.map(({ code }) => code)));
  const bodies = specialCodes.filter(({ kind }) => kind === "non-state").map(({ code }) => code);
  expect(new Set(codes.special.keys())).toEqual(new Set(bodies));
});
