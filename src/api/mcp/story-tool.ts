import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { DragomanError } from "../../errors.ts";
import type { StoredEvent } from "../../store/stored-event.ts";
import { summarizeStory } from "../../store/story-summary.ts";
import { streamEvents } from "../../store/stream-events.ts";
import { counted } from "../../text/counted.ts";
import { fitting } from "./answer-size.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import type { LakeContext } from "./mcp-context.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Tells one act as all its reports tell it: how many reports, publishers and independent origins it has (ten copies of one dispatch are ten reports and one origin), and where the reports disagree on date, place, or numbers of dead, injured, arrested or crowd. Ask it before you call an act confirmed.`;

const Version = z.object({
  value: z.string(),
  reports: z.number().describe("documents that say so; copies of them are not counted"),
  events: z.array(z.string()),
});
const Size = Version.extend({ least: z.number(), most: z.number().nullable() });

const Output = z.object({
  id: z.string(),
  type: z.string(),
  reports: z.number(),
  publishers: z.number(),
  origins: z.number(),
  first_published: z.string().nullable(),
  last_published: z.string().nullable(),
  dates: z.array(Version).describe("more than one: the reports disagree or differ in precision"),
  places: z.array(Version),
  sizes: z.object({ dead: z.array(Size), injured: z.array(Size), arrested: z.array(Size), crowd: z.array(Size) }),
  events: z.array(BriefEvent).describe("how each report tells it, the earliest first"),
  documents: z.array(SourceNote),
  notes: z.array(z.string()),
});

/** `story`: one act, its reports and their disagreements. */
export function registerStory(server: McpServer, context: LakeContext): void {
  const inputSchema = z.strictObject({
    id: z.string().trim().min(1).describe("The id of a story, or of one of its events"),
    limit: z.number().int().min(1).max(50).default(10).describe("Events in this answer"),
  });
  server.registerTool(
    "story",
    {
      title: "One act, all its reports",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) => toolResult(() => answerOf(input, context)),
  );
}

interface Asked {
  readonly id: string;
  readonly limit: number;
}

async function answerOf({ id, limit }: Asked, { lake }: LakeContext): Promise<ToolAnswer> {
  await lake.refresh();
  const told: StoredEvent[] = [];
  const where = "s.story_id = $1 OR s.story_id = (SELECT any_value(story_id) FROM newest_stories WHERE event_id = $1)";
  const order = "e.published NULLS LAST, e.document_id, e.sequence, e.event_id";
  for await (const event of streamEvents(lake, { where, params: [id], order })) told.push(event);
  const story = summarizeStory(told);
  if (!story) throw unknownStory(id);
  const shown = fitting(told.slice(0, limit).map((stored) => briefEvent(stored.event, stored.story)));
  const documents = sourceNotes(told.slice(0, shown.length).map(({ document }) => document));
  const notes =
    told.length > shown.length
      ? [`${counted(told.length - shown.length, "more event")} of this story: ask_events with story`]
      : [];
  const { published, event: type, events: _, ...counts } = story;
  const differ = [...Object.entries({ date: story.dates, place: story.places, ...story.sizes })]
    .filter(([, versions]) => versions.length > 1)
    .map(([of, versions]) => `Reports differ on ${of}: ${versions.map((v) => `${v.value} (${v.reports})`).join(", ")}`);
  return {
    data: {
      ...counts,
      type,
      first_published: published.first,
      last_published: published.last,
      events: shown,
      documents,
      notes,
    },
    lines: [
      `Story ${story.id}: ${type}, ${counted(story.reports, "report")}, ${counted(story.publishers, "publisher")}, ${counted(story.origins, "independent origin")}`,
      ...differ,
      ...shown.flatMap(eventLines),
      ...sourceLines(documents),
      ...notes.map((note) => `Note: ${note}`),
    ],
  };
}

function unknownStory(id: string): DragomanError {
  return new DragomanError("store/unknown-value", {
    what: `there is no story ${JSON.stringify(id)}, and no event of this id that is part of one`,
    where: "id",
    fix: "Take the id from the story of an event that ask_events gave.",
  });
}
