import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { EventRecord } from "../src/record/reading.ts";
import { openDatabase } from "../src/store/database.ts";
import type { ExportOptions } from "../src/store/exports/export-format.ts";
import { EXPORTS } from "../src/store/exports/list-exports.ts";
import type { StoredEvent } from "../src/store/stored-event.ts";
import { arbitraryReading } from "./arbitrary-reading.ts";
import { INVENTED_EVENTS } from "./invented-events.ts";

async function* stream(events: readonly StoredEvent[] = INVENTED_EVENTS) {
  yield* events;
}

const options = (leaveOut: ExportOptions["leaveOut"] = () => {}): ExportOptions => ({
  leaveOut,
  now: new Date("2026-01-02T03:04:05Z"),
  query: "--actor IRN --since 2022",
});

async function exported(name: string, events?: readonly StoredEvent[], leaveOut?: ExportOptions["leaveOut"]) {
  const format = EXPORTS.find((each) => each.name === name);
  if (format?.kind !== "text") throw new Error(`${name} is no text format`);
  let text = "";
  for await (const piece of format.write(stream(events), options(leaveOut))) text += piece;
  return text;
}

const tsv = (text: string): string[][] => parse(text, { delimiter: "\t", quote: false, escape: false });

const TEXT_FORMATS = EXPORTS.filter((format) => format.kind === "text");

test("the invented events are records", () => {
  for (const { event } of INVENTED_EVENTS) expect(EventRecord.parse(event)).toEqual(event);
});

test.each(TEXT_FORMATS.map(({ name, extension }) => [name, extension]))(
  "%s is written as the golden file shows",
  async (name, extension) => {
    await expect(await exported(name)).toMatchFileSnapshot(`golden/exports/${name}${extension}`);
  },
);

test.each(TEXT_FORMATS.map(({ name }) => name))("%s of no events is not broken", async (name) => {
  const text = await exported(name, []);
  if (/stix|json-ld/.test(name)) expect(() => JSON.parse(text)).not.toThrow();
  else expect(text).not.toMatch(/undefined|NaN|null/);
});

// Names and order as the owners of the formats publish them.
const HEADERS = {
  polecat:
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version",
  icews:
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude, Longitude",
  "gdelt-events":
    "GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode, Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code, Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode, Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone, Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat, Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_ADM2Code, Actor2Geo_Lat, Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL",
  "gdelt-mentions":
    "GlobalEventID, EventTimeDate, MentionTimeDate, MentionType, MentionSourceName, MentionIdentifier, SentenceID, Actor1CharOffset, Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen, MentionDocTone, MentionDocTranslationInfo, Extras",
  phoenix:
    "EventID, Date, Year, Month, Day, SourceActorFull, SourceActorEntity, SourceActorRole, SourceActorAttribute, TargetActorFull, TargetActorEntity, TargetActorRole, TargetActorAttribute, EventCode, EventRootCode, PentaClass, GoldsteinScore, Issues, Lat, Lon, LocationName, StateName, CountryCode, SentenceID, URLs, NewsSources",
};

test.each(Object.entries(HEADERS))("%s has the columns of its owner, in each row", async (name, header) => {
  const names = header.split(", ");
  const format = EXPORTS.find((each) => each.name === name);
  expect(format?.columns?.map((column) => column.name)).toEqual(names);
  const rows = tsv(await exported(name));
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect(row).toHaveLength(names.length);
  expect(rows[0]?.[0] === names[0]).toBe(name === "polecat" || name === "icews");
});

test("every column of every table says what it holds", () => {
  for (const { columns } of EXPORTS) for (const { name } of columns ?? []) expect(name).toMatch(/^\S/);
  const csv = EXPORTS.find(({ name }) => name === "csv");
  for (const { name, gloss } of csv?.columns ?? []) expect(gloss, name).not.toBe("");
});

test("CSV is read back by csv-parse, quotes, line ends and all", async () => {
  const rows: Record<string, string>[] = parse(await exported("csv"), { columns: true });
  expect(rows).toHaveLength(INVENTED_EVENTS.length);
  expect(rows[1]?.title).toBe(`'=HYPERLINK("https://bad.example";"tap")\tnow\nplease`);
  expect(rows[0]?.place_name).toBe("Łódź");
  expect(rows[0]?.actor_name).toBe("Mira Zand;her deputy");
  expect(rows[0]?.actor_wikidata).toBe("Q900000001;");
});

test("words that look like formulas are guarded in CSV, numbers are not", async () => {
  const rows: Record<string, string>[] = parse(await exported("csv"), { columns: true });
  expect(rows[1]?.actor_name).toBe("'-Zand, the minister");
  expect(rows[3]?.recipient_name).toBe("'+Ankor Ltd");
  expect(rows[2]?.goldstein).toBe("-10");
  expect(rows[2]?.lon).toBe("-3.25");
});

