import fc from "fast-check";
import type { EventRecord, Participant, Reading } from "../src/record/reading.ts";

const { constantFrom, option, record, array } = fc;
const words = fc.string({ unit: "binary", maxLength: 12 });
const maybeWords = option(words);
const offset = fc.nat(2 ** 31 - 1);
const maybeOffset = option(offset);
const texts = array(words, { maxLength: 3 });
const code = option(constantFrom("NOR", "CHL", "IGO"));
const sector = option(constantFrom("GOV", "MIL"));
const wikidata = option(constantFrom("Q1", "Q20"));
const date = option(constantFrom("2021", "2020-02", "2021-05-06", "2021-02-30", "0099-01"));
/** No -0: a reading is JSON, which has none. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((v) => (v === 0 ? 0 : v));
const spanFields = { text: words, start: offset, end: offset };
const span = record(spanFields);
const range = fc.tuple(offset, offset);

const participant: fc.Arbitrary<Participant> = record({
  entity_text: maybeWords,
  start: maybeOffset,
  end: maybeOffset,
  code,
  sector,
  other_sectors: texts,
  identifier_id: wikidata,
  identifier_text: maybeWords,
  office: maybeWords,
  reason: words,
  candidates: texts,
  via: array(span, { maxLength: 2 }),
  entity: maybeWords,
});
const participants = array(participant, { maxLength: 3 });
const size = option(record({ ...spanFields, least: fc.nat(2 ** 40), most: option(fc.nat(2 ** 40)) }));

const place = option(
  record({
    extracted_place: words,
    start: offset,
    end: offset,
    resolved_place: maybeWords,
    geonameid: option(fc.nat()),
    lat: option(number),
    lon: option(number),
    country_code: code,
    resolution: option(fc.integer({ min: 1, max: 5 })),
    reason: words,
  }),
);

const event = (document_id: string): fc.Arbitrary<EventRecord> =>
  record({
    id: fc.uuid(),
    document_id: fc.constant(document_id),
    event: words,
    mode: texts,
    context: texts,
    auxiliary: array(constantFrom("future" as const, "hypothetical" as const, "negated" as const)),
    auxiliary_cues: fc.dictionary(constantFrom("future", "negated"), span),
    event_info: record({ model_type: words, score: number, rule: maybeWords }),
    quad_code: fc.integer({ min: 1, max: 4 }),
    event_scale: between(-10, 10),
    cameo: words,
    goldstein: between(-10, 10),
    actor: participants,
    recipient: participants,
    date,
    date_info: option(
      record({
        ...spanFields,
        granularity: constantFrom("day" as const, "weekday" as const),
        basis: constantFrom("text" as const, "open" as const),
      }),
    ),
    event_loc: place,
    size: option(record({ dead: size, injured: size, arrested: size, crowd: size })),
    event_text: array(span, { maxLength: 2 }),
    attribution: option(participant),
    confidence: between(0, 1),
    text: maybeWords,
    text_info: record({ sequence: offset, start: offset, end: offset }),
    cite_info: record({
      url: maybeWords,
      title: maybeWords,
      publication: maybeWords,
      language: maybeWords,
      license: maybeWords,
      copyright: maybeWords,
      coder: words,
      codebook: words,
      version: words,
    }),
  });

const document = record({
  id: fc.uuid(),
  hash: words,
  url: maybeWords,
  title: maybeWords,
  text: maybeWords,
  language: maybeWords,
  published: date,
  published_bounds: option(record({ not_before: date, not_after: date, weekday: maybeWords })),
  dateline: option(
    record({ ...spanFields, name: maybeWords, country: code, geonameid: option(fc.nat()), agency: maybeWords }),
  ),
  publisher: option(record({ name: words, wikidata })),
  license: option(
    record({ spdx: maybeWords, url: maybeWords, holder: maybeWords, start: maybeOffset, end: maybeOffset }),
  ),
  sentences: array(range, { maxLength: 3 }),
});

const statement = record({
  id: fc.uuid(),
  speaker: option(participant),
  cue: option(span),
  form: constantFrom("direct" as const, "indirect" as const, "mixed" as const),
  start: offset,
  end: offset,
  text: maybeWords,
  sequence: offset,
});

const relation = record({
  id: fc.uuid(),
  subject: participant,
  relation: words,
  object: participant,
  date,
  start: offset,
  end: offset,
});

const entity = record({
  id: fc.uuid(),
  name: words,
  kind: constantFrom("person" as const, "place" as const),
  code,
  sector,
  other_sectors: texts,
  identifier_id: wikidata,
  offices: array(record({ title: words, from: maybeWords, to: maybeWords }), { maxLength: 2 }),
  reason: words,
  mentions: array(range, { maxLength: 3 }),
});

/** Any reading that its types allow, likely or not; its ids are unique. */
export const arbitraryReading: fc.Arbitrary<Reading> = document.chain((read) =>
  record({
    document: fc.constant(read),
    events: array(event(read.id), { maxLength: 3 }),
    statements: array(statement, { maxLength: 2 }),
    relations: array(relation, { maxLength: 2 }),
    entities: array(entity, { maxLength: 3 }),
    warnings: array(record({ code: words, what: words }), { maxLength: 2 }),
    error: fc.constant(null),
  }),
);
