import type { EventRecord, Participant } from "../api/answers.ts";
import { participantCode } from "./participant-code.ts";
import { participantName } from "./participant-name.ts";

const COLUMNS: readonly (readonly [string, (event: EventRecord) => string | number | null])[] = [
  ["event_id", (e) => e.id],
  ["document_id", (e) => e.document_id],
  ["date", (e) => e.date],
  ["event", (e) => e.event],
  ["mode", (e) => e.mode.join("|")],
  ["context", (e) => e.context.join("|")],
  ["auxiliary", (e) => e.auxiliary.join("|")],
  ["quad_code", (e) => e.quad_code],
  ["event_scale", (e) => e.event_scale],
  ["cameo", (e) => e.cameo],
  ["goldstein", (e) => e.goldstein],
  ["actor", (e) => codes(e.actor)],
  ["actor_name", (e) => names(e.actor)],
  ["recipient", (e) => codes(e.recipient)],
  ["recipient_name", (e) => names(e.recipient)],
  ["place", (e) => e.event_loc?.resolved_place ?? e.event_loc?.extracted_place ?? null],
  ["country", (e) => e.event_loc?.country_code ?? null],
  ["lat", (e) => e.event_loc?.lat ?? null],
  ["lon", (e) => e.event_loc?.lon ?? null],
  ["confidence", (e) => e.confidence],
  ["publisher", (e) => e.cite_info.publication],
  ["title", (e) => e.cite_info.title],
  ["url", (e) => e.cite_info.url],
  ["license", (e) => e.cite_info.license],
  ["start", (e) => e.text_info.start],
  ["end", (e) => e.text_info.end],
  ["trigger", (e) => e.event_text.map(({ text }) => text).join("|")],
  ["text", (e) => e.text],
];

/** Claims as CSV (RFC 4180) with a line of names; offsets count code points, lists are joined by "|". */
export function claimCsv(events: readonly EventRecord[]): string {
  const lines = [COLUMNS.map(([name]) => name), ...events.map((event) => COLUMNS.map(([, read]) => read(event)))];
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

const codes = (all: readonly Participant[]) => all.map((one) => participantCode(one) ?? "").join("|");
const names = (all: readonly Participant[]) => all.map(participantName).join("|");

function cell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  // A spreadsheet would take words that begin so for a formula, and these come from a stranger's text.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
