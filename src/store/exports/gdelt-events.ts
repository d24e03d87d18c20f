import type { Participant } from "../../record/reading.ts";
import type { CameoActor } from "./cameo-actor.ts";
import { compactDay, dateParts } from "./event-day.ts";
import { type GdeltRow, gdeltRows } from "./gdelt-row.ts";
import { nameOf } from "./name-of.ts";
import { type Column, tableFormat } from "./table-format.ts";
import { tsvLine } from "./tsv-line.ts";

const NOT_CODED = "empty: not coded";

/** The ten columns of one actor. */
function actor(
  n: 1 | 2,
  code: (row: GdeltRow) => CameoActor,
  who: (row: GdeltRow) => Participant | null,
): readonly Column<GdeltRow>[] {
  const type = (at: number): Column<GdeltRow> => [
    `Actor${n}Type${at + 1}Code`,
    "CAMEO role, primary first",
    (row) => code(row).types[at] ?? null,
  ];
  return [
    [`Actor${n}Code`, "CAMEO: country or group, and roles", (row) => code(row).code],
    [`Actor${n}Name`, "in capitals", (row) => nameOf(who(row))?.toUpperCase() ?? null],
    [`Actor${n}CountryCode`, "CAMEO", (row) => code(row).country],
    [`Actor${n}KnownGroupCode`, "CAMEO; UNO and EEC only", (row) => code(row).group],
    [`Actor${n}EthnicCode`, NOT_CODED, () => null],
    [`Actor${n}Religion1Code`, NOT_CODED, () => null],
    [`Actor${n}Religion2Code`, NOT_CODED, () => null],
    type(0),
    type(1),
    type(2),
  ];
}

/** 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict: of the CAMEO root, which for a REQUEST says 1 where PLOVER says 3. */
function quadClass(cameo: string): number {
  const root = Number(cameo.slice(0, 2));
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}

/** GDELT's fraction of a year counts months of 30 days. */
function fractionDate({ event }: GdeltRow): string | null {
  const { year, month, day } = dateParts(event.date);
  return day === null ? null : (Number(year) + ((Number(month) - 1) * 30 + Number(day)) / 365).toFixed(4);
}

const NO_PLACE = "0: no place of its own";

/** An actor's own place is not coded apart from the event's. */
const noGeo = (n: 1 | 2): readonly Column<GdeltRow>[] => [
  [`Actor${n}Geo_Type`, NO_PLACE, () => 0],
  ...["FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map(
    (name): Column<GdeltRow> => [`Actor${n}Geo_${name}`, NOT_CODED, () => null],
  ),
];

/** GDELT's kind of place: 1 country, 2 US state, 3 US town, 4 town elsewhere, 5 province elsewhere; 0 none. */
function geoType({ event }: GdeltRow): number {
  const place = event.event_loc;
  if (!place?.resolved_place || place.resolution === null) return 0;
  const inUsa = place.country_code === "USA";
  if (place.resolution === 1) return 1;
  if (place.resolution === 2) return inUsa ? 2 : 5;
  return inUsa ? 3 : 4;
}

function fullName({ event, codes }: GdeltRow): string | null {
  const place = event.event_loc;
  const country = codes.countries.get(place?.country_code ?? "")?.name;
  if (!place?.resolved_place) return null;
  return place.resolution === 1 || country === undefined ? place.resolved_place : `${place.resolved_place}, ${country}`;
}

const fips = ({ event, codes }: GdeltRow) => codes.countries.get(event.event_loc?.country_code ?? "")?.fips ?? null;

const COLUMNS: readonly Column<GdeltRow>[] = [
  [
    "GLOBALEVENTID",
    "a number made from the story (else the event), its CAMEO code and both actors' codes",
    (row) => row.globalId,
  ],
  ["SQLDATE", "YYYYMMDD; empty where the day is not known", ({ event }) => compactDay(event.date)],
  [
    "MonthYear",
    "YYYYMM; empty where the month is not known",
    ({ event }) => (dateParts(event.date).month ? `${dateParts(event.date).year}${dateParts(event.date).month}` : null),
  ],
  ["Year", "", ({ event }) => dateParts(event.date).year],
  [
    "FractionDate",
    "year and part of a year of twelve 30-day months over 365; empty where the day is not known",
    fractionDate,
  ],
  ...actor(
    1,
    (row) => row.actor1,
    (row) => row.dyad.actor,
  ),
  ...actor(
    2,
    (row) => row.actor2,
    (row) => row.dyad.recipient,
  ),
  [
    "IsRootEvent",
    "1 in the headline and the sentence after it, else 0: paragraphs are not kept",
    ({ event }) => (event.text_info.sequence <= 1 ? 1 : 0),
  ],
  ["EventCode", "CAMEO, text: leading zeros count", ({ event }) => event.cameo],
  ["EventBaseCode", "CAMEO, three digits", ({ event }) => event.cameo.slice(0, 3)],
  ["EventRootCode", "CAMEO, two digits", ({ event }) => event.cameo.slice(0, 2)],
  ["QuadClass", "of the CAMEO root", ({ event }) => quadClass(event.cameo)],
  ["GoldsteinScale", "", ({ event }) => event.goldstein],
  ["NumMentions", "reports of the story: mentions within a report count once", ({ story }) => story?.reports ?? 1],
  [
    "NumSources",
    "publishers of the story",
    ({ story, document }) => story?.publishers ?? (document.publisher ? 1 : null),
  ],
  ["NumArticles", "reports of the story", ({ story }) => story?.reports ?? 1],
  ["AvgTone", NOT_CODED, () => null],
  ...noGeo(1),
  ...noGeo(2),
  ["ActionGeo_Type", "1 country, 2 US state, 3 US town, 4 town elsewhere, 5 province elsewhere, 0 none", geoType],
  ["ActionGeo_FullName", "place and country", fullName],
  ["ActionGeo_CountryCode", "FIPS 10-4", fips],
  [
    "ActionGeo_ADM1Code",
    "the country's FIPS code for a country, else empty",
    (row) => (row.event.event_loc?.resolution === 1 ? fips(row) : null),
  ],
  ["ActionGeo_ADM2Code", NOT_CODED, () => null],
  ["ActionGeo_Lat", "decimal degrees", ({ event }) => event.event_loc?.lat ?? null],
  ["ActionGeo_Long", "decimal degrees", ({ event }) => event.event_loc?.lon ?? null],
  ["ActionGeo_FeatureID", "empty: GDELT's ids are those of GNS and GNIS", () => null],
  [
    "DATEADDED",
    "day of the report and 000000, for its hour is not known; empty where the day is not",
    ({ document }) => reportTime(document.published),
  ],
  ["SOURCEURL", "of the first report given", ({ document }) => document.url],
];

/** The day of a report as GDELT writes times. */
function reportTime(published: string | null): string | null {
  const day = compactDay(published);
  return day === null ? null : `${day}000000`;
}

/** GDELT 2.0's 61 columns, without a header. A story's event stands once, with the report that came first; `gdelt-mentions` has all reports. */
export const GDELT_EVENTS = tableFormat<GdeltRow>({
  name: "gdelt-events",
  gloss: "GDELT 2.0's events: 61 columns, tabs, no header, a row for each pair of actors of a story",
  extension: ".export.CSV",
  columns: COLUMNS,
  header: false,
  line: tsvLine,
  rows: async function* (events, options) {
    const written = new Set<number>();
    for await (const row of gdeltRows(events, options)) {
      if (written.has(row.globalId)) continue;
      written.add(row.globalId);
      yield row;
    }
  },
});