const column = async (name: string, wanted: string) => {
  const at = EXPORTS.find((format) => format.name === name)?.columns?.findIndex((each) => each.name === wanted) ?? -1;
  const rows = tsv(await exported(name));
  return rows.map((row) => row[at]).filter((value) => value !== wanted);
};

test("a day that is not known is not filled in", async () => {
  expect(await column("gdelt-events", "SQLDATE")).toEqual([
    "20230503",
    "20230503",
    "",
    "",
    ...Array(6).fill("20230504"),
    "20230503",
    "20230503",
  ]);
  expect(await column("gdelt-events", "MonthYear")).toEqual([
    "202305",
    "202305",
    "202302",
    "",
    ...Array(8).fill("202305"),
  ]);
  expect(await column("gdelt-events", "Year")).toEqual(["2023", "2023", "2023", "2022", ...Array(8).fill("2023")]);
  expect(await column("phoenix", "Month")).toContain("");
  expect(new Set(await column("polecat", "Event Date"))).toEqual(new Set(["2023-05-03", "", "2023-05-04"]));
});

test("a feared act is left out where the format cannot say that it is feared, and reported", async () => {
  for (const name of ["icews", "gdelt-events", "gdelt-mentions", "phoenix", "graphml", "edge-list", "stix"]) {
    const left: string[] = [];
    const text = await exported(name, undefined, ({ event }, reason) => left.push(`${event.id} ${reason}`));
    expect(left.join("\n"), name).toContain("event-00000000000000c1 future: the format cannot say so");
    expect(text, name).not.toContain("Ankor");
  }
  expect(await column("polecat", "Contexts")).toContain("future;hypothetical");
});

test("two reports of a story are one event and two mentions in GDELT, joined by its id", async () => {
  const events = await column("gdelt-events", "GLOBALEVENTID");
  const mentions = await column("gdelt-mentions", "GlobalEventID");
  expect(new Set(events).size).toBe(events.length);
  expect(new Set(mentions)).toEqual(new Set(events));
  const two: readonly StoredEvent[] = INVENTED_EVENTS.slice(0, 1).flatMap((stored) => [
    stored,
    { ...stored, event: { ...stored.event, id: "event-again" }, document: { ...stored.document, id: "again" } },
  ]);
  expect(tsv(await exported("gdelt-events", two)).length).toBe(tsv(await exported("gdelt-mentions", two)).length / 2);
});

test("actors get CAMEO's codes: media and doctors are not mixed up, older country codes stay", async () => {
  const [first] = INVENTED_EVENTS;
  if (!first) throw new Error("no event");
  const coded = async (code: string | null, sector: string | null) => {
    const [one] = first.event.actor;
    if (!one) throw new Error("no actor");
    const actor = [{ ...one, code, sector, other_sectors: [] }];
    const rows = tsv(await exported("gdelt-events", [{ ...first, event: { ...first.event, actor } }]));
    return rows[0]?.slice(5, 6)[0];
  };
  expect(await coded("KEN", "JRN")).toBe("KENMED");
  expect(await coded("KEN", "MED")).toBe("KENHLH");
  expect(await coded("ROU", "GOV")).toBe("ROMGOV");
  expect(await coded("UNO", null)).toBe("IGOUNO");
  expect(await coded("EUR", null)).toBe("IGOEUREEC");
  expect(await coded("KEN", "UNK")).toBe("KEN");
  expect(await coded(null, "UNK")).toBe("");
});

test("ICEWS is written in ISO-8859-1 without loss of the letter", async () => {
  const text = await exported("icews");
  expect([...text].every((letter) => letter <= "\u00ff")).toBe(true);
  expect(await column("icews", "City")).toContain("Lódz");
});

test("GraphML is read by an XML parser; the weights of its edges add up to the events that have any", async () => {
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(await exported("graphml"));
  const nodes: { "@_id": string }[] = parsed.graphml.graph.node;
  const edges: { "@_source": string; "@_target": string; data: { "@_key": string; "#text": number }[] }[] =
    parsed.graphml.graph.edge;
  const ids = new Set(nodes.map((node) => node["@_id"]));
  expect(ids).toEqual(new Set(["IRN.GOV", "RUS", "KEN", "ROU.GOV", "UNO", "MLI.REB", "MLI.JRN", "MLI.MED"]));
  for (const edge of edges) expect(ids.has(edge["@_source"]) && ids.has(edge["@_target"])).toBe(true);
  const weights = edges.map((edge) => edge.data.find((each) => each["@_key"] === "weight")?.["#text"] ?? 0);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(4, 4);
});

test("equals who agree have edges in both directions, a protest without recipient has none", async () => {
  const rows: Record<string, string>[] = parse(await exported("edge-list"), { columns: true });
  expect(
    rows.filter((row) => row.event === "AGREE").map((row) => `${row.source} ${row.target} ${row.mutual}`),
  ).toHaveLength(6);
  expect(rows.filter((row) => row.event === "PROTEST")).toEqual([]);
});

