import { loadCodebook } from "../../codebook/load-codebook.ts";
import type { Codebook } from "../../codebook/plover.ts";
import type { StoredEvent } from "../stored-event.ts";
import { type Dyad, facingDyads } from "./dyads.ts";
import { wholeDay } from "./event-day.ts";
import { type ExportCodes, loadExportCodes } from "./export-codes.ts";
import { nameOf } from "./name-of.ts";
import { numericId } from "./numeric-id.ts";
import { placeLevels } from "./place-levels.ts";
import { type Cell, type Column, tableFormat } from "./table-format.ts";
import { tsvLine } from "./tsv-line.ts";
import { withoutFlags } from "./without-flags.ts";

interface Row extends StoredEvent {
  readonly dyad: Dyad;
  readonly codes: ExportCodes;
  readonly codebook: Codebook;
}

/** The three columns of one side. */
function side(role: "Source" | "Target", who: (row: Row) => Dyad["actor"]): readonly Column<Row>[] {
  const sectors = (row: Row) =>
    [who(row)?.sector ?? "", ...(who(row)?.other_sectors ?? [])]
      .map((sector) => row.codes.sectors.get(sector)?.icews)
      .filter((label) => label !== undefined && label !== null);
  return [
    [`${role} Name`, "the settled name, else the words of the text", (row) => nameOf(who(row))],
    [
      `${role} Sectors`,
      "ICEWS's words for the sectors, parted by commas, primary first",
      (row) => sectors(row).join(","),
    ],
    [
      `${role} Country`,
      "English name; empty for bodies of no country",
      (row) => countryOf(row, who(row)?.code ?? null),
    ],
  ];
}

const countryOf = ({ codes }: Row, code: string | null) => codes.countries.get(code ?? "")?.name ?? null;

const COLUMNS: readonly Column<Row>[] = [
  ["Event ID", "a number made from the event's id and its dyad", ({ event, dyad }) => numericId(event.id, dyad.number)],
  ["Event Date", "YYYY-MM-DD; empty where the day is not known", ({ event }) => wholeDay(event.date)],
  ...side("Source", (row) => row.dyad.actor),
  ["Event Text", "the label of the CAMEO code", ({ event, codebook }) => codebook.cameo.get(event.cameo)?.name ?? null],
  ["CAMEO Code", "text: leading zeros count", ({ event }) => event.cameo],
  ["Intensity", "Goldstein's score", ({ event }) => event.goldstein.toFixed(1)],
  ...side("Target", (row) => row.dyad.recipient),
  ["Story ID", "a number made from the document's id", ({ document }) => numericId(document.id)],
  ["Sentence Number", "from 1, headlines counted", ({ event }) => event.text_info.sequence + 1],
  ["Publisher", "", ({ document }) => document.publisher],
  ["City", "the place, where it is a city", ({ event }) => placeLevels(event.event_loc).city],
  ["District", "the place, where it is a district", ({ event }) => placeLevels(event.event_loc).district],
  ["Province", "the place, where it is a province", ({ event }) => placeLevels(event.event_loc).province],
  ["Country", "English name", (row) => countryOf(row, row.event.event_loc?.country_code ?? null)],
  ["Latitude", "decimal degrees", ({ event }) => event.event_loc?.lat ?? null],
  ["Longitude", "decimal degrees", ({ event }) => event.event_loc?.lon ?? null],
];

/** Its readers take the file for ISO-8859-1: letters outside it lose their marks, what then is left is written as "?". */
const latin1 = (cell: Cell): Cell =>
  typeof cell === "string" ? cell.replace(/[^\u0000-\u00ff]/gu, withoutMarks).replace(/[^\u0000-\u00ff]/gu, "?") : cell;

const LOOKALIKES: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  ʻ: "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "→": "->",
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  ı: "i",
  Œ: "OE",
  œ: "oe",
};

const withoutMarks = (letter: string) => LOOKALIKES[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");

/** ICEWS's 20 columns with a header; one row for each actor with each recipient. */
export const ICEWS = tableFormat<Row>({
  name: "icews",
  gloss: "ICEWS's table: 20 columns, tabs, ISO-8859-1, a row for each actor with each recipient",
  extension: ".tab",
  columns: COLUMNS,
  header: true,
  encoding: "latin1",
  line: (cells) => tsvLine(cells.map(latin1)),
  rows: async function* (events, options) {
    const codes = loadExportCodes();
    const codebook = loadCodebook();
    for await (const stored of withoutFlags(events, options))
      for (const dyad of facingDyads(stored.event)) yield { ...stored, dyad, codes, codebook };
  },
});
