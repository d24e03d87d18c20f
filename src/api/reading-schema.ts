import { Reading } from "../record/reading.ts";
import { nameSchema } from "./name-schema.ts";

/** A reading, as OpenAPI names it. */
export const ReadingSchema = nameSchema(Reading, "Reading");
