import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { DragomanError, type ErrorCode } from "../../errors.ts";
import type { Reading, StatementRecord } from "../../record/reading.ts";
import { counted } from "../../text/counted.ts";
import { ANSWER_SIZE, fitting } from "./answer-size.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import type { McpContext } from "./mcp-context.ts";
import { readingNote } from "./reading-note.ts";
import { SourceNote, sourceLines } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Reads one English news text that you give and codes it: events (who did what to whom, when, where, according to whom), statements with their speakers, and relations, each with the exact words and offsets (Unicode code points of the text, half-open). Nothing is stored in the lake. Give the publication date if you know it: without it "on Wednesday" stays a weekday. What the text does not settle is null, never a guess. explain_event says why an event was coded so.`;

const Statement = z.object({
  id: z.string(),
  speaker: z.string().nullable().describe("null: not named"),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  form: z.string().describe("direct, indirect or mixed"),
  text: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
});

const Relation = z.object({
  subject: z.string().nullable(),
  relation: z.string(),
  object: z.string().nullable(),
  date: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
});

const Output = z.object({
  document: SourceNote,
  events: z.array(BriefEvent),
  statements: z.array(Statement),
  relations: z.array(Relation),
  notes: z.array(z.string()).describe("what was left out, what stays open, and the reader's warnings"),
});

const inputSchema = z.strictObject({
  text: z.string().min(1).max(200_000).describe("The article's text, paragraphs parted by a blank line. English only"),
  date: z.string().optional().describe("Day of publication, YYYY-MM-DD"),
  title: z.string().optional().describe("Headline, where the text does not begin with it"),
  url: z.string().optional().describe("Where it was published; it is kept as source and not fetched"),
  publisher: z.string().optional(),
  limit: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(30)
    .describe("Events in this answer; as many statements and relations"),
});

/** `read_text`: the reading of one text. */
export function registerReadText(server: McpServer, context: McpContext): void {
  server.registerTool(
    "read_text",
    {
      title: "Read a news text",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input, { signal }) => toolResult(() => answerOf(input, context, signal)),
  );
}

type Input = z.output<typeof inputSchema>;

async function answerOf(input: Input, context: McpContext, signal: AbortSignal): Promise<ToolAnswer> {
  const { limit } = input;
  const reading = await readingOf(input, context, signal);
  if (reading.error) throw new DragomanError(reading.error.code as ErrorCode, reading.error); // a reading has no other codes
  context.recent.keep(reading);
  const events = fitting(reading.events.slice(0, limit).map((event) => briefEvent(event, null)));
  const statements = fitting(reading.statements.slice(0, limit).map(statementOf), ANSWER_SIZE / 2);
  const relations = fitting(reading.relations.slice(0, limit).map(relationOf), ANSWER_SIZE / 4);
  const document = readingNote(reading.document);
  const notes = [
    ...cut({ events, statements, relations }, reading),
    ...reading.warnings.map(({ what }) => what),
    ...(document.license === null
      ? ["the text states no licence: give its words out only as far as the law lets you quote"]
      : []),
  ];
  return {
    data: { document, events, statements, relations, notes },
    lines: [
      `${counted(reading.events.length, "event")}, ${counted(reading.statements.length, "statement")}, ${counted(reading.relations.length, "relation")}.`,
      ...events.flatMap(eventLines),
      ...statements.map(statementLine),
      ...relations.map(
        ({ subject, relation, object, start, end }) => `${subject} ${relation} ${object} [${start}, ${end})`,
      ),
      ...sourceLines([document]),
      ...notes.map((note) => `Note: ${note}`),
    ],
  };
}

/** What is cancelled while it waits is not read. */
async function readingOf(
  { text, limit: _, ...said }: Input,
  context: McpContext,
  signal: AbortSignal,
): Promise<Reading> {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const reader = await context.reader();
  // The words are the caller's own: to give them back gives them to nobody else.
  const run = () => reader.tryRead(text, { ...given, withText: true });
  const [reading] = await context.queue.runAll([{ size: text.length, run }], signal);
  if (reading) return reading;
  throw new Error("the queue gave no reading"); // one task gives one result
}

type Lists = Readonly<Record<"events" | "statements" | "relations", readonly unknown[]>>;

function cut(shown: Lists, all: Lists): readonly string[] {
  return (["events", "statements", "relations"] as const).flatMap((kind) => {
    const missing = all[kind].length - shown[kind].length;
    return missing > 0 ? [`${missing} more ${kind} left out: give limit, or a part of the text`] : [];
  });
}

function statementOf({ id, speaker, form, text, start, end }: StatementRecord): z.output<typeof Statement> {
  const name = speaker && (speaker.identifier_text ?? speaker.entity_text);
  return { id, speaker: name, code: speaker?.code ?? null, sector: speaker?.sector ?? null, form, text, start, end };
}

function relationOf({ subject, relation, object, date, start, end }: Reading["relations"][number]) {
  const [from, to] = [subject, object].map((who) => who.identifier_text ?? who.entity_text);
  return { subject: from ?? null, relation, object: to ?? null, date, start, end };
}

function statementLine({ speaker, form, text, start, end }: z.output<typeof Statement>): string {
  return `${speaker ?? "(not named)"} says, ${form}: “${(text ?? "").replace(/\s+/g, " ")}” [${start}, ${end})`;
}
