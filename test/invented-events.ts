import type { EventRecord, Participant } from "../src/record/reading.ts";
import type { StoredDocument, StoredEvent } from "../src/store/stored-event.ts";

// Invented acts of invented people between real codes: what exports have to cope with, one difficulty or two an event.

const who = (entity_text: string, start: number, rest: Partial<Participant> = {}): Participant => ({
  entity_text,
  start,
  end: start + [...entity_text].length,
  code: null,
  sector: null,
  other_sectors: [],
  identifier_id: null,
  identifier_text: null,
  office: null,
  reason: "only candidate",
  candidates: [],
  via: [],
  entity: `entity-${start}`,
  ...rest,
});

const NOBODY: Participant = {
  ...who("", 0),
  entity_text: null,
  start: null,
  end: null,
  sector: "UNK",
  reason: "no actor stands in the sentence",
  entity: null,
};

const DOCUMENT: StoredDocument = {
  id: "harbour-1",
  url: "https://www.harbour-wire.example/2023/05/04/visit?id=1&lang=en",
  title: "Envoys meet in Łódź — “a good day”",
  language: "en",
  published: "2023-05-04",
  publisher: "Harbour Wire",
  author: "Nell Ashgrove",
  origin: "Harbour Wire",
  license: "CC-BY-4.0",
  attribution: "Harbour Wire, Nell Ashgrove, CC BY 4.0",
};

const EVENT: EventRecord = {
  id: "event-00000000000000a1",
  document_id: "harbour-1",
  event: "CONSULT",
  mode: ["visit"],
  context: ["diplomatic", "economic"],
  auxiliary: [],
  auxiliary_cues: {},
  event_info: { model_type: "CONSULT", score: 0.91, rule: null },
  quad_code: 1,
  event_scale: 2.5,
  cameo: "042",
  goldstein: 1.9,
  actor: [
    who("Foreign Minister Mira Zand", 0, {
      code: "IRN",
      sector: "GOV",
      other_sectors: ["ELI"],
      identifier_id: "Q900000001",
      identifier_text: "Mira Zand",
      office: "foreign minister",
    }),
    who("her deputy", 31, { code: "IRN", sector: "GOV", via: [{ text: "Mira Zand", start: 17, end: 26 }] }),
  ],
  recipient: [who("Russia", 60, { code: "RUS", identifier_text: "Russia", identifier_id: "Q900000002" })],
  date: "2023-05-03",
  date_info: { text: "Wednesday", start: 70, end: 79, granularity: "day", basis: "published" },
  event_loc: {
    extracted_place: "Łódź",
    start: 83,
    end: 87,
    resolved_place: "Łódź",
    geonameid: 900003,
    lat: 51.77,
    lon: 19.46,
    country_code: "POL",
    resolution: 4,
    reason: "only candidate",
  },
  size: null,
  event_text: [{ text: "visited", start: 45, end: 52 }],
  attribution: who("a spokesman", 90, { code: "IRN", sector: "GOV" }),
  confidence: 0.874,
  text: "Foreign Minister Mira Zand and her deputy visited Russia’s mission on Wednesday in Łódź, a spokesman said.",
  text_info: { sequence: 1, start: 0, end: 106 },
  cite_info: {
    url: DOCUMENT.url,
    title: DOCUMENT.title,
    publication: "Harbour Wire",
    language: "en",
    license: "CC-BY-4.0",
    copyright: "Harbour Wire",
    coder: "dragoman 0.1.0",
    codebook: "plover-2.0",
    version: "sha256-of-invented-weights",
  },
};

const story = { id: "story-01", reports: 3, publishers: 2, origins: 1 };

const unlicensed = (id: string, title: string | null, published: string | null): StoredDocument => ({
  ...DOCUMENT,
  id,
  url: null,
  title,
  published,
  publisher: id === "scrap-9" ? null : "The “Quay” Post",
  author: null,
  origin: null,
  license: null,
  attribution: null,
});

const noText = (document: StoredDocument): Pick<EventRecord, "document_id" | "text" | "cite_info"> => ({
  document_id: document.id,
  text: null,
  cite_info: {
    ...EVENT.cite_info,
    url: null,
    title: document.title,
    publication: document.publisher,
    license: null,
    copyright: null,
  },
});

const formula = unlicensed("quay\t2", '=HYPERLINK("https://bad.example";"tap")\tnow\nplease', "2023-06-11");
const scrap = unlicensed("scrap-9", null, null);

/** The same visit as another outlet tells it. */
const retold: StoredEvent = {
  event: {
    ...EVENT,
    ...noText(formula),
    id: "event-00000000000000a2",
    actor: [who("-Zand; the minister", 4, { code: "IRN", sector: "GOV" })],
    date: "2023-05",
    date_info: { text: "in May", start: 30, end: 36, granularity: "month", basis: "text" },
    event_loc: null,
    attribution: null,
    confidence: 0.5,
    text_info: { sequence: 0, start: 0, end: 40 },
  },
  document: formula,
  story,
};

