import { z } from "zod";
import { FLAGS } from "../codebook/plover.ts";

const code = z.string().regex(/^[A-Z]{3}$/, "it is no code of three capitals");

const ParticipantChange = z.strictObject({
  position: z.int().min(0).max(1000).describe("which one of the list, from 0"),
  code: code.nullable().optional(),
  sector: code.nullable().optional(),
  /** The other role, or none at all. */
  role: z.enum(["actor", "recipient", "none"]).optional(),
});
export type ParticipantChange = z.output<typeof ParticipantChange>;

/** What of an event is mended; what is left out stays. */
export const Changes = z.strictObject({
  event: z.string().min(1).max(40).optional(),
  mode: z.array(z.string().max(40)).max(20).optional(),
  actor: z.array(ParticipantChange).max(100).optional(),
  recipient: z.array(ParticipantChange).max(100).optional(),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "it is no date: YYYY, YYYY-MM or YYYY-MM-DD")
    .nullable()
    .optional(),
  auxiliary: z.array(z.enum(FLAGS)).max(4).optional(),
});
export type Changes = z.output<typeof Changes>;

/** What a reader says of an event. */
export const GivenCorrection = z.strictObject({
  event_id: z.string().min(1).max(500),
  kind: z.enum(["wrong", "mend"]).describe("wrong: it counts no more; mend: it counts with the changes"),
  changes: Changes.nullish(),
  by: z.string().trim().min(1).max(200).describe("who says so"),
  note: z.string().max(2000).nullish(),
});
export type GivenCorrection = z.output<typeof GivenCorrection>;

/** A correction as the lake keeps it. */
export const Correction = z.strictObject({
  id: z.string(),
  event_id: z.string(),
  document_id: z.string(),
  revision: z.int().min(1),
  kind: z.enum(["wrong", "mend"]),
  changes: Changes.nullable(),
  by: z.string(),
  note: z.string().nullable(),
  created: z.string().describe("ISO time"),
});
export type Correction = Readonly<z.output<typeof Correction>>;
