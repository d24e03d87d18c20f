/**
 * What the server answers, as far as the page uses it. Names are those of /v1/schema: PLOVER's, in snake_case.
 * All offsets are half-open and count code points of the document's text.
 */

export type Quad = 1 | 2 | 3 | 4;
export type Range = readonly [start: number, end: number];

/** Words of the text and where they stand. */
export interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Participant {
  readonly entity_text: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly code: string | null;
  readonly sector: string | null;
  readonly other_sectors: readonly string[];
  readonly identifier_id: string | null;
  readonly identifier_text: string | null;
  readonly office: string | null;
  readonly reason: string;
  readonly candidates: readonly string[];
  readonly via: readonly Words[];
  readonly entity: string | null;
}

export interface Size extends Words {
  readonly least: number;
  readonly most: number | null;
}

export type SizeKind = "dead" | "injured" | "arrested" | "crowd";

export interface Place {
  readonly extracted_place: string;
  readonly start: number;
  readonly end: number;
  readonly resolved_place: string | null;
  readonly geonameid: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country_code: string | null;
  readonly resolution: number | null;
  readonly reason: string;
}

export interface DateInfo extends Words {
  readonly granularity: string;
  readonly basis: "text" | "published" | "open" | "preceding";
}

/** One claim: who did what to whom, and the words that say so. */
export interface EventRecord {
  readonly id: string;
  readonly document_id: string;
  readonly event: string;
  readonly mode: readonly string[];
  readonly context: readonly string[];
  readonly auxiliary: readonly string[];
  readonly auxiliary_cues: Readonly<Record<string, Words>>;
  readonly event_info: { readonly model_type: string; readonly score: number; readonly rule: string | null };
  readonly quad_code: number;
  readonly event_scale: number;
  readonly cameo: string;
  readonly goldstein: number;
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly date: string | null;
  readonly date_info: DateInfo | null;
  readonly event_loc: Place | null;
  readonly size: Readonly<Record<SizeKind, Size | null>> | null;
  readonly event_text: readonly Words[];
  readonly attribution: Participant | null;
  readonly confidence: number;
  readonly text: string | null;
  readonly text_info: { readonly sequence: number; readonly start: number; readonly end: number };
  readonly cite_info: {
    readonly url: string | null;
    readonly title: string | null;
    readonly publication: string | null;
    readonly language: string | null;
    readonly license: string | null;
    readonly copyright: string | null;
    readonly coder: string;
    readonly codebook: string;
    readonly version: string;
  };
}

export interface Statement {
  readonly id: string;
  readonly speaker: Participant | null;
  readonly cue: Words | null;
  readonly form: "direct" | "indirect" | "mixed";
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
}

/** One text and all that was read in it. */
export interface Reading {
  readonly document: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly text: string | null;
    readonly language: string | null;
    readonly published: string | null;
    readonly publisher: { readonly name: string; readonly wikidata: string | null } | null;
    readonly license: {
      readonly spdx: string | null;
      readonly url: string | null;
      readonly holder: string | null;
    } | null;
    readonly sentences: readonly Range[];
  };
  readonly events: readonly EventRecord[];
  readonly statements: readonly Statement[];
  readonly relations: readonly unknown[];
  readonly entities: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly warnings: readonly { readonly code: string; readonly what: string }[];
  readonly error: Problem | null;
}

/** Why something did not work, in the server's words. */
export interface Problem {
  readonly code: string;
  readonly what: string;
  readonly where: string;
  readonly fix: string;
}

export interface StoredDocument {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly origin: string | null;
  readonly license: string | null;
  readonly attribution: string | null;
}

export interface StoredStory {
  readonly id: string;
  readonly reports: number;
  readonly publishers: number;
  readonly origins: number;
}

/** An event of the lake. */
export interface StoredEvent {
  readonly event: EventRecord;
  readonly document: StoredDocument;
  readonly story: StoredStory | null;
  readonly corrections?: readonly Correction[];
}

