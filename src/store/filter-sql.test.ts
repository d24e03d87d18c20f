import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { bindValues } from "./bind-values.ts";
import { checkValues } from "./check-values.ts";
import { parseFilter } from "./event-filter.ts";
import { filterSql } from "./filter-sql.ts";
import { inlineValues } from "./inline-values.ts";
import { loadKnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";

const known = loadKnownValues();
const day = (date: string) => ({ date, date_from: date, date_to: date });

/** Each event has one thing that sets it apart, which its id names. */
const EVENTS = [
  {
    event_id: "talks",
    event: "CONSULT",
    mode: ["visit"],
    context: ["diplomatic"],
    quad_code: 1,
    ...day("2022-01-19"),
    confidence: 0.9,
    actor_codes: ["IRN", "IRN.GOV"],
    recipient_codes: ["RUS", "RUS.GOV"],
    text: "They met at dawn in Velm, over U.S. terms.",
  },
  {
    event_id: "reply",
    event: "CONSULT",
    mode: ["phone"],
    quad_code: 1,
    ...day("2022-02-01"),
    confidence: 0.4,
    actor_codes: ["RUS"],
    recipient_codes: ["IRN"],
    published: "2022-02-03",
  },
  {
    event_id: "clash",
    event: "ASSAULT",
    mode: ["firearms"],
    quad_code: 4,
    ...day("2022-03-05"),
    dead_least: 12,
    dead_most: 14,
    actor_codes: ["SYR", "SYR.REB"],
    recipient_codes: ["SYR", "SYR.GOV"],
    place: "Aleppo",
    place_name: "Aleppo",
    place_country: "SYR",
    lat: 36.2,
    lon: 37.16,
    trigger: "shot",
  },
  {
    event_id: "plan",
    event: "CONSULT",
    mode: ["visit"],
    quad_code: 1,
    auxiliary: ["future"],
    ...day("2022-06-01"),
    actor_codes: ["IRN"],
    recipient_codes: ["RUS"],
  },
  { event_id: "denial", event: "REJECT", mode: ["assist"], quad_code: 3, auxiliary: ["negated"], actor_codes: ["IRN"] },
  {
    event_id: "year",
    event: "AID",
    quad_code: 2,
    date: "2022",
    date_from: "2022-01-01",
    date_to: "2022-12-31",
    actor_codes: ["UNO"],
    recipient_codes: ["SYR"],
  },
  {
    event_id: "undated",
    event: "AID",
    quad_code: 2,
    actor_codes: ["UNO"],
    recipient_codes: ["YEM"],
    place: "Port Velm",
    place_name: "Velm",
  },
].map((event) => ({ document_id: event.event_id === "clash" ? "d2" : "d1", ...event }));

let lake: Lake;
beforeAll(async () => {
  lake = await littleLake({
    events: EVENTS,
    actors: [
      {
        event_id: "talks",
        role: "actor",
        entity_text: "Mr Andarvé",
        identifier_text: "Ilo Andarvé",
        identifier_id: "Q77",
        code: "IRN",
        sector: "GOV",
      },
      { event_id: "talks", role: "recipient", entity_text: "the assadors", code: "RUS", sector: "GOV" },
      { event_id: "clash", role: "actor", entity_text: "fighters of the Assad Brigade", code: "SYR", sector: "REB" },
      { event_id: "denial", role: "actor", entity_text: "a band", code: null, sector: "REB", other_sectors: ["CRM"] },
    ],
    documents: [
      { document_id: "d1", state: "read", license: "CC-BY-4.0", publisher: "The Velm Post", language: "en" },
      { document_id: "d2", state: "read", license: null, publisher: "Karst Radio", language: "en" },
    ],
    stories: [
      { generation: 1, story_id: "old", event_id: "reply" },
      { generation: 2, story_id: "s1", event_id: "talks" },
    ],
  });
});
afterAll(() => lake.close());

async function found(query: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { bind, params } = bindValues();
  const where = filterSql(checkValues(parseFilter(query), known), bind);
  const rows = await lake.query(`SELECT e.event_id FROM current_events e WHERE ${where}`, params);
  const pasted = await lake.query(inlineValues(`SELECT e.event_id FROM current_events e WHERE ${where}`, params));
  expect(pasted).toEqual(rows); // what is printed for the user is what was asked
  return rows.map((row) => String(row.event_id));
}

const HAPPENED = ["talks", "reply", "clash", "year", "undated"];

test.each<[string, Record<string, unknown>, string[]]>([
  ["only what is reported as done, without a word", {}, HAPPENED],
  ["what is asked for besides", { with: "future" }, ["talks", "reply", "clash", "plan", "year", "undated"]],
  ["everything", { with: "all" }, EVENTS.map((e) => e.event_id)],
  ["everything but one flag", { with: "all", not: "negated" }, ["talks", "reply", "clash", "plan", "year", "undated"]],
  ["a country", { actor: "IRN" }, ["talks"]],
  ["a country's sector", { actor: "IRN.GOV" }, ["talks"]],
  ["no sector by the beginning of its code", { recipient: "RUS.GOV" }, ["talks"]],
  ["any of several", { actor: "IRN,RUS" }, ["talks", "reply"]],
  ["a country by its name", { actor: "Iran" }, ["talks"]],
  ["a sector of any country, also one unknown", { actor: ".REB", with: "all" }, ["clash", "denial"]],
  ["one of several sectors of an actor", { actor: ".CRM", with: "all" }, ["denial"]],
  ["a name, whatever its case and accents", { actor: "ilo andarve" }, ["talks"]],
  ["part of a name at word borders", { actor: "Andarvé" }, ["talks"]],
  ["no name inside a word", { either: "name:Assad" }, ["clash"]],
  ["no name of the other side", { recipient: "Ilo Andarvé" }, []],
  ["a Wikidata id", { actor: "Q77" }, ["talks"]],
  ["either side", { either: "RUS" }, ["talks", "reply"]],
  ["both sides", { both: "SYR" }, ["clash"]],
  ["a pair, both ways", { between: ["RUS", "IRN"] }, ["talks", "reply"]],
  ["a pair of a name and a code, both ways", { between: ["RUS", "Ilo Andarvé"] }, ["talks"]],
  ["names and codes together", { either: "IRN,name:Assad", with: "all" }, ["talks", "clash"]],
  ["a type", { type: "assault,AID" }, ["clash", "year", "undated"]],
  ["a mode", { mode: "visit" }, ["talks"]],
  ["a mode of one type", { mode: "REJECT.assist", with: "all" }, ["denial"]],
  ["a context", { context: "diplomatic" }, ["talks"]],
  ["a quad by number", { quad: "4" }, ["clash"]],
  ["a quad by name", { quad: "material-conflict" }, ["clash"]],
  ["only dates that surely lie within", { since: "2022-02", until: "2022-03" }, ["reply", "clash"]],
  ["a year, whole", { since: "2022", until: "2022" }, ["talks", "reply", "clash", "year"]],
  ["the document's date", { publishedSince: "2022-02", publishedUntil: "2022-02" }, ["reply"]],
  ["a country as a place", { place: "Syria" }, ["clash"]],
  ["a country's code as a place", { place: "SYR" }, ["clash"]],
  ["a place by its name", { place: "velm" }, ["undated"]],
  ["nearby, and nothing without a place", { near: "36.3,37.0,30" }, ["clash"]],
  ["not nearby", { near: "36.3,38.0,30" }, []],
  ["the dead", { leastDead: "12" }, ["clash"]],
  ["more dead than surely", { leastDead: 13 }, []],
  ["a licence", { license: "cc-by-4.0", actor: "IRN" }, ["talks"]],
  ["no licence by its beginning", { license: "CC-BY" }, []],
  ["a licence that is unknown", { license: "unknown" }, ["clash"]],
  ["a publisher", { publisher: "the velm post", actor: "IRN" }, ["talks"]],
  ["several properties of one document", { publisher: "Karst Radio", license: "CC-BY-4.0" }, []],
  ["confidence, where it is known", { confidence: "0.5" }, ["talks"]],
  ["a document", { document: "d2" }, ["clash"]],
  ["a story of the newest generation", { story: "s1,old" }, ["talks"]],
  ["words in any order", { text: "Velm DAWN" }, ["talks"]],
  ["words with dots", { text: "US terms" }, ["talks"]],
  ["no words inside others", { text: "awn" }, []],
  ["the trigger where the sentence is not stored", { text: "shot" }, ["clash"]],
  ["no SQL", { text: "x') OR TRUE --" }, []],
])("a filter finds %s", async (_, query, ids) => {
  expect(await found(query)).toEqual(ids);
});
