import { z } from "@hono/zod-openapi";
import type { StoredEvent } from "../store/stored-event.ts";
import { summarizeStory } from "../store/story-summary.ts";
import { streamEvents } from "../store/stream-events.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { notFound } from "./not-found.ts";
import { readQuery } from "./request-query.ts";
import { StoredEventSchema } from "./stored-event-schema.ts";

const count = z.int().min(0);
const version = { value: z.string(), reports: count, events: z.array(z.string()) };
const versions = z.array(z.strictObject(version));
const sizes = z.array(z.strictObject({ ...version, least: z.int(), most: z.int().nullable() }));
const day = z.string().nullable();

const Summary = z.strictObject({
  id: z.string(),
  reports: count,
  publishers: count,
  origins: count,
  event: z.string(),
  events: z.array(z.string()),
  published: z.strictObject({ first: day, last: day }),
  dates: versions,
  places: versions,
  sizes: z.strictObject({ dead: sizes, injured: sizes, arrested: sizes, crowd: sizes }),
});
const Story = z.strictObject({ story: Summary, events: z.array(StoredEventSchema) }).openapi("Story");

const MOST_EVENTS = 500;

/** `GET /v1/stories/:id`: one act as all its reports tell it. */
export function addStoryRoutes(app: Api, context: ApiContext): void {
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/stories/{id}",
      summary: "One act as all its reports tell it, disagreements side by side",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: { description: "The story", content: { "application/json": { schema: Story } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      const id = c.req.param("id") ?? "";
      const order = "e.published NULLS LAST, e.document_id, e.sequence, e.event_id";
      const events: StoredEvent[] = [];
      for await (const event of streamEvents(lake, { where: "s.story_id = $1", params: [id], order }))
        events.push(event);
      const story = summarizeStory(events);
      if (story === null) throw notFound("story", id);
      return c.json({ story, events: events.slice(0, MOST_EVENTS) }, 200);
    },
  });
}
