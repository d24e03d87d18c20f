import { Correction, GivenCorrection } from "../store/correction.ts";
import { nameSchema } from "./name-schema.ts";

/** A correction, and what is sent to make one, as OpenAPI names them. */
export const CorrectionSchema = nameSchema(Correction, "Correction");
export const GivenCorrectionSchema = nameSchema(GivenCorrection, "GivenCorrection");