test("STIX ids stay the same from one export to the next, and every reference has its object", async () => {
  const bundle = JSON.parse(await exported("stix"));
  const ids = new Set(bundle.objects.map((object: { id: string }) => object.id));
  expect(ids.size).toBe(bundle.objects.length);
  const references = JSON.stringify(bundle.objects).match(/[a-z-]+--[0-9a-f-]{36}/g) ?? [];
  for (const reference of references) expect(ids).toContain(reference);
  expect(await exported("stix", INVENTED_EVENTS.slice(2, 3))).toContain(
    bundle.objects.find((object: { type: string }) => object.type === "incident").id,
  );
});

/** Events with anything in them that the schema allows. */
function anyEvents(): StoredEvent[] {
  return fc.sample(arbitraryReading, { numRuns: 60, seed: 6 }).flatMap((reading) =>
    reading.events.map((event) => ({
      event,
      document: {
        id: reading.document.id,
        url: reading.document.url,
        title: reading.document.title,
        language: reading.document.language,
        published: reading.document.published,
        publisher: reading.document.publisher?.name ?? null,
        author: null,
        origin: null,
        license: reading.document.license?.spdx ?? null,
        attribution: reading.document.title,
      },
      story: null,
    })),
  );
}

test("whatever stands in the events, every format stays well-formed", async () => {
  const any = anyEvents();
  expect(any.length).toBeGreaterThan(30);
  for (const { name, columns } of TEXT_FORMATS) {
    const text = await exported(name, any);
    expect(text, name).not.toMatch(/\bundefined\b|\bNaN\b|\[object /);
    if (name === "stix" || name === "json-ld") expect(() => JSON.parse(text)).not.toThrow();
    else if (name === "graphml") expect(XMLValidator.validate(text)).toBe(true);
    else if (columns && /csv|edge/.test(name))
      for (const row of parse(text, { relax_column_count: true })) expect(row, name).toHaveLength(columns.length);
    else if (columns) for (const row of tsv(text)) expect(row, name).toHaveLength(columns.length);
  }
});

test("Parquet keeps lists, structs and the coder's name; DuckDB reads it", async () => {
  const format = EXPORTS.find(({ name }) => name === "parquet");
  if (format?.kind !== "file") throw new Error("parquet is a file");
  const folder = await mkdtemp(join(tmpdir(), "dragoman-parquet-"));
  const path = join(folder, "it's events.parquet");
  await format.writeFile(stream(), path, options());
  const database = await openDatabase({ where: folder });
  const file = `'${path.replaceAll("'", "''")}'`;
  const rows = await database.query(
    `SELECT id, len(actor) AS actors, actor[1].via AS via, date, date_from, date_to, auxiliary_cues['future'].text AS cue, document.title AS title, story.origins AS origins FROM ${file} ORDER BY id`,
  );
  expect(rows).toHaveLength(INVENTED_EVENTS.length);
  expect(rows[0]).toMatchObject({ actors: 2, via: [], date: "2023-05-03", date_from: "2023-05-03", origins: 1 });
  expect(rows[2]).toMatchObject({ date: "2023-02", date_from: "2023-02-01", date_to: "2023-02-28", origins: null });
  expect(rows[3]).toMatchObject({ cue: "will", date_from: null });
  const whole = await database.query(
    `SELECT to_json(actor) AS actor, to_json(event_loc) AS place FROM ${file} ORDER BY id LIMIT 1`,
  );
  expect(JSON.parse(String(whole[0]?.actor))).toEqual(INVENTED_EVENTS[0]?.event.actor);
  expect(JSON.parse(String(whole[0]?.place))).toEqual(INVENTED_EVENTS[0]?.event.event_loc);
  const described = await database.query(
    `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${file})`,
  );
  expect(described).toContainEqual({ key: "coder", value: "dragoman 0.1.0" });
  expect(described).toContainEqual({ key: "codebook", value: "plover-2.0" });
  database.close();
  await expect(readFile(`${path}.lines`)).rejects.toThrow();
  await rm(folder, { recursive: true });
});

test("Parquet takes whatever stands in the events", async () => {
  const format = EXPORTS.find(({ name }) => name === "parquet");
  if (format?.kind !== "file") throw new Error("parquet is a file");
  const folder = await mkdtemp(join(tmpdir(), "dragoman-parquet-"));
  const path = join(folder, "any.parquet");
  const any = anyEvents();
  await format.writeFile(stream(any), path, options());
  const database = await openDatabase({ where: folder });
  const rows = await database.query(`SELECT id, text, event_text FROM '${path}'`);
  expect(rows).toEqual(any.map(({ event: { id, text, event_text } }) => ({ id, text, event_text })));
  database.close();
  await rm(folder, { recursive: true });
});
