/**
 * PLOVER 2.0 as typed data. The names that code is written against (types, quads, flags) are literal unions here and the
 * loader checks that the data agree with them; the longer lists (modes, contexts, sectors) live in the data alone.
 */

/** The sixteen event types, in the order of the manual. */
export const EVENT_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

/** The name of an event type. */
export type EventType = (typeof EVENT_TYPES)[number];

/** The auxiliary flags of an event: without one, it is reported as done or under way. */
export const FLAGS = ["future", "hypothetical", "negated", "historical"] as const;

/** The name of an auxiliary flag. */
export type Flag = (typeof FLAGS)[number];

/** The quads' codes: cooperation is 1 (verbal) and 2 (material), conflict 3 and 4. */
export const QUAD_CODES = [1, 2, 3, 4] as const;

/** The code of a quad. */
export type QuadCode = (typeof QUAD_CODES)[number];

/** The quads' names, in the order of their codes. */
export const QUAD_NAMES = [
  "verbal_cooperation",
  "material_cooperation",
  "verbal_conflict",
  "material_conflict",
] as const;

/** One of the four classes into which types fall. */
export interface Quad {
  readonly code: QuadCode;
  readonly name: (typeof QUAD_NAMES)[number];
  readonly gloss: string;
}

/** A code of a closed list and what it means. */
export interface Named {
  readonly name: string;
  readonly gloss: string;
}

/** How an act was done. The same name may stand under several types and mean something else under each. */
export interface ModeEntry extends Named {
  /** From -10 (conflict) to 10 (cooperation); null where the manual prints none (PROTEST vandalize): the type's then holds. */
  readonly score: number | null;
}

/** What an act was. */
export interface TypeEntry extends Named {
  readonly name: EventType;
  readonly quad: QuadCode;
  /** From -10 to 10, for an event without a mode. Its sign does not follow from the quad: REQUEST scores 0. */
  readonly score: number;
  readonly requiresRecipient: boolean;
  /** Who the recipient is, in words. */
  readonly recipient: string;
  readonly modes: readonly ModeEntry[];
}

/** An auxiliary flag and what it means. */
export interface FlagEntry extends Named {
  readonly name: Flag;
}

/** What an event of one type becomes when it lies in the future. */
export interface FutureReduction {
  readonly type: EventType;
  readonly becomes: EventType;
  /** Whether PLOVER keeps the flag `future`: not where the type that results already says it. */
  readonly keepsFlag: boolean;
  /** False where the manual is silent and the type is left as it is. */
  readonly statedByManual: boolean;
}

/** The part that an actor plays in a society. */
export interface SectorEntry {
  readonly code: string;
  /** One of the eleven that the manual counts as most used. */
  readonly frequent: boolean;
  readonly gloss: string;
}

/** A code that stands where a country's would: for bodies across borders, and for territories kept apart from any state. */
export interface SpecialCode extends Named {
  readonly code: string;
  readonly kind: "non-state" | "territory";
}

/** A code of CAMEO, the older codebook, and its place on Goldstein's scale from -10 to 10. */
export interface CameoCode {
  readonly code: string;
  readonly name: string;
  readonly goldstein: number;
}

/** Everything in data/codebook, checked. */
export interface Codebook {
  /** Short name for citations: `plover-2.0`. */
  readonly name: string;
  readonly version: string;
  readonly quads: readonly Quad[];
  readonly types: readonly TypeEntry[];
  readonly contexts: readonly Named[];
  readonly flags: readonly FlagEntry[];
  readonly futureReductions: readonly FutureReduction[];
  readonly sectors: readonly SectorEntry[];
  readonly specialCodes: readonly SpecialCode[];
  /** By code. */
  readonly cameo: ReadonlyMap<string, CameoCode>;
  /** By type (`CONSULT`) and by type and mode (`CONSULT.visit`). */
  readonly nearestCameo: ReadonlyMap<string, CameoCode>;
}
