import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { countEvents } from "../../store/count-events.ts";
import { type DyadPeriod, dyadSeries } from "../../store/dyad-series.ts";
import { PERIODS } from "../../store/periods.ts";
import type { StoredEvent } from "../../store/stored-event.ts";
import { whyEmpty } from "../../store/why-empty.ts";
import { counted } from "../../text/counted.ts";
import { BriefEvent, briefEvent } from "./brief-event.ts";
import { eventLines } from "./event-lines.ts";
import { filterInput, filterOf, SIDE } from "./filter-input.ts";
import { leftOutFlags } from "./left-out-flags.ts";
import type { LakeContext } from "./mcp-context.ts";
import { pageOfEvents } from "./page-of-events.ts";
import { SourceNote, sourceLines, sourceNotes } from "./source-note.ts";
import { type ToolAnswer, toolResult } from "./tool-result.ts";

const DESCRIPTION = `How two sides dealt with each other over time: events, distinct acts (stories), mean Goldstein score and shares of the four quads for each period and each direction, with the newest acts of each direction as evidence. A period without events says nothing about peace: the lake holds only what was read into it. Never report a mean without its number of events.`;

/** More would drown a model; the newest are kept. */
const MOST_ROWS = 120;
const EXAMPLES = 3;

const Row = z.object({
  period: z.string().describe("2022-03-01, 2022-W09, 2022-03, 2022-Q1 or 2022"),
  actor: z.string(),
  recipient: z.string(),
  events: z.number(),
  stories: z.number().describe("distinct acts"),
  goldstein: z.number().nullable().describe("mean, -10 conflict to 10 cooperation"),
  quads: z
    .object({
      verbal_cooperation: z.number(),
      material_cooperation: z.number(),
      verbal_conflict: z.number(),
      material_conflict: z.number(),
    })
    .nullable()
    .describe("shares, 0 to 1"),
});

const Output = z.object({
  by: z.string(),
  series: z.array(Row).describe("periods with events, oldest first, first direction first"),
  examples: z.array(BriefEvent).describe("the newest acts of each direction, each with its words"),
  documents: z.array(SourceNote).describe("the documents of the examples"),
  notes: z.array(z.string()).describe("what was left out"),
});

/** `dyad_series`: what two sides did to each other, by period. */
export function registerDyadSeries(server: McpServer, context: LakeContext): void {
  const { type, quad, since, until, with: flags, place, publisher, confidence } = filterInput(context.known.codebook);
  const inputSchema = z.strictObject({
    between: z.array(z.string()).length(2).describe(`The two sides: [IRN, RUS]. ${SIDE}`),
    by: z.enum(PERIODS).default("month").describe("Length of a period"),
    count: z
      .enum(["events", "stories"])
      .default("events")
      .describe("stories: every act weighs the same in means and shares, however many texts report it"),
    ...{ type, quad, since, until, with: flags, place, publisher, confidence },
  });
  server.registerTool(
    "dyad_series",
    {
      title: "Series of a pair",
      description: DESCRIPTION,
      inputSchema,
      outputSchema: Output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (input) => toolResult(() => answerOf(input, context)),
  );

  async function answerOf(input: z.output<typeof inputSchema>, { lake, known }: LakeContext): Promise<ToolAnswer> {
    const { by, count, ...asked } = input;
    await lake.refresh();
    const filter = filterOf(asked, { known });
    const all = await dyadSeries(lake, filter, { by, count });
    const told = all.filter(({ events }) => events > 0);
    const shown = newest(told);
    const total = await countEvents(lake, filter);
    const stored = await examplesOf(asked, { lake, known });
    const examples = stored.map(({ event, story }) => briefEvent(event, story));
    const documents = sourceNotes(stored.map(({ document }) => document));
    const dated = told.reduce((sum, { events }) => sum + events, 0);
    const notes = [
      ...(all.length > told.length ? [`${counted(all.length - told.length, "period")} without events not listed`] : []),
      ...(told.length > shown.length
        ? [`${counted(told.length - shown.length, "older row")} left out: give since, or a longer period`]
        : []),
      ...(dated < total.events
        ? [`not counted: ${counted(total.events - dated, "event")} without a date that one ${by} holds`]
        : []),
      ...leftOutFlags(filter),
      ...(total.events === 0 ? ["nothing found", ...(await whyEmpty(lake, filter))] : []),
    ];
    return {
      data: { by, series: shown.map(rowOf), examples, documents, notes },
      lines: [
        ...shown.map(rowLine),
        "Newest acts:",
        ...examples.flatMap(eventLines),
        ...sourceLines(documents),
        ...notes.map((note) => `Note: ${note}`),
      ],
    };
  }
}

/** The rows of the newest periods, in their order: both directions are cut at the same period. */
function newest(rows: readonly DyadPeriod[]): readonly DyadPeriod[] {
  if (rows.length <= MOST_ROWS) return rows;
  const starts = rows.map(({ from }) => from).sort();
  const first = starts[starts.length - MOST_ROWS] ?? "";
  const kept = rows.filter(({ from }) => from >= first);
  return kept.length <= MOST_ROWS ? kept : rows.filter(({ from }) => from > first);
}

async function examplesOf(
  { between, ...rest }: Readonly<Record<string, unknown>> & { readonly between: readonly string[] },
  { lake, known }: Pick<LakeContext, "lake" | "known">,
): Promise<readonly StoredEvent[]> {
  const [one = "", other = ""] = between;
  const ways = [
    { actor: [one], recipient: [other] },
    { actor: [other], recipient: [one] },
  ];
  const found = await Promise.all(
    ways.map((way) =>
      pageOfEvents(lake, filterOf({ ...rest, ...way }, { known }), { offset: 0, limit: EXAMPLES, count: "stories" }),
    ),
  );
  return [...new Map(found.flat().map((stored) => [stored.event.id, stored])).values()];
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function rowOf({ period, actor, recipient, events, stories, goldstein, quads }: DyadPeriod): z.output<typeof Row> {
  const [vc, mc, vk, mk] = (quads ?? [0, 0, 0, 0]).map(rounded) as [number, number, number, number]; // four stay four
  return {
    period,
    actor,
    recipient,
    events,
    stories,
    goldstein: goldstein === null ? null : rounded(goldstein),
    quads: quads && { verbal_cooperation: vc, material_cooperation: mc, verbal_conflict: vk, material_conflict: mk },
  };
}

function rowLine({ period, actor, recipient, events, stories, goldstein, quads }: DyadPeriod): string {
  const shares = quads?.map((share) => `${Math.round(share * 100)}%`).join("/") ?? "";
  return `${period}  ${actor} → ${recipient}: ${counted(events, "event")}, ${counted(stories, "act")}, Goldstein ${goldstein?.toFixed(1)}, quads 1-4 ${shares}`;
}
