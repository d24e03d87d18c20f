import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { StoredEvent } from "../stored-event.ts";
import { daysOf } from "./event-day.ts";
import type { ExportOptions, FileFormat } from "./export-format.ts";

const SPAN = 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER)';
const WHO = `STRUCT(entity_text VARCHAR, "start" INTEGER, "end" INTEGER, code VARCHAR, sector VARCHAR, other_sectors VARCHAR[], identifier_id VARCHAR,
  identifier_text VARCHAR, office VARCHAR, reason VARCHAR, candidates VARCHAR[], via ${SPAN}[], entity VARCHAR)`;
const SIZE = 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, least BIGINT, most BIGINT)';

/** Rows held in memory at once: a record is some kilobytes. */
const ROW_GROUP = 16_384;

/** Name, DuckDB type and meaning of every column; names and order of the record come first. */
const COLUMNS: readonly (readonly [name: string, type: string, gloss: string])[] = [
  ["id", "VARCHAR", "the event's id"],
  ["document_id", "VARCHAR", "the document's id"],
  ["event", "VARCHAR", "PLOVER type"],
  ["mode", "VARCHAR[]", "PLOVER modes of that type"],
  ["context", "VARCHAR[]", "PLOVER contexts"],
  ["auxiliary", "VARCHAR[]", "future, hypothetical, negated, historical"],
  ["auxiliary_cues", `MAP(VARCHAR, ${SPAN})`, "the words that show each of them"],
  [
    "event_info",
    "STRUCT(model_type VARCHAR, score DOUBLE, rule VARCHAR)",
    "the type that the model gave and the rule that changed it",
  ],
  ["quad_code", "TINYINT", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"],
  ["event_scale", "DOUBLE", "PLOVER's score"],
  ["cameo", "VARCHAR", "nearest CAMEO code"],
  ["goldstein", "DOUBLE", "its score"],
  ["actor", `${WHO}[]`, "who acts, with the words that show it"],
  ["recipient", `${WHO}[]`, "at whom, with the words that show it"],
  ["date", "VARCHAR", "YYYY[-MM[-DD]]"],
  ["date_from", "DATE", "first day that date may mean"],
  ["date_to", "DATE", "last day that date may mean"],
  [
    "date_info",
    'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, granularity VARCHAR, basis VARCHAR)',
    "the words that give it",
  ],
  [
    "event_loc",
    'STRUCT(extracted_place VARCHAR, "start" INTEGER, "end" INTEGER, resolved_place VARCHAR, geonameid INTEGER, lat DOUBLE, lon DOUBLE, country_code VARCHAR, resolution TINYINT, reason VARCHAR)',
    "where",
  ],
  ["size", `STRUCT(dead ${SIZE}, injured ${SIZE}, arrested ${SIZE}, crowd ${SIZE})`, "how many"],
  ["event_text", `${SPAN}[]`, "the words that show the act"],
  ["attribution", WHO, "who the report of the act is ascribed to"],
  ["confidence", "DOUBLE", "that type and actor are right, 0 to 1"],
  ["text", "VARCHAR", "the sentence, where the licence allows"],
  ["text_info", 'STRUCT("sequence" INTEGER, "start" INTEGER, "end" INTEGER)', "where it stands, in code points"],
  [
    "cite_info",
    "STRUCT(url VARCHAR, title VARCHAR, publication VARCHAR, language VARCHAR, license VARCHAR, copyright VARCHAR, coder VARCHAR, codebook VARCHAR, version VARCHAR)",
    "of the document and the coder",
  ],
  [
    "document",
    "STRUCT(id VARCHAR, url VARCHAR, title VARCHAR, language VARCHAR, published VARCHAR, publisher VARCHAR, author VARCHAR, origin VARCHAR, license VARCHAR, attribution VARCHAR)",
    "as the lake holds it",
  ],
  [
    "story",
    "STRUCT(id VARCHAR, reports INTEGER, publishers INTEGER, origins INTEGER)",
    "the act that several events tell of, and its three counts",
  ],
];

/** The record with its lists and structs, as a Parquet file (zstd) that says which coder and codebook made it. */
export const PARQUET: FileFormat = {
  kind: "file",
  name: "parquet",
  gloss: "the records with nested lists, for DuckDB, Polars, pandas and R",
  extension: ".parquet",
  columns: COLUMNS.map(([name, , gloss]) => ({ name, gloss })),
  writeFile: writeParquet,
};

/** DuckDB reads the records as JSON lines from a file beside the output; the output gets its name when it is whole. */
async function writeParquet(events: AsyncIterable<StoredEvent>, path: string, { query }: ExportOptions): Promise<void> {
  const lines = `${path}.lines`;
  const part = `${path}.part`;
  // Only this format needs the database, and all formats are loaded to be listed.
  const { openDatabase } = await import("../database.ts");
  const database = await openDatabase({ where: path, threads: 1 });
  try {
    const made = await writeLines(events, lines);
    const columns = COLUMNS.map(([name, type]) => `${quoted(name)}: ${quoted(type)}`).join(", ");
    const source = `read_json(${quoted(lines)}, format = 'newline_delimited', columns = {${columns}})`;
    const metadata = Object.entries({ ...made, query: query ?? "" }).map(([key, value]) => `${key}: ${quoted(value)}`);
    await database.run(
      `COPY (SELECT * FROM ${source}) TO ${quoted(part)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA {${metadata.join(", ")}})`,
    );
    await rename(part, path);
  } finally {
    database.close();
    await Promise.all([lines, part].map((file) => rm(file, { force: true })));
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes the JSON lines and gives the coders and codebooks that stand in them. */
async function writeLines(events: AsyncIterable<StoredEvent>, path: string) {
  const coders = new Set<string>();
  const codebooks = new Set<string>();
  async function* lines() {
    for await (const { event, document, story } of events) {
      coders.add(event.cite_info.coder);
      codebooks.add(event.cite_info.codebook);
      const days = daysOf(event.date);
      yield `${JSON.stringify({ ...event, date_from: days?.first, date_to: days?.last, document, story })}\n`;
    }
  }
  await pipeline(lines, createWriteStream(path));
  return { coder: [...coders].sort().join("; "), codebook: [...codebooks].sort().join("; ") };
}
