import type { StoredEvent } from "../stored-event.ts";
import { type Dyad, dyadsOf } from "./dyads.ts";
import { wholeDay } from "./event-day.ts";
import { type ExportCodes, loadExportCodes } from "./export-codes.ts";
import { nameOf } from "./name-of.ts";
import { placeLevels } from "./place-levels.ts";
import { type Column, tableFormat } from "./table-format.ts";
import { tsvLine } from "./tsv-line.ts";

interface Row extends StoredEvent {
  readonly dyad: Dyad;
  readonly codes: ExportCodes;
}

const QUADS = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];
const NOT_HELD = "empty: the lake does not hold it beside the event";

/** The eight columns of one side. */
function side(role: "Actor" | "Recipient", who: (row: Row) => Dyad["actor"]): readonly Column<Row>[] {
  const sectors = (row: Row) =>
    [who(row)?.sector ?? null, ...(who(row)?.other_sectors ?? [])].filter((s) => s !== null);
  return [
    [`${role} Name`, "the settled name, else the words of the text", (row) => nameOf(who(row))],
    [`${role} Country`, "ISO 3166-1 alpha-3 or a special code of PLOVER", (row) => who(row)?.code ?? null],
    [`${role} COW`, "Correlates of War number", (row) => row.codes.countries.get(who(row)?.code ?? "")?.cow ?? null],
    [`Primary ${role} Sector`, "PLOVER", (row) => who(row)?.sector ?? null],
    [`${role} Sectors`, "PLOVER, primary first, parted by ;", (row) => sectors(row).join(";")],
    [`${role} Title`, "office held at the time", (row) => who(row)?.office ?? null],
    [`${role} Name Raw`, "the words of the text", (row) => who(row)?.entity_text ?? null],
    [
      `Wikipedia ${role} ID`,
      "the Wikidata id; the title of the page is not known",
      (row) => who(row)?.identifier_id ?? null,
    ],
  ];
}

const COLUMNS: readonly Column<Row>[] = [
  [
    "Event ID",
    "the event's id; from the second dyad on, with its number",
    ({ event, dyad }) => (dyad.number === 1 ? event.id : `${event.id}-${dyad.number}`),
  ],
  ["Event Date", "YYYY-MM-DD; empty where the day is not known", ({ event }) => wholeDay(event.date)],
  ["Event Type", "PLOVER", ({ event }) => event.event],
  ["Event Mode", "PLOVER, parted by ;", ({ event }) => event.mode.join(";")],
  ["Intensity", "PLOVER's score, -10 to 10", ({ event }) => event.event_scale],
  ["Quad Code", "in words", ({ event }) => QUADS[event.quad_code - 1] ?? null],
  [
    "Contexts",
    "PLOVER, parted by ;, with future, hypothetical, negated and historical, as PLOVER's manual says",
    ({ event }) => [...event.context, ...event.auxiliary].join(";"),
  ],
  ...side("Actor", (row) => row.dyad.actor),
  ...side("Recipient", (row) => row.dyad.recipient),
  ["Placename", "the settled name", ({ event }) => event.event_loc?.resolved_place ?? null],
  ["City", "the place, where it is a city", ({ event }) => placeLevels(event.event_loc).city],
  ["District", "the place, where it is a district", ({ event }) => placeLevels(event.event_loc).district],
  ["Province", "the place, where it is a province", ({ event }) => placeLevels(event.event_loc).province],
  ["Country", "ISO 3166-1 alpha-3", ({ event }) => event.event_loc?.country_code ?? null],
  ["Latitude", "decimal degrees", ({ event }) => event.event_loc?.lat ?? null],
  ["Longitude", "decimal degrees", ({ event }) => event.event_loc?.lon ?? null],
  ["GeoNames ID", "", ({ event }) => event.event_loc?.geonameid ?? null],
  ["Raw Placename", "the words of the text", ({ event }) => event.event_loc?.extracted_place ?? null],
  ["Feature Type", NOT_HELD, () => null],
  ["Source", "the publisher", ({ document }) => document.publisher],
  ["Publication Date", "YYYY-MM-DD", ({ document }) => wholeDay(document.published)],
  ["Story People", NOT_HELD, () => null],
  ["Story Organizations", NOT_HELD, () => null],
  ["Story Locations", NOT_HELD, () => null],
  ["Language", "BCP 47", ({ document }) => document.language],
  ["Version", "the coder and its version", ({ event }) => event.cite_info.coder],
];

/** POLECAT's 40 columns with a header; one row for each actor with each recipient. */
export const POLECAT = tableFormat<Row>({
  name: "polecat",
  gloss: "POLECAT's table: 40 columns, tabs, a row for each actor with each recipient",
  extension: ".txt",
  columns: COLUMNS,
  header: true,
  line: tsvLine,
  rows: async function* (events) {
    const codes = loadExportCodes();
    for await (const stored of events) for (const dyad of dyadsOf(stored.event)) yield { ...stored, dyad, codes };
  },
});
