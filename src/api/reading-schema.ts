import "@hono/zod-openapi"; // gives schemas their names in OpenAPI
import { Reading } from "../record/reading.ts";

/** A reading, as OpenAPI names it. */
export const ReadingSchema = Reading.openapi("Reading");
