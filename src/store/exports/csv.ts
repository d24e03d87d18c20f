import type { EventRecord, Participant } from "../../record/reading.ts";
import type { StoredEvent } from "../stored-event.ts";
import { csvLine } from "./csv-line.ts";
import { daysOf } from "./event-day.ts";
import { nameOf } from "./name-of.ts";
import { safeWords } from "./safe-words.ts";
import { type Column, tableFormat } from "./table-format.ts";

type Get<T> = (stored: StoredEvent) => T;

/** Values of one cell, parted by ";": a value's own ";" becomes ",", and unknown ones stay as empty places, so that lists of one side run side by side. */
const list = (values: readonly (string | null)[]) => values.map((value) => value?.replaceAll(";", ",") ?? "").join(";");

const worded = (name: string, gloss: string, get: Get<string | null>): Column<StoredEvent> => [
  name,
  gloss,
  (stored) => safeWords(get(stored)),
];

/** The six columns of one side; the k-th value of each tells of the same participant. */
function side(role: "actor" | "recipient", who: Get<readonly Participant[]>): readonly Column<StoredEvent>[] {
  const column = (name: string, gloss: string, get: (one: Participant) => string | null) =>
    worded(`${role}_${name}`, `${gloss}; several are parted by ;`, (stored) => list(who(stored).map(get)));
  return [
    column("name", "settled name, else the words of the text", nameOf),
    column("code", "ISO 3166-1 alpha-3 or a special code of PLOVER", (one) => one.code),
    column("sector", "PLOVER, primary sector", (one) => one.sector),
    column("other_sectors", "PLOVER, parted by +", (one) => one.other_sectors.join("+")),
    column("wikidata", "Wikidata id", (one) => one.identifier_id),
    column("text", "the words of the text", (one) => one.entity_text),
  ];
}

type SizeKind = keyof NonNullable<EventRecord["size"]>;

const size = (kind: SizeKind, what: string): readonly Column<StoredEvent>[] => [
  [`${kind}_least`, `${what}, least number reported`, ({ event }) => event.size?.[kind]?.least ?? null],
  [
    `${kind}_most`,
    `${what}, greatest number reported; empty where it is open`,
    ({ event }) => event.size?.[kind]?.most ?? null,
  ],
];

const COLUMNS: readonly Column<StoredEvent>[] = [
  ["id", "the event's id", ({ event }) => event.id],
  ["story_id", "the same for all events that tell of one act", ({ story }) => story?.id ?? null],
  worded("document_id", "the document's id", ({ event }) => event.document_id),
  ["event", "PLOVER type", ({ event }) => event.event],
  ["mode", "PLOVER modes of that type, parted by ;", ({ event }) => list(event.mode)],
  ["context", "PLOVER contexts, parted by ;", ({ event }) => list(event.context)],
  [
    "auxiliary",
    "future, hypothetical, negated, historical: where one stands, the act is not told as having happened now",
    ({ event }) => list(event.auxiliary),
  ],
  ["quad_code", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", ({ event }) => event.quad_code],
  ["event_scale", "PLOVER's score, -10 to 10", ({ event }) => event.event_scale],
  ["cameo", "nearest CAMEO code; text, for leading zeros count", ({ event }) => event.cameo],
  ["goldstein", "Goldstein's score of that code", ({ event }) => event.goldstein],
  ...side("actor", ({ event }) => event.actor),
  ...side("recipient", ({ event }) => event.recipient),
  ["date", "YYYY[-MM[-DD]], as far as it is known", ({ event }) => event.date],
  ["date_from", "first day that date may mean", ({ event }) => daysOf(event.date)?.first ?? null],
  ["date_to", "last day that date may mean", ({ event }) => daysOf(event.date)?.last ?? null],
  worded("date_text", "the words that give the date", ({ event }) => event.date_info?.text ?? null),
  ["date_granularity", "day, month, year, weekday or relative", ({ event }) => event.date_info?.granularity ?? null],
  worded("place_text", "the words that name the place", ({ event }) => event.event_loc?.extracted_place ?? null),
  worded("place_name", "the settled name", ({ event }) => event.event_loc?.resolved_place ?? null),
  ["place_country", "ISO 3166-1 alpha-3", ({ event }) => event.event_loc?.country_code ?? null],
  ["geonameid", "GeoNames id", ({ event }) => event.event_loc?.geonameid ?? null],
  ["lat", "decimal degrees", ({ event }) => event.event_loc?.lat ?? null],
  ["lon", "decimal degrees", ({ event }) => event.event_loc?.lon ?? null],
  [
    "place_resolution",
    "1 country, 2 province, 3 district, 4 city, 5 part of a city",
    ({ event }) => event.event_loc?.resolution ?? null,
  ],
  ...size("dead", "killed"),
  ...size("injured", "injured"),
  ...size("arrested", "arrested"),
  ...size("crowd", "people who took part"),
  worded("event_text", "the words that show the act, parted by ;", ({ event }) =>
    list(event.event_text.map(({ text }) => text)),
  ),
  worded("according_to", "who the report of the act is ascribed to", ({ event }) => nameOf(event.attribution)),
  ["confidence", "that type and actor are right, 0 to 1", ({ event }) => event.confidence],
  worded("text", "the sentence, where the licence allows", ({ event }) => event.text),
  ["sequence", "number of the sentence in the document, from 0", ({ event }) => event.text_info.sequence],
  ["start", "of the sentence, in code points of the document's text", ({ event }) => event.text_info.start],
  ["end", "of the sentence, behind its last code point", ({ event }) => event.text_info.end],
  worded("url", "of the document", ({ document }) => document.url),
  worded("title", "of the document", ({ document }) => document.title),
  ["language", "of the document, BCP 47", ({ document }) => document.language],
  ["published", "day of the document", ({ document }) => document.published],
  worded("publisher", "of the document", ({ document }) => document.publisher),
  worded("author", "of the document", ({ document }) => document.author),
  worded("origin", "who first put the text out", ({ document }) => document.origin),
  ["license", "SPDX id or public-domain; empty is unknown", ({ document }) => document.license],
  worded("attribution", "the line that the licence asks for", ({ document }) => document.attribution),
  ["reports", "documents that tell of the act", ({ story }) => story?.reports ?? null],
  ["publishers", "publishers that tell of the act", ({ story }) => story?.publishers ?? null],
  ["origins", "distinct first publishers that tell of the act", ({ story }) => story?.origins ?? null],
  ["coder", "name and version", ({ event }) => event.cite_info.coder],
  ["codebook", "name and version", ({ event }) => event.cite_info.codebook],
  ["model", "hash of the model's weights", ({ event }) => event.cite_info.version],
];

/** One row an event, everything that fits into flat cells. */
export const CSV = tableFormat<StoredEvent>({
  name: "csv",
  gloss: "one row an event, flat, with a header; words that look like formulas get an apostrophe in front",
  extension: ".csv",
  columns: COLUMNS,
  header: true,
  line: csvLine,
  rows: (events) => events,
});
