/**
 * The tables of a lake and their columns, as DuckDB types. Parts, views, questions and migrations all come from this one list.
 * Offsets are half-open and count Unicode code points of the document's text, as in a reading. A column ending in `_json` holds
 * the value of the reading's field of that name, so a reading can be put together again exactly.
 */

/** Grows when a column is added or changes its meaning; `migrate-lake.ts` says how older parts are seen. */
export const LAKE_VERSION = 1;

const PARTICIPANT = {
  entity_text: "VARCHAR",
  start: "INTEGER",
  end: "INTEGER",
  code: "VARCHAR",
  sector: "VARCHAR",
  other_sectors: "VARCHAR[]",
  identifier_id: "VARCHAR",
  identifier_text: "VARCHAR",
  office: "VARCHAR",
  reason: "VARCHAR",
  candidates: "VARCHAR[]",
  via_json: "VARCHAR",
  entity: "VARCHAR",
} as const;

function prefixed<P extends string, C extends Readonly<Record<string, string>>>(prefix: P, columns: C) {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [`${prefix}_${name}`, type])) as {
    readonly [K in keyof C & string as `${P}_${K}`]: C[K];
  };
}

const EVENT = {
  event_id: "VARCHAR",
  document_id: "VARCHAR",
  event: "VARCHAR",
  mode: "VARCHAR[]",
  context: "VARCHAR[]",
  auxiliary: "VARCHAR[]",
  auxiliary_cues_json: "VARCHAR",
  event_info_json: "VARCHAR",
  quad_code: "TINYINT",
  event_scale: "DOUBLE",
  cameo: "VARCHAR",
  goldstein: "DOUBLE",
  /** Codes and "CODE.SECTOR" of all actors, each once, for filters: ["IRN", "IRN.GOV"]. */
  actor_codes: "VARCHAR[]",
  recipient_codes: "VARCHAR[]",
  /** YYYY[-MM[-DD]]. */
  date: "VARCHAR",
  /** First and last day that `date` may mean. */
  date_from: "DATE",
  date_to: "DATE",
  date_info_json: "VARCHAR",
  place: "VARCHAR",
  place_name: "VARCHAR",
  place_country: "VARCHAR",
  geonameid: "INTEGER",
  lat: "DOUBLE",
  lon: "DOUBLE",
  event_loc_json: "VARCHAR",
  dead_least: "INTEGER",
  dead_most: "INTEGER",
  injured_least: "INTEGER",
  injured_most: "INTEGER",
  arrested_least: "INTEGER",
  arrested_most: "INTEGER",
  crowd_least: "INTEGER",
  crowd_most: "INTEGER",
  size_json: "VARCHAR",
  trigger: "VARCHAR",
  event_text_json: "VARCHAR",
  confidence: "DOUBLE",
  /** The sentence, where the licence allows. */
  text: "VARCHAR",
  sequence: "INTEGER",
  start: "INTEGER",
  end: "INTEGER",
  cite_info_json: "VARCHAR",
  /** The document's date, so that "reported since" needs no join. */
  published: "VARCHAR",
} as const;

const ACTOR = {
  event_id: "VARCHAR",
  document_id: "VARCHAR",
  role: "VARCHAR",
  position: "INTEGER",
  ...PARTICIPANT,
} as const;

