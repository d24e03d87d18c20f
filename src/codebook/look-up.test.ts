import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCodebook } from "./load-codebook.ts";
import { eventScore, modesOf, nearestCameo, quadOf, reduceFuture, typeOf } from "./look-up.ts";

const codebook = loadCodebook();

test.each([
  ["PROTETS", /Did you mean PROTEST\?/],
  ["asault", /Did you mean ASSAULT\?/],
  ["CONSUT", /Did you mean CONSULT\?/],
  ["THREAT", /Did you mean THREATEN\?/],
  ["XYZZY", /There are AGREE, CONSULT, .*ASSAULT\./],
])("the unknown type %s is refused with what may have been meant", (name, message) => {
  for (const lookUp of [typeOf, modesOf, quadOf, eventScore, nearestCameo, reduceFuture])
    expect(() => lookUp(codebook, name)).toThrow(message);
  expect(() => typeOf(codebook, name)).toThrow(expect.objectContaining({ code: "codebook/unknown-type" }));
});

test.each([
  ["CONSULT", "phonecall", /no mode "phonecall" of CONSULT .*There are visit, third-party, multilateral, phone\./],
  ["REQUEST", "asist", /Did you mean assist\?/],
  ["AID", "visit", /This type has no modes\./],
])("%s refuses the mode %s", (type, mode, message) => {
  expect(() => eventScore(codebook, type, [mode])).toThrow(message);
  expect(() => nearestCameo(codebook, type, [mode])).toThrow(
    expect.objectContaining({ code: "codebook/unknown-mode" }),
  );
});

test.each([
  ["AGREE", [], 2.5],
  ["REQUEST", [], 0],
  ["ACCUSE", [], -3],
  ["CONSULT", ["visit"], 4],
  ["CONSULT", ["phone", "multilateral"], 4],
  ["REQUEST", ["assist", "yield"], -1],
  ["REQUEST", ["meet", "assist"], 0.5],
  ["PROTEST", ["vandalize"], -5],
  ["PROTEST", ["hunger", "vandalize"], -5],
  ["PROTEST", ["demo", "riot"], -7],
  ["ASSAULT", ["beat", "primitive"], -8],
  ["ASSAULT", ["beat"], -7.5],
])("%s with modes %j scores %d", (type, modes, score) => {
  expect(eventScore(codebook, type, modes)).toBe(score);
});

test.each([
  ["AGREE", 1],
  ["RETREAT", 2],
  ["REQUEST", 3],
  ["SANCTION", 4],
  ["PROTEST", 4],
])("%s is in quad %i", (type, quad) => {
  expect(quadOf(codebook, type).code).toBe(quad);
});

test("COOPERATE, AID and SANCTION alone require a recipient", () => {
  const required = codebook.types.filter((type) => type.requiresRecipient).map((type) => type.name);
  expect(required).toEqual(["COOPERATE", "AID", "SANCTION"]);
});

test.each([
  ["CONSULT", "AGREE", false],
  ["AID", "AGREE", false],
  ["RETREAT", "CONCEDE", false],
  ["CONCEDE", "CONCEDE", true],
  ["ASSAULT", "ASSAULT", true],
])("in the future %s is %s", (type, becomes, keepsFlag) => {
  expect(reduceFuture(codebook, type)).toMatchObject({ becomes, keepsFlag });
});

test.each([
  ["CONSULT", [], "040", 1],
  ["CONSULT", ["visit"], "042", 1.9],
  ["CONSULT", ["phone", "visit"], "042", 1.9],
  ["CONSULT", ["third-party"], "045", 5],
  ["REQUEST", ["yield"], "025", -0.3],
  ["SANCTION", ["convict"], "116", -2],
  ["ASSAULT", ["drone"], "1952", -10],
])("%s with modes %j is nearest to CAMEO %s", (type, modes, code, goldstein) => {
  expect(nearestCameo(codebook, type, modes)).toMatchObject({ code, goldstein });
});

interface Conversion {
  readonly code: string;
  readonly table: string | null;
  readonly reading: string | null;
}

test("every nearest CAMEO code leads back to its type, but for a resignation, for which CAMEO has no code", () => {
  const file = new URL("../../data/codebook/cameo-to-plover.json", import.meta.url);
  const rows: readonly Conversion[] = JSON.parse(readFileSync(file, "utf8"));
  expect(rows.map((row) => row.code)).toEqual([...codebook.cameo.keys()]);
  const typesOf = ({ table, reading }: Conversion) => [table, reading].map((tag) => tag?.split(".")[0]);
  const astray = [...codebook.nearestCameo].filter(([key, { code }]) => {
    const row = rows.find((each) => each.code === code);
    return !row || !typesOf(row).includes(key.split(".")[0]);
  });
  expect(astray.map(([key]) => key)).toEqual(["RETREAT.resign"]);
});

test("a nearest CAMEO code has the sign of the PLOVER score, but for requests, which CAMEO counts as friendly", () => {
  const opposite = [...codebook.nearestCameo].filter(([key, { goldstein }]) => {
    const [type = "", mode] = key.split(".");
    return Math.sign(eventScore(codebook, type, mode ? [mode] : [])) !== Math.sign(goldstein);
  });
  expect(opposite.map(([key]) => key)).toEqual(["REQUEST", "REQUEST.meet"]);
});
