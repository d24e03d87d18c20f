import { mkdir, realpath } from "node:fs/promises";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { nearestCameo } from "../../src/codebook/look-up.ts";
import { knownCodes } from "../../src/entities/knowledge-base.ts";
import { placeCommit, type StoredCommit } from "../../src/store/commits.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { LAKE_DISK } from "../../src/store/lake-disk.ts";
import { makeLake as makeEmptyLake } from "../../src/store/lake-folder.ts";
import { LAKE_TABLES, type LakeTable } from "../../src/store/lake-tables.ts";
import { writePart } from "../../src/store/write-part.ts";

/** A lake that was never read from any text: how large it is and in which order it was filled. */
export interface SyntheticLake {
  readonly events: number;
  /** As many commits as a crawl would make that is read piece by piece. */
  readonly commits: number;
  /** `time`: as news comes in; `random`: as an archive lies on disk. */
  readonly order: "time" | "random";
}

/** Every document has four events; every fifth document is sent out once more. */
const EVENTS_PER_DOCUMENT = 4;
const FIRST_DAY = "2010-01-01";
const DAYS = 5_000;

type Cells<T extends LakeTable> = { readonly [C in keyof (typeof LAKE_TABLES)[T]]?: string };

/** Writes a lake of synthetic events, in the layout of a real one. The same arguments give the same rows. */
export async function makeLake(folder: string, { events, commits, order }: SyntheticLake): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = await realpath(folder);
  await makeEmptyLake(path, LAKE_DISK);
  const database = await openDatabase({ where: path });
  try {
    await database.run(tablesOfWords());
    let stored: readonly StoredCommit[] = [];
    for (let commit = 0; commit < commits; commit++) {
      const share = (all: number) =>
        [Math.floor((all * commit) / commits), Math.floor((all * (commit + 1)) / commits)] as const;
      const [from, to] = share(events / EVENTS_PER_DOCUMENT);
      const sql = rowsOf(from, to, { documents: events / EVENTS_PER_DOCUMENT, order });
      stored = [...stored, await commitAll(database, path, { sql, stored })];
    }
  } finally {
    database.close();
  }
}

async function commitAll(
  database: Database,
  folder: string,
  { sql, stored }: { sql: Readonly<Partial<Record<LakeTable, string>>>; stored: readonly StoredCommit[] },
): Promise<StoredCommit> {
  const added = [];
  for (const [table, select] of Object.entries(sql))
    added.push(await writePart(database, select, { folder, table: table as LakeTable, disk: LAKE_DISK })); // keys of LAKE_TABLES
  const given = { created: "2026-01-01T00:00:00.000Z", coder: "synthetic", model: null, added, removed: [] };
  const done = await placeCommit(folder, given, { commits: stored, disk: LAKE_DISK });
  if (done === null) throw new Error("another writer was there");
  return done;
}

/** Codes, and for every type and mode its quad, scores and CAMEO code, from which rows pick by number. */
function tablesOfWords(): string {
  const codebook = loadCodebook();
  const kinds = codebook.types.flatMap((type) =>
    type.modes.map((mode) => {
      const cameo = nearestCameo(codebook, type.name, [mode.name]);
      return `('${type.name}', '${mode.name}', ${type.quad}, ${mode.score ?? type.score}, '${cameo.code}', ${cameo.goldstein})`;
    }),
  );
  const codes = [...knownCodes().codes].map((code) => `('${code}')`);
  const words =
    "the grain envoy crossed a quiet river while council members of Velm argued about tolls and bridges near old Karst after rain".split(
      " ",
    );
  return [
    `CREATE TABLE kinds AS SELECT row_number() OVER () - 1 AS kind, * FROM (VALUES ${kinds.join(", ")}) v(event, mode, quad, scale, cameo, goldstein)`,
    `CREATE TABLE codes AS SELECT row_number() OVER () - 1 AS number, code FROM (VALUES ${codes.join(", ")}) v(code)`,
    `CREATE MACRO chance(i, salt) AS (hash(i, salt) % 1000000) / 1000000.0`,
    // A few codes take part in most of the news.
    `CREATE MACRO pick(i, salt) AS (pow(chance(i, salt), 3) * ${codes.length})::INTEGER % ${codes.length}`,
    `CREATE MACRO sentence(i) AS array_to_string(list_transform(range(24), lambda w: [${words.map((w) => `'${w}'`).join(", ")}][1 + (hash(i, w) % ${words.length})::INTEGER]), ' ') || '.'`,
  ].join(";\n");
}

function rowsOf(from: number, to: number, { documents, order }: { documents: number; order: "time" | "random" }) {
  // In random order a document's number says nothing of its day.
  const day = order === "time" ? `(d * ${DAYS} / ${documents})::INTEGER` : `(hash(d) % ${DAYS})::INTEGER`;
  const numbered = `FROM range(${from}, ${to}) r(d)`;
  const events = `FROM (SELECT d, d * ${EVENTS_PER_DOCUMENT} + n AS i, DATE '${FIRST_DAY}' + ${day} AS published ${numbered}, range(${EVENTS_PER_DOCUMENT}) s(n))`;
  const kind = `JOIN kinds ON kind = (hash(i, 'kind') % (SELECT count(*) FROM kinds))`;
  const sides = "JOIN codes a ON a.number = pick(i, 'actor') JOIN codes b ON b.number = pick(i, 'recipient')";
  return {
    documents: `${select("documents", documentCells(day))} FROM (SELECT d, c ${numbered}, range(2) s(c) WHERE c = 0 OR d % 5 = 0) ORDER BY d, c`,
    events: `${select("events", EVENT_CELLS)} ${events} ${kind} ${sides} ORDER BY i`,
    actors: `${select("actors", ACTOR_CELLS)} FROM (SELECT *, unnest(['actor', 'recipient']) AS role ${events}) ${sides} ORDER BY i, role`,
    stories: `${select("stories", { generation: "1", story_id: "'s' || (i // 2)", event_id: "'e' || i" })} ${events}`,
  };
}

