import { z } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { DragomanError } from "../errors.ts";
import { askEvents } from "../store/ask-events.ts";
import type { CheckedFilter } from "../store/check-values.ts";
import { eventAsRead } from "../store/event-as-read.ts";
import { EXPORTS } from "../store/exports/list-exports.ts";
import { findCorrections } from "../store/find-corrections.ts";
import type { Lake } from "../store/lake.ts";
import { pageEvents } from "../store/page-events.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { streamEvents } from "../store/stream-events.ts";
import type { ApiContext } from "./api-context.ts";
import { CorrectionSchema } from "./correction-schema.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Api, ApiRequest, QueryParameter } from "./endpoint.ts";
import { exportResponse } from "./export-response.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { notFound } from "./not-found.ts";
import { filterParameters, readFilter, readQuery, wholeNumber } from "./request-query.ts";
import { StoredEventSchema } from "./stored-event-schema.ts";
import { jsonLines, streamBody } from "./stream-body.ts";

const MOST_EVENTS = 1000;

/** By the media type that is asked for: the name of an export, or a page, or all as JSON lines. */
const FORMAT_OF_TYPE: Readonly<Record<string, string>> = {
  "application/json": "json",
  "application/x-ndjson": "ndjson",
  "text/csv": "csv",
  "application/vnd.apache.parquet": "parquet",
};
const FORMATS = ["json", "ndjson", ...EXPORTS.map(({ name }) => name)] as const;

const EventPageSchema = z
  .strictObject({ events: z.array(StoredEventSchema), next: z.string().nullable(), total: z.int().min(0) })
  .openapi("EventPage");

const OneEvent = z
  .strictObject({ ...StoredEventSchema.shape, corrections: z.array(CorrectionSchema), withdrawn: z.boolean() })
  .openapi("EventWithCorrections");

const OWN = {
  limit: wholeNumber(1, 100_000_000, 0),
  cursor: z.string().max(2000).optional(),
  format: z.enum(FORMATS, { error: `it is none of ${FORMATS.join(", ")}` }).optional(),
};

/** `GET /v1/events` and `GET /v1/events/:id`. */
export function addEventRoutes(app: Api, context: ApiContext): void {
  const own: QueryParameter[] = [
    {
      name: "cursor",
      in: "query",
      required: false,
      schema: { type: "string" },
      description: "`next` of the page before",
    },
    {
      name: "format",
      in: "query",
      required: false,
      schema: { type: "string", enum: FORMATS },
      description: "goes before Accept: for links",
    },
  ];
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/events",
      summary: "Events of a filter: a page as JSON (limit at most 1000), or all as a stream",
      parameters: [...filterParameters(), ...own],
      responses: {
        200: {
          description: "Events",
          content: {
            "application/json": { schema: EventPageSchema },
            "application/x-ndjson": { schema: { type: "string" } },
            "text/csv": { schema: { type: "string" } },
            "application/vnd.apache.parquet": {
              schema: { type: "string", contentMediaType: "application/vnd.apache.parquet" },
            },
          },
        },
      },
    },
    answer: (c, lake) => answerEvents(c, lake, context),
  });
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/events/{id}",
      summary: "One event with its corrections",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: { description: "The event", content: { "application/json": { schema: OneEvent } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      return c.json(await oneEvent(lake, c.req.param("id") ?? ""), 200);
    },
  });
}

async function answerEvents(
  c: ApiRequest,
  lake: Lake,
  { known, clock = () => new Date() }: ApiContext,
): Promise<Response> {
  const { own, filter } = readFilter(c, OWN, known);
  const type = accepts(c, { header: "Accept", supports: Object.keys(FORMAT_OF_TYPE), default: "application/json" });
  const format = own.format ?? FORMAT_OF_TYPE[type] ?? "json";
  if (format === "json") return pageResponse(c, lake, filter, own);
  const all = askEvents(lake, { ...filter, limit: own.limit || null });
  if (format === "ndjson") return c.body(streamBody(jsonLines(all)), 200, { "content-type": "application/x-ndjson" });
  return exportResponse(c, format, { events: all, query: new URL(c.req.url).search.slice(1), now: clock() });
}

async function pageResponse(
  c: ApiRequest,
  lake: Lake,
  filter: CheckedFilter,
  own: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Response> {
  const limit = own.limit || 50;
  if (limit > MOST_EVENTS)
    throw new DragomanError("api/bad-request", {
      what: `limit is ${limit}; a page has at most ${MOST_EVENTS} events`,
      where: "limit",
      fix: "Follow `next`, or ask for application/x-ndjson: it gives all.",
    });
  const after = own.cursor === undefined ? null : readCursor(filter.order, own.cursor);
  const page = await pageEvents(lake, filter, { limit, after });
  return c.json({ ...page, next: page.next && writeCursor(filter.order, page.next) }, 200);
}

/** An event that was called wrong is found all the same, marked as withdrawn. @throws DragomanError "api/not-found" */
async function oneEvent(lake: Lake, id: string): Promise<object> {
  const corrections = await findCorrections(lake, id);
  const current = await firstOf(streamEvents(lake, { where: "e.event_id = $1", params: [id], limit: 1 }));
  const stored = current ?? (await eventAsRead(lake, id));
  if (stored === null) throw notFound("event", id);
  return { ...stored, corrections, withdrawn: current === null };
}

async function firstOf(events: AsyncIterable<StoredEvent>): Promise<StoredEvent | null> {
  for await (const event of events) return event;
  return null;
}
