import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { DragomanError } from "../../errors.ts";
import type { EventRecord } from "../../record/reading.ts";
import type { Correction } from "../../store/correction.ts";
import { findCorrections } from "../../store/find-corrections.ts";
import type { Lake } from "../../store/lake.ts";
import { streamEvents } from "../../store/stream-events.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import { type ExplainedField, explainFields } from "./explain-fields.ts";
import type { McpContext } from "./mcp-context.ts";
import { readingNote } from "./reading-note.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Says why an event was coded as it was: for every field its value, the exact words that show it with their offsets, the head of the model or the rule that gave it, how each actor was resolved, and the candidates where that stays open. For events of the lake and of the last texts given to read_text.`;

const Output = z.object({
  event: BriefEvent,
  fields: z.array(
    z.object({
      field: z.string(),
      value: z.string(),
      words: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int() })),
      because: z.string(),
      candidates: z.array(z.string()).describe("who it may be, where that stays open"),
    }),
  ),
  documents: z.array(SourceNote),
  corrections: z
    .array(z.object({ kind: z.string(), by: z.string(), created: z.string(), note: z.string().nullable() }))
    .describe("what readers mended since; the event stands as mended"),
  coded_by: z.object({ coder: z.string(), codebook: z.string(), model: z.string() }),
});

/** `explain_event`: which words and which rule or head gave each field. */
export function registerExplainEvent(server: McpServer, context: McpContext): void {
  const inputSchema = z.strictObject({
    event_id: z.string().trim().min(1).describe("The id of an event, as the other tools give it"),
  });
  server.registerTool(
    "explain_event",
    {
      title: "Explain an event",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    ({ event_id }) => toolResult(() => answerOf(event_id, context)),
  );
}

async function answerOf(id: string, context: McpContext): Promise<ToolAnswer> {
  const { event, record, document } = await eventOf(id, context);
  const fields = explainFields(record);
  const { coder, codebook, version: model } = record.cite_info;
  const documents = [document];
  const corrections = context.lake ? (await findCorrections(context.lake, id)).map(correctionOf) : [];
  return {
    data: { event, fields, documents, corrections, coded_by: { coder, codebook, model } },
    lines: [
      ...eventLines(event),
      ...fields.map(fieldLine),
      ...corrections.map(correctionLine),
      ...sourceLines(documents),
      `Coded by ${coder}, ${codebook}, model ${model}`,
    ],
  };
}

interface Sought {
  readonly event: BriefEvent;
  readonly record: EventRecord;
  readonly document: SourceNote;
}

async function eventOf(id: string, { lake, recent }: McpContext): Promise<Sought> {
  if (lake) {
    await lake.refresh();
    for await (const { event, document, story } of streamEvents(lake, {
      where: "e.event_id = $1",
      params: [id],
      limit: 1,
    })) {
      const [note] = sourceNotes([document]);
      if (note) return { event: briefEvent(event, story), record: event, document: note };
    }
  }
  const read = recent.eventOf(id);
  if (!read) throw await unknownEvent(id, lake);
  return { event: briefEvent(read.event, null), record: read.event, document: readingNote(read.document) };
}

async function unknownEvent(id: string, lake: Lake | null): Promise<DragomanError> {
  const correction = lake && (await findCorrections(lake, id)).at(-1);
  const like = "SELECT event_id FROM current_events WHERE starts_with(event_id, $1) ORDER BY event_id LIMIT 3";
  const near = lake ? (await lake.query(like, [id.slice(0, 11)])).map(({ event_id }) => String(event_id)) : [];
  return new DragomanError("store/unknown-value", {
    what: correction
      ? `the event ${JSON.stringify(id)} counts no more: ${correctionLine(correction)}`
      : `there is no event ${JSON.stringify(id)}`,
    where: "event_id",
    fix: `${near.length > 0 ? `Did you mean ${near.join(" or ")}? ` : ""}Take an id from an answer of ${lake ? "ask_events" : "read_text"}.`,
  });
}

type Said = Pick<Correction, "kind" | "by" | "created" | "note">;

const correctionOf = ({ kind, by, created, note }: Said): Said => ({ kind, by, created, note });

function correctionLine({ kind, by, created, note }: Said): string {
  const done = kind === "wrong" ? "marked wrong" : "mended";
  return `${done} by ${by} on ${created.slice(0, 10)}${note === null ? "" : ` (${note})`}`;
}

function fieldLine({ field, value, words, because, candidates }: ExplainedField): string {
  const shown = words.map(({ text, start, end }) => `“${text}” [${start}, ${end})`).join(", ");
  const open = candidates.length > 0 ? `; may be ${candidates.join(" or ")}` : "";
  return `  ${field} = ${value}: ${[shown, because].filter(Boolean).join("; ")}${open}`;
}
