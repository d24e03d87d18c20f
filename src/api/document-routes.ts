import { z } from "@hono/zod-openapi";
import type { Reading } from "../record/reading.ts";
import type { Lake } from "../store/lake.ts";
import { readReading } from "../store/read-reading.ts";
import { streamEvents } from "../store/stream-events.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { notFound } from "./not-found.ts";
import { ReadingSchema } from "./reading-schema.ts";
import { readQuery } from "./request-query.ts";
import { StoredEventSchema } from "./stored-event-schema.ts";

const text = z.string().nullable();
const Document = z
  .strictObject({
    document: StoredEventSchema.shape.document,
    /** As it counts now: with what readers corrected. */
    reading: ReadingSchema,
    text: text.describe("only where its licence allows, or it was kept when it was read"),
    stored: z.boolean().describe("whether the lake has the text"),
  })
  .openapi("Document");

/** `GET /v1/documents/:id`. */
export function addDocumentRoutes(app: Api, context: ApiContext): void {
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/documents/{id}",
      summary: "One document and its reading",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: { description: "The document", content: { "application/json": { schema: Document } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      const id = c.req.param("id") ?? "";
      const found = await documentPage(lake, id);
      if (found === null) throw notFound("document", id);
      return c.json(found, 200);
    },
  });
}

async function documentPage(lake: Lake, id: string): Promise<z.output<typeof Document> | null> {
  const reading = await readReading(lake, id);
  const [document] = await lake.query(
    `SELECT document_id AS id, url, title, language, published, publisher, author, origin, license, attribution
    FROM documents WHERE document_id = $1 AND state = 'read'`,
    [id],
  );
  if (reading === null || document === undefined) return null;
  const events: Reading["events"] = [];
  const order = "e.sequence, e.start, e.event_id";
  for await (const { event } of streamEvents(lake, { where: "e.document_id = $1", params: [id], order }))
    events.push(event);
  return {
    document: document as unknown as z.output<typeof Document>["document"], // sound: the columns of the question are its fields
    reading: { ...reading, events },
    text: reading.document.text,
    stored: reading.document.text !== null,
  };
}
