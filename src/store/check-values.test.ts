import { expect, test } from "vitest";
import { checkValues } from "./check-values.ts";
import { parseFilter } from "./event-filter.ts";
import { loadKnownValues } from "./known-values.ts";

const known = loadKnownValues();
const check = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);

test.each<[string, object]>([
  ["IRN", { kind: "code", code: "IRN", sector: null }],
  ["irn.gov", { kind: "code", code: "IRN", sector: "GOV" }],
  [".REB", { kind: "sector", sector: "REB" }],
  ["UNO", { kind: "code", code: "UNO", sector: null }],
  ["Q794", { kind: "wikidata", id: "Q794" }],
  ["Russia", { kind: "code", code: "RUS", sector: null }],
  ["UK", { kind: "code", code: "GBR", sector: null }],
  ["ben", { kind: "code", code: "BEN", sector: null }],
  ["Ben", { kind: "name", name: "Ben" }],
  ["name:ISI", { kind: "name", name: "ISI" }],
  ["Ilo Andarvé", { kind: "name", name: "Ilo Andarvé" }],
])("the side %s is understood", (written, side) => {
  expect(check({ actor: written }).actor).toEqual([side]);
});

test.each<[Record<string, string>, RegExp]>([
  [{ type: "CONSLUT" }, /no type "CONSLUT" \(type\)\. Did you mean CONSULT/],
  [{ type: "FIGHT" }, /There are AGREE, CONSULT/],
  [{ actor: "IRM" }, /no country code "IRM" \(actor\).*Did you mean .*IRN.*name:IRM/],
  [{ recipient: "IRN.GVO" }, /no sector "GVO".*GOV/],
  [{ either: ".XXX" }, /no sector "XXX"/],
  [{ actor: "DE" }, /Did you mean DEU/],
  [{ type: "AID", mode: "visit" }, /no mode of AID: "visit".*It is a mode of CONSULT/],
  [{ mode: "REJECT.vist" }, /no mode of REJECT: "vist"/],
  [{ mode: "vist" }, /Did you mean visit/],
  [{ context: "militry" }, /Did you mean military/],
  [{ quad: "5" }, /no quad "5".*material_conflict/],
  [{ with: "futur" }, /no flag "futur".*Did you mean future/],
  [{ place: "IRM" }, /no country code "IRM"/],
])("%j is refused with what is near", (query, message) => {
  expect(() => check(query)).toThrow(
    expect.objectContaining({ code: "store/unknown-value", message: expect.stringMatching(message) }),
  );
});

test("the name of two countries is refused", () => {
  expect(() => check({ actor: "Congo" })).toThrow(/"Congo" may be COD or COG.*Give the code/);
});

test.each([{ actor: "name:" }, { either: "--" }, { place: "name: " }])("%j has no name in it", (query) => {
  expect(() => check(query)).toThrow(/is no name/);
});

test("types, contexts and quads may be written in any case, with - or _", () => {
  const filter = check({
    type: "consult",
    context: "Human-Rights",
    quad: "Verbal-Cooperation,4",
    mode: "Consult.Visit",
  });
  expect(filter).toMatchObject({
    type: ["CONSULT"],
    context: ["human_rights"],
    quad: [1, 4],
    mode: [{ type: "CONSULT", mode: "visit" }],
  });
});

test.each<[Record<string, string>, string[]]>([
  [{}, ["future", "hypothetical", "negated", "historical"]],
  [{ with: "future" }, ["hypothetical", "negated", "historical"]],
  [{ with: "all" }, []],
  [{ not: "future,hypothetical" }, ["future", "hypothetical", "negated", "historical"]],
  [{ with: "all", not: "future,hypothetical" }, ["future", "hypothetical"]],
])("%j leaves out %j", (query, without) => {
  expect(check(query).without).toEqual(without);
});
