import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { findQuotations, type Quotation } from "../../store/find-quotations.ts";
import { whyEmpty } from "../../store/why-empty.ts";
import { fitting } from "./answer-size.ts";
import { filterInput, filterOf, SIDE } from "./filter-input.ts";
import type { LakeContext } from "./mcp-context.ts";
import { readCursor, writeCursor } from "./page-cursor.ts";
import { shortId } from "./short-id.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Finds what somebody is quoted with in the lake, newest document first: the exact words, whether they are direct or indirect speech, and source, licence and attribution. Only direct ones may be set in quotation marks as the speaker's own words. Where no licence allows to give words out, their place in the document is given instead.`;

const Quote = z.object({
  speaker: z.string().nullable().describe("null: the text does not name who speaks"),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  form: z.string().describe("direct, indirect or mixed"),
  text: z.string().nullable().describe("the exact words; null where no licence allows to give them out"),
  document_id: z.string(),
  start: z.number().int().describe("code points of the words in the document's text"),
  end: z.number().int(),
  statement_id: z.string(),
});

const Output = z.object({
  quotations: z.array(Quote),
  documents: z.array(SourceNote),
  next_cursor: z.string().nullable(),
  notes: z.array(z.string()),
});

/** `quote_search`: who is quoted with what. */
export function registerQuoteSearch(server: McpServer, context: LakeContext): void {
  const { published_since, published_until, publisher, license, document } = filterInput(context.known.codebook);
  const inputSchema = z.strictObject({
    speaker: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe(`Who is quoted; several mean any of them. ${SIDE}`),
    text: z.string().optional().describe("All of these words stand in the quotation"),
    published_since,
    published_until,
    publisher,
    license,
    document,
    limit: z.number().int().min(1).max(50).default(10).describe("Quotations in this answer"),
    cursor: z.string().optional().describe("next_cursor of the last answer to the same question"),
  });
  server.registerTool(
    "quote_search",
    {
      title: "Search quotations",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) => toolResult(() => answerOf(input, context)),
  );

  async function answerOf(input: z.output<typeof inputSchema>, { lake, known }: LakeContext): Promise<ToolAnswer> {
    const { limit, cursor, speaker, ...asked } = input;
    await lake.refresh();
    const question = { ...asked, speaker };
    const page = readCursor(cursor, question, lake.commits.length);
    const filter = filterOf({ ...asked, actor: speaker, limit: page.offset + limit + 1 }, { known });
    const found = (await findQuotations(lake, filter)).slice(page.offset);
    const shown = fitting(found.slice(0, limit));
    const more = found.length > shown.length;
    const next_cursor = more ? writeCursor({ ...page, offset: page.offset + shown.length }, question) : null;
    const documents = sourceNotes(shown.map((quotation) => ({ ...quotation, id: quotation.document_id })));
    const notes = [
      ...(more ? ["there are more: ask again with next_cursor"] : []),
      ...(found.length === 0 ? ["nothing found", ...(await whyEmpty(lake, filter))] : []),
    ];
    return {
      data: { quotations: shown.map(quoteOf), documents, next_cursor, notes },
      lines: [
        ...shown.map(quoteLine),
        ...sourceLines(documents),
        ...notes.map((note) => `Note: ${note}`),
        ...(next_cursor ? [`next_cursor: ${next_cursor}`] : []),
      ],
    };
  }
}

function quoteOf({ speaker, code, sector, form, text, document_id, start, end, statement_id }: Quotation) {
  return { speaker, code, sector, form, text, document_id, start, end, statement_id };
}

function quoteLine({ speaker, code, sector, form, text, document_id, start, end }: Quotation): string {
  const who = [[code, sector].filter(Boolean).join("."), speaker ?? "(not named)"].filter(Boolean).join(" ");
  const words = text === null ? "words not given out by their licence" : `“${text.replace(/\s+/g, " ")}”`;
  return `${who}, ${form}: ${words} — ${shortId(document_id)} [${start}, ${end})`;
}
