import { readFileSync } from "node:fs";
import { DragomanError } from "../errors.ts";
import { type JsonPath, readJsonLines } from "./json-lines.ts";

/** A value in a JSON file that remembers where it stands, so that whatever is wrong with it can be said with its line. */
export interface JsonNode {
  readonly file: string;
  readonly source: string;
  readonly path: JsonPath;
  readonly value: unknown;
}

const FIX = "Mend the file, or install the package again";

/**
 * Reads a JSON file.
 *
 * @throws DragomanError "codebook/bad-data" when it cannot be read or is not JSON
 */
export function readJson(file: string): JsonNode {
  const source = readSource(file);
  try {
    return { file, source, path: [], value: JSON.parse(source) };
  } catch (cause) {
    const line = readJsonLines(source).broken ?? 1;
    throw badData("the file is not JSON from this line on", `${file}:${line}`, FIX, cause);
  }
}

function readSource(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw badData("the codebook file cannot be read", file, FIX, cause);
  }
}

function badData(what: string, where: string, fix: string, cause?: unknown): DragomanError {
  return new DragomanError("codebook/bad-data", { what, where, fix: `${fix}.` }, { cause });
}

/**
 * Says what is wrong with a value.
 *
 * @param allowed what may stand there, in words
 * @throws DragomanError "codebook/bad-data" always
 */
export function fail(node: JsonNode, what: string, allowed: string): never {
  const line = readJsonLines(node.source).lineOf(node.path);
  throw badData(what, `${node.file}:${line}`, `Allowed: ${allowed}. ${FIX}`);
}

const quote = (value: unknown): string => JSON.stringify(value) ?? "nothing";

function expected(node: JsonNode, allowed: string): never {
  return fail(node, `${node.path.at(-1) ?? "the file"} is ${quote(node.value).slice(0, 80)}`, allowed);
}

/** The members of an object, by key. */
export function members(node: JsonNode): readonly (readonly [key: string, member: JsonNode])[] {
  const { value, path } = node;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return expected(node, "an object");
  return Object.entries(value).map(([key, member]) => [key, { ...node, path: [...path, key], value: member }] as const);
}

/** The member that must stand under a key. */
export function field(node: JsonNode, key: string): JsonNode {
  const all = members(node);
  const found = all.find(([name]) => name === key);
  return (
    found?.[1] ??
    fail(node, `"${key}" is missing`, `an object with "${key}"; here: ${all.map(([name]) => name).join(", ")}`)
  );
}

/** The elements of a list. */
export function elements(node: JsonNode): readonly JsonNode[] {
  if (!Array.isArray(node.value)) return expected(node, "a list");
  return node.value.map((value: unknown, index) => ({ ...node, path: [...node.path, index], value }));
}

/** A string that is not blank. */
export function words(node: JsonNode, pattern = /\S/, allowed = "some text"): string {
  return typeof node.value === "string" && pattern.test(node.value) ? node.value : expected(node, allowed);
}

/** A score of PLOVER or Goldstein. */
export function score(node: JsonNode): number {
  const { value } = node;
  return typeof value === "number" && -10 <= value && value <= 10 ? value : expected(node, "a number from -10 to 10");
}

/** True or false. */
export function truth(node: JsonNode): boolean {
  return typeof node.value === "boolean" ? node.value : expected(node, "true or false");
}

/** One value of a closed set. */
export function oneOf<T extends string | number>(node: JsonNode, allowed: readonly T[]): T {
  return allowed.find((each) => each === node.value) ?? expected(node, allowed.join(", "));
}

/** Elements whose `key` must be the given values in the given order (a closed list that code is written against). */
export function listOf(node: JsonNode, key: string, values: readonly (string | number)[]): readonly JsonNode[] {
  const all = elements(node);
  values.forEach((value, i) => {
    const element = all[i] ?? fail(node, `the list ends after ${all.length}`, values.join(", "));
    if (field(element, key).value !== value)
      expected(field(element, key), `${value}, as the order is ${values.join(", ")}`);
  });
  return all.length === values.length ? all : fail(node, `the list has ${all.length} elements`, values.join(", "));
}

/** Elements whose `key` must differ. */
export function distinct(node: JsonNode, key: string): readonly JsonNode[] {
  const seen = new Set<string>();
  for (const element of elements(node)) {
    const name = words(field(element, key));
    if (seen.has(name)) fail(field(element, key), `"${name}" stands twice`, "each name once");
    seen.add(name);
  }
  return elements(node);
}
