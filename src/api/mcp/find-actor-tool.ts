import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { readSide } from "../../store/read-side.ts";
import { streamEvents } from "../../store/stream-events.ts";
import { whyEmpty } from "../../store/why-empty.ts";
import { counted } from "../../text/counted.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import { filterOf, SIDE } from "./filter-input.ts";
import { type FoundActor, findActors } from "./find-actors.ts";
import type { LakeContext } from "./mcp-context.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `Finds who in the lake is meant by a name, code or Wikidata id: the value to give to the other tools ("side"), country and sector codes, offices with their dates, how often they act and are acted upon, and the newest event of each with its words as evidence. Ask it before ask_events when only a name is known.`;

const Office = z.object({ title: z.string(), from: z.string().nullable(), to: z.string().nullable() });

const Actor = z.object({
  side: z.string().describe("give it as actor, recipient, either, between or speaker"),
  name: z.string(),
  wikidata: z.string().nullable(),
  codes: z
    .array(z.string())
    .describe("CODE.SECTOR as the events have them; several where an office changed; ??? is unknown"),
  offices: z.array(Office),
  as_actor: z.number().describe("events in which they act"),
  as_recipient: z.number(),
  first: z.string().nullable().describe("earliest and latest day of their events"),
  last: z.string().nullable(),
  example: z.string().describe("id of their newest event, told in `examples`"),
});

const Output = z.object({
  actors: z.array(Actor).describe("those of most events first"),
  examples: z.array(BriefEvent),
  documents: z.array(SourceNote),
  notes: z.array(z.string()),
});

/** `find_actor`: who is meant, and how to ask for them. */
export function registerFindActor(server: McpServer, context: LakeContext): void {
  const inputSchema = z.strictObject({
    query: z.string().trim().min(1).max(200).describe(`Who is sought. ${SIDE}`),
    limit: z.number().int().min(1).max(20).default(5).describe("Actors in this answer"),
  });
  server.registerTool(
    "find_actor",
    {
      title: "Find an actor",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) => toolResult(() => answerOf(input, context)),
  );
}

interface Asked {
  readonly query: string;
  readonly limit: number;
}

async function answerOf({ query, limit }: Asked, { lake, known }: LakeContext): Promise<ToolAnswer> {
  await lake.refresh();
  const found = await findActors(lake, readSide(query, "query", known), limit + 1);
  const actors = found.slice(0, limit).map(actorOf);
  const stored = [];
  const question = { where: "e.event_id IN (SELECT unnest($1))", params: [actors.map(({ example }) => example)] };
  if (actors.length > 0)
    for await (const event of streamEvents(lake, { ...question, order: "e.event_id" })) stored.push(event);
  const examples = stored.map(({ event, story }) => briefEvent(event, story));
  const documents = sourceNotes(stored.map(({ document }) => document));
  const notes = [
    ...(found.length > limit ? ["more actors match: give limit, or a fuller name"] : []),
    ...(found.length === 0
      ? ["nobody in the lake's events matches", ...(await whyEmpty(lake, filterOf({ either: [query] }, { known })))]
      : []),
  ];
  return {
    data: { actors, examples, documents, notes },
    lines: [
      ...actors.map(actorLine),
      ...(examples.length > 0 ? ["Newest event of each:", ...examples.flatMap(eventLines)] : []),
      ...sourceLines(documents),
      ...notes.map((note) => `Note: ${note}`),
    ],
  };
}

function actorOf({ offices_json, ...found }: FoundActor): z.output<typeof Actor> {
  const offices = z.array(Office).parse(JSON.parse(offices_json ?? "[]"));
  return { ...found, side: found.wikidata ?? `name:${found.name}`, offices };
}

function actorLine({
  side,
  name,
  codes,
  offices,
  as_actor,
  as_recipient,
  first,
  last,
}: z.output<typeof Actor>): string {
  const held = offices.map(({ title, from, to }) => `${title} ${from ?? "?"} to ${to ?? "?"}`).join("; ");
  const when = first === null ? "undated" : `${first} to ${last}`;
  return `${side}: ${name}, ${codes.join(" or ")}${held && ` (${held})`}: acts in ${as_actor}, is acted upon in ${counted(as_recipient, "event")}, ${when}`;
}
