import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { loadCodebook } from "./load-codebook.ts";
import { EVENT_TYPES, FLAGS, QUAD_NAMES } from "./plover.ts";

const DATA = new URL("../../data/codebook/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "codebook-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Copies the data, replaces some words in one file, and gives the error that loading then throws. */
function loadBroken(file: string, from: string, to: string): DragomanError {
  for (const name of ["plover.json", "cameo.json", "plover-to-cameo.json"])
    cpSync(new URL(name, DATA), join(folder, name));
  const text = readFileSync(join(folder, file), "utf8");
  expect(text, "the words to replace").toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  try {
    loadCodebook(folder);
  } catch (error) {
    if (error instanceof DragomanError) return error;
    throw error;
  }
  throw new Error("loading did not fail");
}

/** Line, from 1, of the first line of a data file that contains the words. */
const lineWith = (file: string, words: string): number =>
  readFileSync(new URL(file, DATA), "utf8")
    .split("\n")
    .findIndex((line) => line.includes(words)) + 1;

test("the data hold all of PLOVER 2.0 and CAMEO", () => {
  const codebook = loadCodebook();
  expect(codebook.types.map((type) => type.name)).toEqual([...EVENT_TYPES]);
  expect(codebook.types.flatMap((type) => type.modes)).toHaveLength(67);
  expect(codebook.types.flatMap((type) => type.modes).filter((mode) => mode.score === null)).toHaveLength(1);
  expect(codebook.contexts).toHaveLength(37);
  expect(codebook.sectors).toHaveLength(25);
  expect(codebook.sectors.filter((sector) => sector.frequent)).toHaveLength(11);
  expect(codebook.flags.map((flag) => flag.name)).toEqual([...FLAGS]);
  expect(codebook.quads.map((quad) => quad.name)).toEqual([...QUAD_NAMES]);
  expect(codebook.specialCodes.map(({ code }) => code).join(" ")).toBe("IGO UNO EUR NGO ISM IMG MNC ATA HKG KOS PSE");
  expect(codebook.cameo.size).toBe(318);
  expect(codebook.nearestCameo.size).toBe(16 + 67);
});

test("every gloss is one sentence", () => {
  const { types, contexts, flags, sectors, quads } = loadCodebook();
  const all = [...types, ...types.flatMap((type) => type.modes), ...contexts, ...flags, ...sectors, ...quads];
  for (const { gloss } of all) expect(gloss).toMatch(/^[A-Z][^.]*\.$/);
});

test("the folder may be given as a URL or as a path, with or without a slash at its end", () => {
  for (const name of ["plover.json", "cameo.json", "plover-to-cameo.json"])
    cpSync(new URL(name, DATA), join(folder, name));
  for (const given of [folder, `${folder}/`, pathToFileURL(folder), pathToFileURL(`${folder}/`)])
    expect(loadCodebook(given).types).toHaveLength(16);
});

test.each([
  ["plover.json", '"quad": 1, "score": 5', '"quad": 5, "score": 5', "quad is 5", "1, 2, 3, 4"],
  ["plover.json", '"score": 9.5', '"score": 95', "score is 95", "a number from -10 to 10"],
  ["plover.json", '"name": "CONCEDE"', '"name": "YIELD"', 'name is "YIELD"', "CONCEDE, as the order is AGREE, CONSULT"],
  ["plover.json", '"name": "phone"', '"name": "visit"', '"visit" stands twice', "each name once"],
  [
    "plover.json",
    '"becomes": "CONCEDE", "keepsFlag": false',
    '"becomes": "YIELD", "keepsFlag": false',
    '"YIELD"',
    "AGREE, CONSULT",
  ],
  ["plover.json", '"code": "COP"', '"code": "cop"', 'code is "cop"', "three capital letters"],
  ["plover.json", '"name": "negated"', '"name": "negation"', '"negation"', "negated, as the order is"],
  [
    "plover.json",
    '"kind": "territory", "name": "Kosovo"',
    '"kind": "state", "name": "Kosovo"',
    '"state"',
    "non-state, territory",
  ],
  ["plover.json", '"gloss": "Prisoners', '"glos": "Prisoners', '"gloss" is missing', 'an object with "gloss"'],
  ["cameo.json", '"code": "057"', '"code": "57x"', 'code is "57x"', "two to four digits"],
  ["cameo.json", '"goldstein": 8.0', '"goldstein": "8"', 'goldstein is "8"', "a number from -10 to 10"],
  ["plover-to-cameo.json", '"AID": "070"', '"AID": "079"', 'AID has the code "079"', "a code of cameo.json"],
  [
    "plover-to-cameo.json",
    '"CONSULT.phone": "041"',
    '"CONSULT.mail": "041"',
    '"CONSULT.phone" is missing',
    "an object with",
  ],
  ["plover-to-cameo.json", '"AID": "070"', '"AID": "070",\n "HELP": "070"', 'no type or mode "HELP"', "AGREE, CONSULT"],
])("%s with %s for %s: the message names the file, the line and what is allowed", (file, from, to, what, allowed) => {
  const error = loadBroken(file, from, to);
  expect(error.code).toBe("codebook/bad-data");
  expect(error.detail.what).toContain(what);
  expect(error.detail.fix).toContain(`Allowed: ${allowed}`);
  expect(error.detail.where).toMatch(new RegExp(`/${file}:\\d+$`));
  const off = what.includes("is missing") && file === "plover-to-cameo.json" ? 1 : lineWith(file, from);
  const expected = to.includes("\n") ? off + 1 : off;
  expect(Number(error.detail.where.split(":").at(-1))).toBe(expected);
});

test("a file that is not JSON is named with the line at which it breaks", () => {
  const error = loadBroken("plover.json", '"name": "visit", "score": 4,', '"name": "visit" "score": 4,');
  expect(error.detail.where.endsWith(`plover.json:${lineWith("plover.json", '"name": "visit"')}`)).toBe(true);
  expect(error.detail.what).toBe("the file is not JSON from this line on");
});

test("a missing file is named", () => {
  expect(() => loadCodebook(join(folder, "nowhere"))).toThrow(/cannot be read \(.*nowhere\/plover\.json\)/);
});
