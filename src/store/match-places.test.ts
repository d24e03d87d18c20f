import { expect, test } from "vitest";
import { matchPlaces } from "./match-places.ts";

const place = (
  name: string,
  country: string,
  [resolution, lat, lon]: readonly [number, number | null, number | null],
) => ({
  extracted_place: name,
  start: 0,
  end: 1,
  resolved_place: name,
  geonameid: null,
  lat,
  lon,
  country_code: country,
  resolution,
  reason: "test",
});
const KABUL = place("Kabul", "AFG", [4, 34.53, 69.17]);
const SUBURB = place("Bagrami", "AFG", [4, 34.49, 69.27]);
const KANDAHAR = place("Kandahar", "AFG", [4, 31.61, 65.71]);
const COUNTRY = place("Afghanistan", "AFG", [1, 33, 66]);
const PROVINCE = place("Parwan", "AFG", [2, 35, 69]);
const MARKET = place("old market", "AFG", [5, null, null]);

test.each([
  ["the same town", KABUL, KABUL, 0.25],
  ["a town and its suburb", KABUL, SUBURB, 0.1],
  ["a town and its country", KABUL, COUNTRY, 0.05],
  ["one country says little", COUNTRY, COUNTRY, 0.05],
  ["a town and a region near it", KABUL, PROVINCE, 0.05],
  ["unknown", KABUL, null, 0],
] as const)("%s", (_, a, b, expected) => {
  expect(matchPlaces(a, b)).toBe(expected);
  expect(matchPlaces(b, a)).toBe(expected);
});

test.each([
  ["two towns", KABUL, KANDAHAR],
  ["two countries", KABUL, place("Kabul", "PAK", [4, 34.5, 69.2])],
  ["a far region", KANDAHAR, PROVINCE],
  ["a town and a spot nobody can place", KABUL, MARKET],
] as const)("never one place: %s", (_, a, b) => expect(matchPlaces(a, b)).toBeNull());
