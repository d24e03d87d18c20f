import { compactDay } from "./event-day.ts";
import { type GdeltRow, gdeltRows } from "./gdelt-row.ts";
import { type Column, tableFormat } from "./table-format.ts";
import { tsvLine } from "./tsv-line.ts";

/** A day as GDELT writes times; the hour is not known. */
const timeOf = (date: string | null): string | null => (compactDay(date) === null ? null : `${compactDay(date)}000000`);

const offset = (start: number | null | undefined): number | null => start ?? null;

/** GDELT names a web source by its domain. */
function sourceName({ document }: GdeltRow): string | null {
  if (document.url !== null && URL.canParse(document.url)) return new URL(document.url).hostname.replace(/^www\./, "");
  return document.publisher;
}

const COLUMNS: readonly Column<GdeltRow>[] = [
  ["GlobalEventID", "as in gdelt-events", (row) => row.globalId],
  ["EventTimeDate", "empty: when a story was first reported is not known in one pass", () => null],
  [
    "MentionTimeDate",
    "day of the report and 000000; empty where it is not known",
    ({ document }) => timeOf(document.published),
  ],
  ["MentionType", "1 a page of the web, 2 any other text", ({ document }) => (document.url === null ? 2 : 1)],
  ["MentionSourceName", "domain of the page, else the publisher", sourceName],
  ["MentionIdentifier", "address, else the document's id", ({ document }) => document.url ?? document.id],
  ["SentenceID", "from 1, headlines counted", ({ event }) => event.text_info.sequence + 1],
  ["Actor1CharOffset", "code points from the text's beginning", ({ dyad }) => offset(dyad.actor?.start)],
  ["Actor2CharOffset", "the same", ({ dyad }) => offset(dyad.recipient?.start)],
  ["ActionCharOffset", "the same", ({ event }) => offset(event.event_text[0]?.start)],
  ["InRawText", "1: texts are never rewritten", () => 1],
  ["Confidence", "0 to 100", ({ event }) => Math.round(event.confidence * 100)],
  ["MentionDocLen", "empty: the lake does not hold it beside the event", () => null],
  ["MentionDocTone", "empty: not coded", () => null],
  ["MentionDocTranslationInfo", "empty: texts are not translated", () => null],
  ["Extras", "empty, as in GDELT", () => null],
];

/** GDELT 2.0's mentions, 16 columns without a header: one row for every report of an event in `gdelt-events`. */
export const GDELT_MENTIONS = tableFormat<GdeltRow>({
  name: "gdelt-mentions",
  gloss: "GDELT 2.0's mentions: 16 columns, tabs, no header, a row for each report",
  extension: ".mentions.CSV",
  columns: COLUMNS,
  header: false,
  line: tsvLine,
  rows: gdeltRows,
});