export const LAKE_TABLES = {
  /** One row for every item that was given and could be opened, read or not: `state` says which. */
  documents: {
    document_id: "VARCHAR",
    /** sha256 of the text. */
    hash: "VARCHAR",
    /** Where it came from (`SourceDocument.locator`); one row a locator. */
    locator: "VARCHAR",
    format: "VARCHAR",
    /** `read`: its events are in the lake; `duplicate`: the same text is there as `duplicate_of`; `withdrawn`: its publisher took it back before it was read. */
    state: "VARCHAR",
    duplicate_of: "VARCHAR",
    /** `exact` or `near`, null for a document that was read. */
    duplicate_kind: "VARCHAR",
    /** Share of this text's shingles that the other has too, 0–1. */
    duplicate_share: "DOUBLE",
    url: "VARCHAR",
    title: "VARCHAR",
    text: "VARCHAR",
    language: "VARCHAR",
    /** YYYY-MM-DD. */
    published: "VARCHAR",
    published_bounds_json: "VARCHAR",
    dateline_json: "VARCHAR",
    publisher: "VARCHAR",
    publisher_id: "VARCHAR",
    /** Who owns the publisher and others: as the user's table of sites says. A family counts as one publisher of a story. */
    family: "VARCHAR",
    author: "VARCHAR",
    /** Who first put the text out: the agency that it credits, else its publisher; null where neither is known. */
    origin: "VARCHAR",
    license: "VARCHAR",
    license_json: "VARCHAR",
    attribution: "VARCHAR",
    item: "VARCHAR",
    item_version: "VARCHAR",
    item_status: "VARCHAR",
    sentences_json: "VARCHAR",
    warnings_json: "VARCHAR",
    /** MinHash of the text's word shingles, hexadecimal: what near duplicates are found by when the lake is opened again. */
    signature: "VARCHAR",
    coder: "VARCHAR",
    model: "VARCHAR",
  },
  events: EVENT,
  /** Actors, recipients and attributions of events, in the order of the reading. */
  actors: ACTOR,
  statements: {
    statement_id: "VARCHAR",
    document_id: "VARCHAR",
    ...prefixed("speaker", PARTICIPANT),
    cue_json: "VARCHAR",
    form: "VARCHAR",
    start: "INTEGER",
    end: "INTEGER",
    text: "VARCHAR",
    sequence: "INTEGER",
  },
  relations: {
    relation_id: "VARCHAR",
    document_id: "VARCHAR",
    ...prefixed("subject", PARTICIPANT),
    relation: "VARCHAR",
    ...prefixed("object", PARTICIPANT),
    date: "VARCHAR",
    start: "INTEGER",
    end: "INTEGER",
  },
  entities: {
    document_id: "VARCHAR",
    entity_id: "VARCHAR",
    name: "VARCHAR",
    kind: "VARCHAR",
    code: "VARCHAR",
    sector: "VARCHAR",
    other_sectors: "VARCHAR[]",
    identifier_id: "VARCHAR",
    offices_json: "VARCHAR",
    reason: "VARCHAR",
  },
  mentions: { document_id: "VARCHAR", entity_id: "VARCHAR", start: "INTEGER", end: "INTEGER" },
  /** One row for every item that could not be opened or read. */
  failures: {
    locator: "VARCHAR",
    document_id: "VARCHAR",
    code: "VARCHAR",
    what: "VARCHAR",
    where: "VARCHAR",
    fix: "VARCHAR",
  },
  /** Which act each event tells of; the newest generation counts, older ones stay. */
  stories: { generation: "INTEGER", story_id: "VARCHAR", event_id: "VARCHAR" },
  /** What readers found wrong. Nothing that was read is changed: the newest revision of an event counts. */
  corrections: {
    correction_id: "VARCHAR",
    event_id: "VARCHAR",
    document_id: "VARCHAR",
    /** Counts from 1 for each event; 0 is the event as it was read. */
    revision: "INTEGER",
    /** `wrong`: the event counts no more; `mend`: it counts as `mended_events` has it in this revision. */
    kind: "VARCHAR",
    changes_json: "VARCHAR",
    by: "VARCHAR",
    note: "VARCHAR",
    /** ISO time. */
    created: "VARCHAR",
  },
  /** Events as they were mended, and who takes part in them then. */
  mended_events: { ...EVENT, revision: "INTEGER" },
  mended_actors: { ...ACTOR, revision: "INTEGER" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type LakeTable = keyof typeof LAKE_TABLES;

/** The value of a cell: what `write-part.ts` takes for each DuckDB type above. Dates are `YYYY-MM-DD`. */
type Cell<T> = T extends "VARCHAR[]" ? readonly string[] : T extends "VARCHAR" | "DATE" ? string | null : number | null;

/** A row of a table. */
export type LakeRow<T extends LakeTable> = {
  readonly [C in keyof (typeof LAKE_TABLES)[T]]: Cell<(typeof LAKE_TABLES)[T][C]>;
};