export interface EventsPage {
  readonly events: readonly StoredEvent[];
  readonly next: string | null;
  readonly total: number;
}

/** What a correction changes; a field that is left out stays. */
export interface Changes {
  readonly event?: string;
  readonly mode?: readonly string[];
  readonly actor?: readonly RoleChange[];
  readonly recipient?: readonly RoleChange[];
  readonly date?: string;
  readonly auxiliary?: readonly string[];
}

export interface RoleChange {
  readonly position: number;
  readonly code?: string;
  readonly sector?: string;
  /** The other role, or none at all. */
  readonly role?: "actor" | "recipient" | "none";
}

export interface CorrectionDraft {
  readonly event_id: string;
  readonly kind: "wrong" | "mend";
  readonly changes?: Changes;
  readonly by: string;
  readonly note?: string;
}

export interface Correction extends Omit<CorrectionDraft, "changes" | "note"> {
  readonly id: string;
  readonly changes: Changes | null;
  readonly note: string | null;
  /** ISO time. */
  readonly created: string;
}

export interface Period {
  readonly period: string;
  readonly events: number;
}

export interface DyadPeriod {
  readonly from: string;
  readonly actor: string;
  readonly recipient: string;
  readonly events: number;
  readonly stories: number;
  readonly goldstein: number | null;
  readonly scale: number | null;
  readonly quads: readonly [number, number, number, number] | null;
}

/** Events that have a place, by columns. */
export interface Points {
  readonly ids: readonly string[];
  readonly lat: readonly number[];
  readonly lon: readonly number[];
  readonly quad: readonly number[];
  readonly date: readonly (string | null)[];
}

export interface Quotation {
  readonly statement_id: string;
  readonly document_id: string;
  readonly speaker: string | null;
  readonly text: string | null;
  readonly form: string;
  readonly published: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly license: string | null;
  readonly attribution: string | null;
}

export interface ActorHit {
  readonly key: string;
  readonly name: string;
  readonly code: string | null;
  readonly sector: string | null;
  readonly identifier_id: string | null;
  readonly events: number;
}

export interface ActorAnswer {
  readonly name: string;
  readonly code: string | null;
  readonly sector: string | null;
  readonly offices: readonly { readonly title: string; readonly from: string | null; readonly to: string | null }[];
  readonly dyads: readonly { readonly other: string; readonly events: number; readonly goldstein: number | null }[];
  readonly quotations: readonly Quotation[];
  readonly events: readonly StoredEvent[];
}

export interface Version {
  readonly value: string;
  readonly reports: number;
  readonly events: readonly string[];
}

export interface StoryAnswer {
  readonly story: StorySummary;
  readonly events: readonly StoredEvent[];
}

export interface StorySummary extends StoredStory {
  readonly event: string;
  readonly published: { readonly first: string | null; readonly last: string | null };
  readonly dates: readonly Version[];
  readonly places: readonly Version[];
  readonly sizes: Readonly<Record<SizeKind, readonly Version[]>>;
}

export interface HealthAnswer {
  readonly version: string;
  readonly coder: string;
  readonly model: string;
  readonly codebook: string;
  readonly lake: {
    readonly documents: number;
    readonly read: number;
    readonly duplicates: number;
    readonly withdrawn: number;
    readonly failures: number;
    readonly events: number;
    readonly stories: number;
    readonly statements: number;
    readonly commits: number;
    readonly newest_published: string | null;
    readonly oldest_published: string | null;
  } | null;
}

export interface SourcesAnswer {
  readonly publishers: readonly {
    readonly name: string | null;
    readonly documents: number;
    readonly licenses: readonly (string | null)[];
  }[];
  readonly licenses: readonly {
    readonly license: string | null;
    readonly documents: number;
    readonly attribution: string | null;
  }[];
}

export interface Failure extends Problem {
  readonly locator: string;
  readonly document_id: string | null;
}

export interface Duplicate {
  readonly document_id: string;
  readonly locator: string;
  readonly duplicate_of: string | null;
  readonly duplicate_kind: string | null;
  readonly duplicate_share: number | null;
}
