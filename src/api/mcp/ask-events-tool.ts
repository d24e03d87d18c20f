import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { CheckedFilter } from "../../store/check-values.ts";
import { countEvents } from "../../store/count-events.ts";
import type { Lake } from "../../store/lake.ts";
import { whyEmpty } from "../../store/why-empty.ts";
import { counted } from "../../text/counted.ts";
import { fitting } from "./answer-size.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import { filterInput, filterOf } from "./filter-input.ts";
import { leftOutFlags } from "./left-out-flags.ts";
import type { LakeContext } from "./mcp-context.ts";
import { readCursor, writeCursor } from "./page-cursor.ts";
import { pageOfEvents } from "./page-of-events.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Searches the lake of coded news for events (who did what to whom, when, where, according to whom) and gives each with the exact words it was read from, its source, licence and attribution line. Newest act first. Different parameters must all hold; several values of one mean any of them. An event of unknown date or place does not match a filter on dates or places. Acts only said to be future, hypothetical, negated or historical are left out unless "with" asks for them. Cite the document's url and the sentence; print attribution lines where you quote.`;

const Output = z.object({
  total: z.object({
    events: z.number(),
    stories: z.number().describe("distinct acts"),
    reports: z.number().describe("documents, copies included"),
  }),
  events: z.array(BriefEvent),
  documents: z.array(SourceNote).describe("the documents of these events"),
  next_cursor: z.string().nullable().describe("give it back as cursor, with the same parameters, for the next page"),
  notes: z.array(z.string()).describe("what was left out, and why nothing was found"),
});

/** `ask_events`: the events of a filter, page by page. */
export function registerAskEvents(server: McpServer, context: LakeContext): void {
  const inputSchema = z.strictObject({
    ...filterInput(context.known.codebook),
    once: z.boolean().default(false).describe("Tell each act by one of its events, however many texts report it"),
    order: z
      .enum([
        "date",
        "-date",
        "published",
        "-published",
        "confidence",
        "-confidence",
        "goldstein",
        "-goldstein",
        "dead",
        "-dead",
      ])
      .default("-date")
      .describe("With - the greatest first"),
    limit: z.number().int().min(1).max(50).default(10).describe("Events in this answer"),
    cursor: z.string().optional().describe("next_cursor of the last answer to the same question"),
  });
  server.registerTool(
    "ask_events",
    {
      title: "Search coded events",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) => toolResult(() => answerOf(input, context)),
  );

  async function answerOf(input: z.output<typeof inputSchema>, { lake, known }: LakeContext): Promise<ToolAnswer> {
    const { limit, cursor, once, ...asked } = input;
    await lake.refresh();
    const filter = filterOf(asked, { known });
    const question = { ...asked, once };
    const page = readCursor(cursor, question, lake.commits.length);
    const total = await countEvents(lake, filter);
    const count = once ? "stories" : "events";
    const stored = await pageOfEvents(lake, filter, { offset: page.offset, limit, count });
    const events = fitting(stored.map(({ event, story }) => briefEvent(event, story)));
    const next = page.offset + events.length;
    const more = next < total[count];
    const documents = sourceNotes(stored.slice(0, events.length).map(({ document }) => document));
    const notes = [
      ...(more ? [`${total[count] - next} more: ask again with next_cursor, or narrow the question`] : []),
      ...(page.commits === lake.commits.length ? [] : ["the lake grew since the first page: events may stand twice"]),
      ...(await leftOut(lake, filter, total.events)),
    ];
    const next_cursor = more ? writeCursor({ ...page, offset: next }, question) : null;
    return {
      data: { total, events, documents, next_cursor, notes },
      lines: [
        `${counted(total.events, "event")} of ${counted(total.stories, "act")} in ${counted(total.reports, "report")}; here ${events.length}.`,
        ...events.flatMap(eventLines),
        ...sourceLines(documents),
        ...notes.map((note) => `Note: ${note}`),
        ...(next_cursor ? [`next_cursor: ${next_cursor}`] : []),
      ],
    };
  }
}

async function leftOut(lake: Lake, filter: CheckedFilter, found: number): Promise<readonly string[]> {
  const flags = leftOutFlags(filter);
  return found > 0 ? flags : [...flags, ...(await whyEmpty(lake, filter))];
}
