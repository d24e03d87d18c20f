import { z } from "zod";

/**
 * A reading as the world sees it. Field names of an event are PLOVER's data-interchange names; the rest stands beside them.
 * All offsets are half-open and count Unicode code points of the document's text, as Python, R and SQL do.
 *
 * The types below and schema/reading.schema.json come from these same definitions.
 */

const offset = z.int().min(0);
const range = z.tuple([offset, offset]).describe("[start, end) in code points");
const words = { text: z.string(), start: offset, end: offset };
const span = z.strictObject(words);
const code = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable()
  .describe("ISO 3166-1 alpha-3 or a PLOVER special code");
const sector = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable();
const wikidata = z
  .string()
  .regex(/^Q\d+$/)
  .nullable();
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable()
  .describe("YYYY[-MM[-DD]]");

export const Participant = z.strictObject({
  entity_text: z.string().nullable(),
  start: offset.nullable(),
  end: offset.nullable(),
  code,
  sector,
  other_sectors: z.array(z.string()),
  identifier_id: wikidata,
  identifier_text: z.string().nullable(),
  office: z.string().nullable(),
  reason: z.string().describe("how the code was found, or why there is none"),
  candidates: z.array(z.string()).describe("who it may be, where that stays open"),
  via: z.array(span).describe("the mentions through which a pronoun or title was resolved"),
  entity: z.string().nullable().describe("id in `entities`"),
});

const License = z.strictObject({
  spdx: z.string().nullable(),
  url: z.string().nullable(),
  holder: z.string().nullable(),
  start: offset.nullable(),
  end: offset.nullable(),
});

const Dateline = z.strictObject({
  ...words,
  name: z.string().nullable(),
  country: code,
  geonameid: z.int().nullable(),
  agency: z.string().nullable(),
});

const Bounds = z.strictObject({ not_before: date, not_after: date, weekday: z.string().nullable() });

export const ReadDocument = z.strictObject({
  id: z.string(),
  hash: z.string().describe("sha256 of the text"),
  url: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable().describe("only where the licence allows, or when asked for"),
  language: z.string().nullable(),
  published: date,
  published_bounds: Bounds.nullable().describe("what text and knowledge allow when `published` is null"),
  dateline: Dateline.nullable(),
  publisher: z.strictObject({ name: z.string(), wikidata }).nullable(),
  license: License.nullable(),
  sentences: z.array(range),
});

const Location = z.strictObject({
  extracted_place: z.string(),
  start: offset,
  end: offset,
  resolved_place: z.string().nullable(),
  geonameid: z.int().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country_code: code,
  resolution: z.int().min(1).max(5).nullable().describe("1 country … 5 below the city"),
  reason: z.string(),
});

const Size = z.strictObject({ ...words, least: z.int(), most: z.int().nullable() }).nullable();

export const EventRecord = z.strictObject({
  id: z.string(),
  document_id: z.string(),
  event: z.string(),
  mode: z.array(z.string()),
  context: z.array(z.string()),
  auxiliary: z.array(z.enum(["future", "hypothetical", "negated", "historical"])),
  auxiliary_cues: z.record(z.string(), span),
  event_info: z
    .strictObject({ model_type: z.string(), score: z.number(), rule: z.string().nullable() })
    .describe("the type that the model gave, and the codebook's rule that changed it"),
  quad_code: z.int().min(1).max(4),
  event_scale: z.number().min(-10).max(10),
  cameo: z.string(),
  goldstein: z.number().min(-10).max(10),
  actor: z.array(Participant),
  recipient: z.array(Participant),
  date,
  date_info: z
    .strictObject({
      ...words,
      granularity: z.enum(["day", "month", "year", "weekday", "relative"]),
      basis: z.enum(["text", "published", "open", "preceding"]),
    })
    .nullable(),
  event_loc: Location.nullable(),
  size: z.strictObject({ dead: Size, injured: Size, arrested: Size, crowd: Size }).nullable(),
  event_text: z.array(span),
  attribution: Participant.nullable(),
  confidence: z.number().min(0).max(1),
  text: z.string().nullable(),
  text_info: z.strictObject({ sequence: z.int(), start: offset, end: offset }),
  cite_info: z.strictObject({
    url: z.string().nullable(),
    title: z.string().nullable(),
    publication: z.string().nullable(),
    language: z.string().nullable(),
    license: z.string().nullable(),
    copyright: z.string().nullable(),
    coder: z.string(),
    codebook: z.string(),
    version: z.string().describe("hash of the model's weights"),
  }),
});

export const StatementRecord = z.strictObject({
  id: z.string(),
  speaker: Participant.nullable(),
  cue: span.nullable(),
  form: z.enum(["direct", "indirect", "mixed"]),
  start: offset,
  end: offset,
  text: z.string().nullable(),
  sequence: z.int(),
});

export const RelationRecord = z.strictObject({
  id: z.string(),
  subject: Participant,
  relation: z.string(),
  object: Participant,
  date,
  start: offset,
  end: offset,
});

export const EntityRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["person", "organisation", "country", "place", "group"]),
  code,
  sector,
  other_sectors: z.array(z.string()),
  identifier_id: wikidata,
  offices: z.array(z.strictObject({ title: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  reason: z.string(),
  mentions: z.array(range),
});

const ErrorRecord = z.strictObject({ code: z.string(), what: z.string(), where: z.string(), fix: z.string() });

/** One reading: what `read --json` prints, and one line for every input document elsewhere. */
export const Reading = z
  .strictObject({
    document: ReadDocument,
    events: z.array(EventRecord),
    statements: z.array(StatementRecord),
    relations: z.array(RelationRecord),
    entities: z.array(EntityRecord),
    warnings: z.array(z.strictObject({ code: z.string(), what: z.string() })),
    error: ErrorRecord.nullable(),
  })
  .describe("A reading of one news text by dragoman");

export type Reading = z.infer<typeof Reading>;
export type ReadDocument = z.infer<typeof ReadDocument>;
export type EventRecord = z.infer<typeof EventRecord>;
export type StatementRecord = z.infer<typeof StatementRecord>;
export type RelationRecord = z.infer<typeof RelationRecord>;
export type EntityRecord = z.infer<typeof EntityRecord>;
export type Participant = z.infer<typeof Participant>;

/** The JSON Schema (draft 2020-12) of a reading. */
export function readingSchema(): object {
  return z.toJSONSchema(Reading, { target: "draft-2020-12" });
}
