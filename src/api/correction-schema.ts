import "@hono/zod-openapi"; // gives schemas their names in OpenAPI
import { Correction, GivenCorrection } from "../store/correction.ts";

/** A correction, and what is sent to make one, as OpenAPI names them. */
export const CorrectionSchema = Correction.openapi("Correction");
export const GivenCorrectionSchema = GivenCorrection.openapi("GivenCorrection");
