import type { NameMatch } from "./find-names.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import type { PhraseSector } from "./sector-of-phrase.ts";

/** Who a phrase names, and why we think so. "Nobody we know" is an answer, not an exception. */
export interface Resolution {
  readonly kind: "resolved" | "unresolved";
  /** ISO 3166-1 alpha-3 or a PLOVER special code. */
  readonly code: string | null;
  readonly sector: string | null;
  readonly otherSectors: readonly string[];
  /** Wikidata id. */
  readonly identifierId: string | null;
  readonly identifierText: string | null;
  readonly office: string | null;
  readonly entityKind: "person" | "organisation" | "country" | "place" | "group";
  readonly reason: string;
  /** Who it may be, where that stays open. */
  readonly candidates: readonly string[];
}

/** A phrase and what is known around it. */
export interface Question {
  readonly text: string;
  /** The sentence around it. */
  readonly context?: string;
  /** ISO date of the document. */
  readonly date?: string;
  /** Codes of the countries that the document speaks of, the most frequent first. */
  readonly documentCountries?: readonly string[];
  /** What the reader takes the phrase for: a capital named as a place is no government. */
  readonly kind?: string;
}

/** A phrase taken apart: what the steps of resolving work on. */
export interface Phrase {
  readonly words: readonly string[];
  readonly matches: readonly NameMatch[];
  /** The word position behind the head: names from there on only say whose. */
  readonly headEnd: number;
  readonly sector: PhraseSector;
  readonly question: Question;
  readonly knowledge: KnowledgeBase;
}

/** Nobody known. */
export const NOBODY: Resolution = {
  kind: "unresolved",
  code: null,
  sector: null,
  otherSectors: [],
  identifierId: null,
  identifierText: null,
  office: null,
  entityKind: "group",
  reason: "no known name and no word of office",
  candidates: [],
};

/** What the words of office alone tell. */
export function bySectorAlone({ sector, others, word }: PhraseSector): Resolution {
  if (!sector) return NOBODY;
  return { ...NOBODY, sector, otherSectors: others, reason: `sector by "${word}"; no country named` };
}

/** A phrase that may stand for several, of whom nothing around it chooses one. */
export function tie({ sector }: Phrase, reason: string, candidates: readonly string[]): Resolution {
  return { ...bySectorAlone(sector), kind: "unresolved", reason, candidates };
}

/** Codes of bodies that belong to no state: their officers are no government's. */
export const isBeyondStates = (code: string): boolean => /^(UNO|EUR|IGO|NGO|MNC|ISM|IMG)$/.test(code);
