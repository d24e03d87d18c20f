import { fileURLToPath } from "node:url";
import {
  distinct,
  fail,
  field,
  type JsonNode,
  listOf,
  members,
  oneOf,
  readJson,
  score,
  truth,
  words,
} from "./checked-json.ts";
import {
  type CameoCode,
  type Codebook,
  EVENT_TYPES,
  FLAGS,
  type ModeEntry,
  type Named,
  QUAD_CODES,
  QUAD_NAMES,
  type TypeEntry,
} from "./plover.ts";

/** data/codebook at the root of the package: two levels above both src/codebook/ and dist/codebook/. */
const CODEBOOK_FOLDER = new URL("../../data/codebook/", import.meta.url);

const CAMEO_CODE = /^\d{2,4}$/;
const THREE_LETTERS = /^[A-Z]{3}$/;

/**
 * Reads plover.json, cameo.json and plover-to-cameo.json and checks all of them: nothing behind this function checks again.
 *
 * @param directory a folder with these files, as URL or path; the package's own by default
 * @throws DragomanError "codebook/bad-data" with file, line and the values allowed there
 */
export function loadCodebook(directory: URL | string = CODEBOOK_FOLDER): Codebook {
  const folder = directory instanceof URL ? fileURLToPath(directory) : directory;
  const open = (name: string) => readJson(`${folder.replace(/\/$/, "")}/${name}`);
  const plover = open("plover.json");
  const types = readTypes(field(plover, "types"));
  const cameo = readCameo(open("cameo.json"));
  return {
    name: words(field(plover, "codebook")),
    version: words(field(plover, "version")),
    quads: listOf(field(plover, "quads"), "code", QUAD_CODES).map((node) => ({
      ...readNamed(node),
      code: oneOf(field(node, "code"), QUAD_CODES),
      name: oneOf(field(node, "name"), QUAD_NAMES),
    })),
    types,
    contexts: distinct(field(plover, "contexts"), "name").map(readNamed),
    flags: listOf(field(plover, "flags"), "name", FLAGS).map((node) => ({
      ...readNamed(node),
      name: oneOf(field(node, "name"), FLAGS),
    })),
    ...readRest(plover),
    cameo,
    nearestCameo: readNearest(open("plover-to-cameo.json"), types, cameo),
  };
}

const readNamed = (node: JsonNode): Named => ({ name: words(field(node, "name")), gloss: words(field(node, "gloss")) });

function readTypes(node: JsonNode): readonly TypeEntry[] {
  return listOf(node, "name", EVENT_TYPES).map((type) => ({
    ...readNamed(type),
    name: oneOf(field(type, "name"), EVENT_TYPES),
    quad: oneOf(field(type, "quad"), QUAD_CODES),
    score: score(field(type, "score")),
    requiresRecipient: truth(field(type, "requiresRecipient")),
    recipient: words(field(type, "recipient")),
    modes: distinct(field(type, "modes"), "name").map(readMode),
  }));
}

function readMode(node: JsonNode): ModeEntry {
  const printed = field(node, "score");
  return { ...readNamed(node), score: printed.value === null ? null : score(printed) };
}

function readRest(plover: JsonNode): Pick<Codebook, "futureReductions" | "sectors" | "specialCodes"> {
  return {
    futureReductions: listOf(field(plover, "futureReductions"), "type", EVENT_TYPES).map((node) => ({
      type: oneOf(field(node, "type"), EVENT_TYPES),
      becomes: oneOf(field(node, "becomes"), EVENT_TYPES),
      keepsFlag: truth(field(node, "keepsFlag")),
      statedByManual: truth(field(node, "statedByManual")),
    })),
    sectors: distinct(field(plover, "sectors"), "code").map((node) => ({
      code: words(field(node, "code"), THREE_LETTERS, "three capital letters"),
      frequent: truth(field(node, "frequent")),
      gloss: words(field(node, "gloss")),
    })),
    specialCodes: distinct(field(plover, "specialCodes"), "code").map((node) => ({
      ...readNamed(node),
      code: words(field(node, "code"), THREE_LETTERS, "three capital letters"),
      kind: oneOf(field(node, "kind"), ["non-state", "territory"] as const),
    })),
  };
}

function readCameo(node: JsonNode): ReadonlyMap<string, CameoCode> {
  const codes = distinct(node, "code").map((each) => ({
    code: words(field(each, "code"), CAMEO_CODE, "two to four digits"),
    name: words(field(each, "name")),
    goldstein: score(field(each, "goldstein")),
  }));
  return new Map(codes.map((code) => [code.code, code]));
}

/** Every type, and every mode under its type, must have a code of cameo.json; nothing else may have one. */
function readNearest(node: JsonNode, types: readonly TypeEntry[], cameo: ReadonlyMap<string, CameoCode>) {
  const wanted = types.flatMap(({ name, modes }) => [name, ...modes.map((mode) => `${name}.${mode.name}`)]);
  for (const key of wanted) field(node, key);
  const known = new Set<string>(wanted);
  const found = members(node).map(([key, member]) => {
    if (!known.has(key)) fail(member, `there is no type or mode "${key}"`, wanted.join(", "));
    const code = words(member, CAMEO_CODE, "a code of cameo.json");
    return [key, cameo.get(code) ?? fail(member, `${key} has the code "${code}"`, "a code of cameo.json")] as const;
  });
  return new Map(found);
}
