import type { StoredEvent } from "../stored-event.ts";
import { csvLine } from "./csv-line.ts";
import { daysOf } from "./event-day.ts";
import type { ExportOptions } from "./export-format.ts";
import { type NetworkEdge, networkEdges } from "./network-edges.ts";
import { safeWords } from "./safe-words.ts";
import { type Column, tableFormat } from "./table-format.ts";
import { withoutFlags } from "./without-flags.ts";

interface Row extends StoredEvent {
  readonly edge: NetworkEdge;
}

const COLUMNS: readonly Column<Row>[] = [
  ["source", "actor: code and primary sector, IRN.GOV", ({ edge }) => edge.source],
  ["target", "recipient, or the other of equals", ({ edge }) => edge.target],
  ["weight", "all edges of an event make 1 together", ({ edge }) => Math.round(edge.weight * 1e6) / 1e6],
  ["mutual", "1 where the event has no direction and stands in both, else 0", ({ edge }) => (edge.mutual ? 1 : 0)],
  ["event_id", "", ({ event }) => event.id],
  ["story_id", "the same for all events that tell of one act", ({ story }) => story?.id ?? null],
  ["document_id", "", ({ event }) => safeWords(event.document_id)],
  ["event", "PLOVER type", ({ event }) => event.event],
  ["mode", "PLOVER modes, parted by ;", ({ event }) => event.mode.join(";")],
  ["quad_code", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", ({ event }) => event.quad_code],
  ["event_scale", "PLOVER's score", ({ event }) => event.event_scale],
  ["goldstein", "Goldstein's score", ({ event }) => event.goldstein],
  ["date", "YYYY[-MM[-DD]], as far as it is known", ({ event }) => event.date],
  ["date_from", "first day that date may mean", ({ event }) => daysOf(event.date)?.first ?? null],
  ["date_to", "last day that date may mean", ({ event }) => daysOf(event.date)?.last ?? null],
];

/** One row for every directed edge of every event. */
export const EDGE_LIST = tableFormat<Row>({
  name: "edge-list",
  gloss: "who to whom as CSV: a row for each actor with each recipient whose codes are known",
  extension: ".csv",
  columns: COLUMNS,
  header: true,
  line: csvLine,
  rows: async function* (events, options: ExportOptions) {
    for await (const stored of withoutFlags(events, options)) {
      const edges = networkEdges(stored.event);
      if (edges.length === 0) options.leaveOut(stored, "no two actors whose codes are known");
      for (const edge of edges) yield { ...stored, edge };
    }
  },
});