/** Nobody knows the gunmen; nobody is named as recipient; only the month is known. */
const shooting: StoredEvent = {
  event: {
    ...EVENT,
    ...noText(formula),
    id: "event-00000000000000b1",
    event: "ASSAULT",
    mode: ["firearms"],
    context: ["terrorism"],
    quad_code: 4,
    event_scale: -9,
    cameo: "190",
    goldstein: -10,
    actor: [who("Gunmen", 50, { sector: "UAF", reason: "no candidate", entity: null })],
    recipient: [],
    date: "2023-02",
    date_info: { text: "in February", start: 80, end: 91, granularity: "month", basis: "text" },
    event_loc: {
      ...EVENT.event_loc,
      extracted_place: "the Tel valley",
      start: 95,
      end: 109,
      resolved_place: "Tel",
      geonameid: 900004,
      lat: 10.5,
      lon: -3.25,
      country_code: "BFA",
      resolution: 2,
      reason: "only candidate",
    },
    size: {
      dead: { text: "at least 12", start: 60, end: 71, least: 12, most: null },
      injured: { text: "three", start: 73, end: 78, least: 3, most: 3 },
      arrested: null,
      crowd: null,
    },
    event_text: [
      { text: "shot", start: 57, end: 61 },
      { text: "opened fire", start: 112, end: 123 },
    ],
    attribution: null,
    confidence: 0.66,
    text_info: { sequence: 2, start: 50, end: 130 },
  },
  document: formula,
  story: null,
};

/** A fear, not a deed: it must not stand as a deed where a format has no word for that. */
const feared: StoredEvent = {
  event: {
    ...EVENT,
    ...noText(scrap),
    id: "event-00000000000000c1",
    event: "SANCTION",
    mode: ["withdraw"],
    context: [],
    auxiliary: ["future", "hypothetical"],
    auxiliary_cues: { future: { text: "will", start: 9, end: 13 }, hypothetical: { text: "if", start: 40, end: 42 } },
    quad_code: 4,
    event_scale: -6,
    cameo: "166",
    goldstein: -8,
    actor: [who("The bloc", 0, { code: "EUR", identifier_text: "European Union" })],
    recipient: [who("+Ankor Ltd", 20, { code: "GBR", sector: "BUS" })],
    date: null,
    date_info: null,
    event_loc: null,
    attribution: null,
    confidence: 0.4,
    text_info: { sequence: 0, start: 0, end: 60 },
  },
  document: scrap,
  story: null,
};

/** No actor at all, and a year. */
const march: StoredEvent = {
  event: {
    ...EVENT,
    ...noText(scrap),
    id: "event-00000000000000d1",
    event: "PROTEST",
    mode: [],
    context: [],
    quad_code: 4,
    event_scale: -5,
    cameo: "140",
    goldstein: -6.5,
    actor: [NOBODY],
    recipient: [],
    date: "2022",
    date_info: { text: "2022", start: 30, end: 34, granularity: "year", basis: "text" },
    event_loc: null,
    size: {
      dead: null,
      injured: null,
      arrested: null,
      crowd: { text: "40,000 to 50,000", start: 10, end: 26, least: 40000, most: 50000 },
    },
    event_text: [{ text: "march", start: 4, end: 9 }],
    attribution: null,
    confidence: 0.71,
    text_info: { sequence: 3, start: 0, end: 50 },
  },
  document: scrap,
  story: null,
};

/** Three equals without a recipient, and a day that is known. */
const accord: StoredEvent = {
  event: {
    ...EVENT,
    id: "event-00000000000000e1",
    event: "AGREE",
    mode: [],
    context: [],
    cameo: "057",
    goldstein: 8,
    actor: [
      who("Kenya", 0, { code: "KEN", identifier_text: "Kenya" }),
      who("Romania", 7, { code: "ROU", sector: "GOV", identifier_text: "Romania" }),
      who("the U.N.", 19, { code: "UNO", identifier_text: "United Nations" }),
    ],
    recipient: [],
    date: "2023-05-04",
    date_info: { text: "on Thursday", start: 40, end: 51, granularity: "day", basis: "published" },
    event_loc: {
      ...EVENT.event_loc,
      extracted_place: "Kenya",
      start: 60,
      end: 65,
      resolved_place: "Kenya",
      geonameid: null,
      lat: 1,
      lon: 38,
      country_code: "KEN",
      resolution: 1,
      reason: "only candidate",
    },
    attribution: null,
    text: null,
  },
  document: DOCUMENT,
  story: null,
};

/** Everything known: a licence that wants its line, an actor with an office, a recipient, a day and a place. */
const siege: StoredEvent = {
  event: {
    ...EVENT,
    id: "event-00000000000000f1",
    event: "COERCE",
    mode: ["restrict"],
    context: ["rebellion"],
    quad_code: 4,
    event_scale: -7,
    cameo: "172",
    goldstein: -5,
    actor: [
      who("General Odo Brand", 0, {
        code: "MLI",
        sector: "REB",
        other_sectors: ["MIL"],
        identifier_id: "Q900000005",
        identifier_text: "Odo Brand",
        office: "commander",
      }),
    ],
    recipient: [
      who("reporters", 30, { code: "MLI", sector: "JRN" }),
      who("nurses", 44, { code: "MLI", sector: "MED" }),
    ],
    attribution: who("the Quay Post", 60, { sector: "JRN" }),
    text_info: { sequence: 4, start: 120, end: 200 },
  },
  document: DOCUMENT,
  story: { id: "story-02", reports: 1, publishers: 1, origins: 1 },
};

/** Seven events of three documents; the first two tell of one act. */
export const INVENTED_EVENTS: readonly StoredEvent[] = [
  { event: EVENT, document: DOCUMENT, story },
  retold,
  shooting,
  feared,
  march,
  accord,
  siege,
];
