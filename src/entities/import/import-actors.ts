import { readFileSync } from "node:fs";
import { DragomanError } from "../../errors.ts";
import { nameKey } from "../entries.ts";
import type { KnowledgeBase } from "../knowledge-base.ts";
import { readCsv } from "../read-csv.ts";
import type { Allowed } from "../read-entries.ts";
import { type Row, rowWith } from "../read-table.ts";
import type { Codes, Imported } from "./actor-table.ts";
import { importGeonames } from "./geonames.ts";
import { importPhoenix } from "./phoenix.ts";
import { importIso, importReign, importWikidata } from "./tables.ts";

/** Files that people have, by the name of their format. */
export const FORMATS = ["phoenix", "reign", "wikidata", "iso", "geonames"] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Reads a file of actors or places in a format of the field.
 *
 * @param options.least smallest population of a GeoNames place
 * @throws DragomanError "entities/bad-table" when the file cannot be read
 */
export function importActors(
  format: Format,
  path: string,
  { codes, least }: { codes: Codes; least: number },
): Imported {
  if (format === "phoenix") return importPhoenix(textOf(path), path, codes);
  if (format === "geonames") return importGeonames(textOf(path), path, codes, least);
  if (format === "reign") return importReign(readCsv(path).rows, codes);
  if (format === "iso") return importIso(readCsv(path).rows, codes);
  return importWikidata(path.endsWith(".json") ? jsonRows(path) : readCsv(path).rows, codes);
}

/** What importers ask, answered from the knowledge base: country names, demonyms and two-letter ISO codes. */
export function codesOf(
  knowledge: KnowledgeBase,
  { codes, sectors }: Allowed,
  iso2: ReadonlyMap<string, string>,
): Codes {
  return {
    isCode: (code) => codes.has(code),
    isSector: (sector) => sectors.has(sector),
    codeOf(name) {
      const found = (knowledge.names.get(nameKey(name)) ?? []).flatMap(({ entry }) =>
        entry.kind === "country" && entry.by !== "capital" ? [entry.code] : [],
      );
      const [code, ...more] = new Set(found);
      return iso2.get(name) ?? (codes.has(name) ? name : more.length === 0 ? (code ?? null) : null);
    },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new DragomanError(
      "entities/bad-table",
      { what: "the file cannot be read", where: path, fix: "Check the name of the file." },
      { cause },
    );
  }
}

/** Rows of the query service's JSON: a list of flat objects, or `{results: {bindings: […]}}`. */
function jsonRows(path: string): Row[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(textOf(path));
  } catch (cause) {
    if (cause instanceof DragomanError) throw cause;
    throw new DragomanError(
      "entities/bad-table",
      { what: "the file is not JSON", where: path, fix: "Save the query's result as JSON or CSV." },
      { cause },
    );
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { results?: { bindings?: unknown[] } }).results?.bindings;
  if (!Array.isArray(list))
    throw new DragomanError("entities/bad-table", {
      what: "there is no list of results",
      where: path,
      fix: "Save the query's result as JSON or CSV.",
    });
  return list.map((record, i) => rowOf(record, `${path}:${i + 1}`));
}

function rowOf(record: unknown, where: string): Row {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(record ?? {})) {
    const plain = typeof value === "object" && value !== null && "value" in value ? value.value : value;
    if (typeof plain === "string" || typeof plain === "number") cells.set(key.toLowerCase(), String(plain));
  }
  return rowWith(where, (column) => cells.get(column) ?? "");
}
