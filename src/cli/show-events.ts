import type { Participant } from "../record/reading.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { counted } from "../text/counted.ts";
import { type Paint, wrap } from "./mark-sentence.ts";
import { plainText, showTable, type TableColumn } from "./show-table.ts";

/** How events are shown. */
export interface ShowEventsOptions {
  readonly paint: Paint;
  /** Columns of the terminal; null where there is none. */
  readonly width: number | null;
  /** The sentence under each event, and the lines that are owed for it at the end. */
  readonly evidence: boolean;
}

/** Events as a table for a person: when, what, who to whom, where, and how often it was told. */
export function showEvents(
  events: readonly StoredEvent[],
  { paint, width, evidence }: ShowEventsOptions,
): readonly string[] {
  const columns: readonly TableColumn[] = [
    { head: "Date" },
    { head: "Event", least: 14, style: paint.act },
    { head: "Actor", least: 12, style: paint.actor },
    { head: "Recipient", least: 12, style: paint.recipient },
    { head: "Place", least: 8 },
    { head: "Dead", align: "right" },
    { head: "Told", align: "right" },
    { head: "Publisher", least: 9, style: paint.dim },
  ];
  // A column without a word in it only takes room.
  const rows = events.map(cellsOf);
  const used = columns.map((_, i) => i < 4 || rows.some((row) => row[i] !== ""));
  const keep = <T>(list: readonly T[]) => list.filter((_, i) => used[i]);
  const under = (row: number) => {
    const event = events[row];
    return evidence && event ? evidenceLines(event, { paint, width }) : [];
  };
  const table = showTable(rows.map(keep), keep(columns), { width, headStyle: paint.bold, under });
  return [...table, ...(evidence ? owedLines(events, paint) : [])];
}

function cellsOf({ event, document, story }: StoredEvent): string[] {
  const flags = event.auxiliary.length > 0 ? ` [${event.auxiliary.join(", ")}]` : "";
  const dead = event.size?.dead;
  const several = dead && (dead.most === null || dead.most > dead.least);
  return [
    event.date ?? event.date_info?.text ?? "?",
    [event.event, ...event.mode].join(" ") + flags,
    event.actor.map(who).join(" + "),
    event.recipient.map(who).join(" + "),
    event.event_loc ? (event.event_loc.resolved_place ?? event.event_loc.extracted_place) : "",
    dead ? `${dead.least}${several ? "+" : ""}` : "",
    story ? `${story.reports}×` : "",
    document.publisher ?? "",
  ];
}

/** "IRN GOV Ebrahim Raisi" */
function who({ code, sector, identifier_text, entity_text }: Participant): string {
  return [code ?? "???", sector, identifier_text ?? entity_text].filter(Boolean).join(" ");
}

function evidenceLines(
  { event, document, story }: StoredEvent,
  { paint, width }: { paint: Paint; width: number | null },
): string[] {
  const { start, end } = event.text_info;
  const where = `${document.url ?? document.title ?? document.id} [${start}, ${end})`;
  const words = event.event_text.map(({ text }) => `“${plainText(text)}”`).join(" ");
  const sentence =
    event.text === null
      ? paint.dim(`text not stored: licence ${document.license ?? "unknown"}; the act is ${words || "not marked"}`)
      : `“${plainText(event.text)}”`;
  const from = story && story.origins > 0 ? ` from ${counted(story.origins, "origin")}` : "";
  const told = story ? ` · ${counted(story.reports, "report")}${from}` : "";
  return [sentence, paint.dim(plainText(where) + told)].flatMap((line) => fitted(line, width));
}

function fitted(line: string, width: number | null): readonly string[] {
  return width === null ? [`    ${line}`] : wrap(line, { first: "    ", rest: "    ", width: Math.max(40, width) });
}

/** Each line that a licence asks for, once. */
function owedLines(events: readonly StoredEvent[], { bold }: Paint): readonly string[] {
  const owed = new Set(
    events.flatMap(({ document }) => (document.attribution ? [plainText(document.attribution)] : [])),
  );
  return owed.size === 0 ? [] : ["", bold("Attribution owed"), ...[...owed].map((line) => `  ${line}`)];
}
