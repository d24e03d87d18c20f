import type { Participant } from "../../record/reading.ts";
import type { StoredEvent } from "../stored-event.ts";
import { type Dyad, facingDyads } from "./dyads.ts";
import { compactDay, dateParts } from "./event-day.ts";
import { type ExportCodes, loadExportCodes } from "./export-codes.ts";
import { placeLevels } from "./place-levels.ts";
import { type Column, tableFormat } from "./table-format.ts";
import { tsvLine } from "./tsv-line.ts";
import { withoutFlags } from "./without-flags.ts";

interface Row extends StoredEvent {
  readonly dyad: Dyad;
  readonly codes: ExportCodes;
}

/** Sectors that Phoenix has a column of their own for; all others are attributes. */
const ROLES = new Set(["GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"]);

/** Phoenix's class of a CAMEO root: 0 neutral, then as the quads. It counts 16 (reduce relations) as verbal. */
const PENTA: Readonly<Record<string, number>> = {
  ...{ "01": 0, "02": 0, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3 },
  ...{ "11": 3, "12": 3, "13": 3, "14": 4, "15": 4, "16": 3, "17": 4, "18": 4, "19": 4, "20": 4 },
};

interface PhoenixActor {
  readonly entity: string;
  readonly role: string;
  readonly attributes: readonly string[];
}

function phoenixActor(who: Participant | null, codes: ExportCodes): PhoenixActor {
  const code = who?.code ?? "";
  const special = codes.special.get(code);
  const sectors = [who?.sector ?? "", ...(who?.other_sectors ?? [])].map((s) => codes.sectors.get(s)?.phoenix ?? "");
  const [first = "", ...others] = [...new Set(sectors.filter((sector) => sector !== ""))];
  const role = ROLES.has(first) ? first : "";
  const groups = [special?.region, special?.group].filter((part) => part !== undefined && part !== null);
  const entity = special ? (special.phoenix ?? "") : codes.countries.has(code) ? code : "";
  return { entity, role, attributes: [...groups, ...(role === "" && first !== "" ? [first] : []), ...others] };
}

/** The four columns of one side. */
function side(role: "Source" | "Target", who: (row: Row) => Participant | null): readonly Column<Row>[] {
  const actor = (row: Row) => phoenixActor(who(row), row.codes);
  return [
    [
      `${role}ActorFull`,
      "entity, role and attributes in one word",
      (row) => [actor(row).entity, actor(row).role, ...actor(row).attributes].join(""),
    ],
    [`${role}ActorEntity`, "country (ISO 3166-1 alpha-3), IGO, NGO, IMG or MNC", (row) => actor(row).entity],
    [`${role}ActorRole`, "one of 13 primary roles", (row) => actor(row).role],
    [`${role}ActorAttribute`, "all other codes, parted by ;", (row) => actor(row).attributes.join(";")],
  ];
}

const COLUMNS: readonly Column<Row>[] = [
  [
    "EventID",
    "the event's id; from the second dyad on, with its number",
    ({ event, dyad }) => (dyad.number === 1 ? event.id : `${event.id}-${dyad.number}`),
  ],
  ["Date", "YYYYMMDD; empty where the day is not known", ({ event }) => compactDay(event.date)],
  ["Year", "of the event", ({ event }) => dateParts(event.date).year],
  ["Month", "of the event, where known", ({ event }) => dateParts(event.date).month],
  ["Day", "of the event, where known", ({ event }) => dateParts(event.date).day],
  ...side("Source", (row) => row.dyad.actor),
  ...side("Target", (row) => row.dyad.recipient),
  ["EventCode", "CAMEO", ({ event }) => event.cameo],
  ["EventRootCode", "CAMEO, two digits", ({ event }) => event.cameo.slice(0, 2)],
  ["PentaClass", "Phoenix's class of the CAMEO root, 0 to 4", ({ event }) => PENTA[event.cameo.slice(0, 2)] ?? null],
  ["GoldsteinScore", "", ({ event }) => event.goldstein],
  ["Issues", "empty: Phoenix's issues are words of its own lists", () => null],
  ["Lat", "decimal degrees", ({ event }) => event.event_loc?.lat ?? null],
  ["Lon", "decimal degrees", ({ event }) => event.event_loc?.lon ?? null],
  ["LocationName", "the settled name", ({ event }) => event.event_loc?.resolved_place ?? null],
  ["StateName", "the place, where it is a province", ({ event }) => placeLevels(event.event_loc).province],
  ["CountryCode", "ISO 3166-1 alpha-3", ({ event }) => event.event_loc?.country_code ?? null],
  [
    "SentenceID",
    "the document's id and the sentence's number",
    ({ event, document }) => `${document.id}_${event.text_info.sequence}`,
  ],
  ["URLs", "of this report", ({ document }) => document.url],
  ["NewsSources", "of this report", ({ document }) => document.publisher],
];

/**
 * Phoenix's 26 columns, without a header.
 *
 * @see openeventdata/phoenix_pipeline, postprocess.py (02217d3) for order and codes; the names are those that readers of its files give
 */
export const PHOENIX = tableFormat<Row>({
  name: "phoenix",
  gloss: "Phoenix's table: 26 columns, tabs, no header, a row for each actor with each recipient",
  extension: ".txt",
  columns: COLUMNS,
  header: false,
  line: tsvLine,
  rows: async function* (events, options) {
    const codes = loadExportCodes();
    for await (const stored of withoutFlags(events, options))
      for (const dyad of facingDyads(stored.event)) yield { ...stored, dyad, codes };
  },
});
