import type { Resolution } from "../entities/resolve-mention.ts";
import type { Mention } from "./find-mentions.ts";
import type { Judged } from "./judge-mentions.ts";
import type { WordTable } from "./word-table.ts";

/** A country that at least this share of the resolved mentions belongs to may stand for "the police", "the government". */
const DOMINANT_SHARE = 0.5;
/** A country that is so much ahead of the next counts more than another that the sentence names. */
const CLEAR_LEAD = 1.5;
/** The same share for somebody without any word of office. */
const ONLY_SHARE = 0.6;

/** How far back the country of a scene is looked for. */
const SENTENCES_BACK = 2;

/** Where the countries of a document stand. */
export interface ChainContext {
  readonly table: WordTable;
  /** Codes of the countries named in each sentence. */
  readonly countriesIn: readonly (readonly string[])[];
  readonly countries: readonly (readonly [string, number])[];
}

/**
 * Gives a country to a domestic actor that is named without one ("police", "the opposition"): the one that clearly dominates the document, else
 * the only one named in its sentence or just before. `reason` says so.
 */
export function withCountry(
  best: Judged,
  mentions: readonly Judged[],
  { table, countriesIn, countries }: ChainContext,
): Resolution {
  const { resolution } = best;
  if (resolution.code || resolution.candidates.length > 0) return resolution;
  const elsewhere = mentions.find((j) => j.resolution.code);
  if (elsewhere)
    return {
      ...resolution,
      kind: "resolved",
      code: elsewhere.resolution.code,
      reason: `${resolution.reason}; country from another mention`,
    };
  if (resolution.sector === "REF" || ofSeveralStates(best.words) || isAnybody(best.words)) return resolution;
  if (!resolution.sector) return ofOnlyCountry(best, { table, countriesIn, countries });
  const found =
    mainCountry(countries, { lead: CLEAR_LEAD }) ??
    nearCountry(best.mention, { table, countriesIn }) ??
    mainCountry(countries, { lead: 1 });
  return found
    ? { ...resolution, kind: "resolved", code: found.code, reason: `${resolution.reason}; ${found.why}` }
    : resolution;
}

interface FoundCountry {
  readonly code: string;
  readonly why: string;
}

/** The country of most resolved mentions, where it is ahead of the next one by more than a factor: a text on two countries has no main one. */
function mainCountry(countries: ChainContext["countries"], { lead }: { readonly lead: number }): FoundCountry | null {
  const total = countries.reduce((sum, [, n]) => sum + n, 0);
  const [[code, n] = [null, 0], [, next] = [null, 0]] = countries;
  return code && n > lead * next && n / total >= DOMINANT_SHARE
    ? { code, why: "the main country of the document" }
    : null;
}

/** The only country that the sentence names; where it names none, that of the sentence before. */
function nearCountry(
  mention: Mention,
  { table, countriesIn }: Pick<ChainContext, "table" | "countriesIn">,
): FoundCountry | null {
  const sentence = table.sentenceOf[mention.head] ?? 0;
  for (let back = 0; back <= SENTENCES_BACK && back <= sentence; back++) {
    const [code, ...more] = new Set(countriesIn[sentence - back]);
    if (!code) continue;
    if (more.length > 0) return null;
    return { code, why: back === 0 ? "the only country in its sentence" : "the only country in a sentence before" };
  }
  return null;
}

/** "Regional countries", "foreign ministers": a state has one of them, so several are of no single state. */
function ofSeveralStates(words: string): boolean {
  return /(^|\s)((?:all|its|their|our|other|regional) neighbou?rs|countries|nations|governments|counterparts|donors|heads of (state|government)|(world|regional|global|foreign) (leaders|powers)|(foreign|defen[cs]e|finance|prime) ministers|(foreign|defen[cs]e) chiefs)$/i.test(
    words,
  );
}

/** "Critics", "Western correspondents": nothing says of which country they are, or that they are of none alone. */
function isAnybody(words: string): boolean {
  return (
    /^(?:(?:many|some|several|other|most|the) )*(?:critics|observers|analysts|experts|commentators|sources)$/i.test(
      words,
    ) ||
    /\b(?:foreign(?! (?:minist|affairs|office|secretar|policy))|western|international|global|worldwide)\b/i.test(words)
  );
}

/**
 * Somebody of whom nothing is known but a name or a number ("Kelly", "two shoppers"): of the document's country, where it speaks of one alone
 * or nearly so.
 */
function ofOnlyCountry({ resolution, mention }: Judged, { countries }: ChainContext): Resolution {
  const total = countries.reduce((sum, [, n]) => sum + n, 0);
  const [code, n] = countries[0] ?? [null, 0];
  if (!code || !/^(person|group)$/.test(mention.kind) || n / total < ONLY_SHARE) return resolution;
  // PLOVER's CVL are people whom no other sector covers.
  const sector = mention.kind === "group" ? "CVL" : null;
  return {
    ...resolution,
    kind: "resolved",
    code,
    sector,
    reason: `${resolution.reason}; nearly the only country of the document`,
  };
}

/** "His men", "the people of his country". */
const POSSESSIVE = /(?:^|\sof\s)(his|her|its)\s+/i;
/** Whom one has against or beside oneself is of another country. */
const NOT_OWN =
  /\b(neighbou?rs?|counterparts?|rivals?|all(?:y|ies)|enem(?:y|ies)|opponents?|critics?|partners?|victims?|captors?|kidnappers?|attackers?|killers?|embassy|visitors?|guests?|hosts?)\b/i;

/** Whether a phrase names somebody by whose he is. */
export const isOwned = (words: string): boolean => POSSESSIVE.test(words);

/** "His country", "its media regulator": of the country of him or it that the sentence named last before. */
export function ofOwner(
  { mention, words, resolution }: Judged,
  known: ReadonlyMap<Mention, { readonly resolution: Resolution }>,
  { table }: ChainContext,
): Resolution | null {
  const possessive = POSSESSIVE.exec(words)?.[1]?.toLowerCase();
  if (!possessive || resolution.code || resolution.candidates.length > 0 || NOT_OWN.test(words)) return null;
  const kinds = possessive === "its" ? /^(organisation|country)$/ : /^person$/;
  const sentence = table.sentenceOf[mention.head];
  const before = [...known].filter(
    ([other]) =>
      kinds.test(other.kind) && table.sentenceOf[other.head] === sentence && other.span.end <= mention.span.start,
  );
  const [owner, who] = before.sort(([a], [b]) => b.span.start - a.span.start)[0] ?? [];
  const code = who?.resolution.code;
  if (!owner || !code) return null;
  const name = table.text.slice(owner.span.start, owner.span.end);
  return { ...resolution, kind: "resolved", code, reason: `${resolution.reason}; of the country of "${name}"` };
}