function select<T extends LakeTable>(table: T, cells: Cells<T>): string {
  const given: Readonly<Record<string, string | undefined>> = cells;
  const columns = Object.entries(LAKE_TABLES[table]).map(([name, type]) => {
    const value = given[name] ?? (type.endsWith("[]") ? "[]" : "NULL");
    return `(${value})::${type} AS "${name}"`;
  });
  return `SELECT ${columns.join(", ")}`;
}

const free = "d % 2 = 0";

const documentCells = (day: string): Cells<"documents"> => ({
  document_id: "CASE c WHEN 0 THEN 'd' || d ELSE 'copy' || d END",
  hash: "sha256('d' || d)",
  locator: "'crawl.warc!' || d || '-' || c",
  format: "'warc'",
  state: "CASE c WHEN 0 THEN 'read' ELSE 'duplicate' END",
  duplicate_of: "CASE c WHEN 1 THEN 'd' || d END",
  duplicate_kind: "CASE c WHEN 1 THEN 'near' END",
  url: "'https://news.example/' || d || '/' || c",
  title: "'Report ' || d",
  text: `CASE WHEN ${free} THEN array_to_string(list_transform(range(6), lambda s: sentence(d * 100 + s)), ' ') END`,
  language: "'en'",
  published: `(DATE '${FIRST_DAY}' + ${day})::VARCHAR`,
  publisher: "'Outlet ' || (hash(d, 'publisher') % 400)",
  origin: "'Outlet ' || (hash(d, 'publisher') % 90)",
  license: `CASE WHEN ${free} THEN 'CC-BY-4.0' END`,
  attribution: `CASE WHEN ${free} THEN 'Report ' || d || ', Outlet, CC-BY-4.0' END`,
  sentences_json: "'[[0,150],[151,300],[301,450],[451,600]]'",
  warnings_json: "'[]'",
  signature: "repeat(md5('d' || d), 32)",
  coder: "'synthetic'",
});

const EVENT_CELLS: Cells<"events"> = {
  event_id: "'e' || i",
  document_id: "'d' || d",
  event: "event",
  mode: "[mode]",
  context: "CASE WHEN i % 3 = 0 THEN ['diplomatic'] WHEN i % 3 = 1 THEN ['military', 'territory'] ELSE [] END",
  auxiliary: "CASE WHEN i % 9 = 0 THEN ['future'] WHEN i % 31 = 0 THEN ['negated'] ELSE [] END",
  auxiliary_cues_json: "'{}'",
  event_info_json: `'{"model_type":"' || event || '","score":0.91,"rule":null}'`,
  quad_code: "quad",
  event_scale: "scale",
  cameo: "cameo",
  goldstein: "goldstein",
  actor_codes: "[a.code, a.code || '.GOV']",
  recipient_codes: "[b.code, b.code || '.GOV']",
  date: "published::VARCHAR",
  date_from: "published",
  date_to: "published",
  date_info_json: `'{"text":"on Friday","start":40,"end":49,"granularity":"weekday","basis":"published"}'`,
  place: "'Place ' || (hash(i, 'place') % 5000)",
  place_name: "'Place ' || (hash(i, 'place') % 5000)",
  place_country: "b.code",
  lat: "chance(i, 'lat') * 140 - 60",
  lon: "chance(i, 'lon') * 360 - 180",
  event_loc_json: `'{"extracted_place":"Velm","start":60,"end":64,"resolved_place":"Velm","geonameid":null,"lat":1.5,"lon":2.5,"country_code":"' || b.code || '","resolution":3,"reason":"place of the predicate"}'`,
  dead_least: "CASE WHEN quad = 4 AND i % 4 = 0 THEN hash(i, 'dead') % 40 END",
  trigger: "'argued'",
  event_text_json: `'[{"text":"argued","start":20,"end":26}]'`,
  confidence: "0.3 + 0.7 * chance(i, 'confidence')",
  text: `CASE WHEN ${free} THEN sentence(i) END`,
  sequence: "i % 4",
  start: "(i % 4) * 151",
  end: "(i % 4) * 151 + 150",
  cite_info_json: `'{"url":"https://news.example/' || d || '","title":"Report ' || d || '","publication":"Outlet","language":"en","license":null,"copyright":null,"coder":"synthetic","codebook":"plover-2.0","version":"0"}'`,
  published: "published::VARCHAR",
};

const ACTOR_CELLS: Cells<"actors"> = {
  event_id: "'e' || i",
  document_id: "'d' || d",
  role: "role",
  position: "0",
  entity_text: "'the envoy ' || (hash(i, role) % 3000)",
  start: "4",
  end: "20",
  code: "CASE role WHEN 'actor' THEN a.code ELSE b.code END",
  sector: "'GOV'",
  identifier_id: "'Q' || (hash(i, role) % 20000)",
  identifier_text: "'Ilo Karst ' || (hash(i, role) % 20000)",
  reason: "'country by its name'",
  via_json: "'[]'",
  entity: "'n' || (i % 7)",
};
