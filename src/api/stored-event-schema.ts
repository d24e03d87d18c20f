import { z } from "@hono/zod-openapi";
import { EventRecord } from "../record/reading.ts";

const text = z.string().nullable();
const count = z.int().min(0);

/** An event of the lake, as it goes over the wire. */
export const StoredEventSchema = z
  .strictObject({
    event: EventRecord,
    document: z.strictObject({
      id: z.string(),
      url: text,
      title: text,
      language: text,
      published: text,
      publisher: text,
      author: text,
      origin: text.describe("who first put the text out"),
      license: text.describe('SPDX id or "public-domain"; null is unknown'),
      attribution: text.describe("the line that the licence asks for"),
    }),
    story: z.strictObject({ id: z.string(), reports: count, publishers: count, origins: count }).nullable(),
  })
  .openapi("StoredEvent");
