import { NOBODY } from "../entities/resolution.ts";
import type { Resolution } from "../entities/resolve-mention.ts";
import type { Mention } from "./find-mentions.ts";
import type { Judged } from "./judge-mentions.ts";
import { type Chain, isPronoun } from "./link-mentions.ts";
import type { WordTable } from "./word-table.ts";

/** One real-world actor or place of the document: its mentions and who it is. */
export interface CodedEntity {
  readonly name: string;
  readonly kind: string;
  readonly mentions: readonly Mention[];
  readonly resolution: Resolution;
  /** The mention whose words gave the resolution; null when none did. */
  readonly by: Mention | null;
}

/** Who a single mention is, by its own words or through other mentions of its entity. */
export interface MentionResolution {
  readonly entity: number;
  readonly resolution: Resolution;
  readonly via: readonly Mention[];
}

/** A country that at least this share of the resolved mentions belongs to may stand for "the police", "the government". */
const DOMINANT_SHARE = 0.5;
/** The same for somebody without any word of office. */
const ONLY_SHARE = 0.6;

/** How far back the country of a scene is looked for. */
const SENTENCES_BACK = 2;

interface ChainContext {
  readonly table: WordTable;
  /** Codes of the countries named in each sentence. */
  readonly countriesIn: readonly (readonly string[])[];
  readonly countries: readonly (readonly [string, number])[];
}

/** Resolves every chain, and every mention of it. Mentions that name nobody take what their chain knows. */
export function resolveChains(
  chains: readonly Chain[],
  context: ChainContext,
): { entities: CodedEntity[]; mentionsOf: Map<Mention, MentionResolution> } {
  const entities: CodedEntity[] = [];
  const mentionsOf = new Map<Mention, MentionResolution>();
  // Who belongs to somebody comes after everybody who may be meant.
  const owned = chains.filter(({ mentions }) => POSSESSIVE.test(wordsOf(mentions)));
  for (const { mentions } of [...chains.filter((chain) => !owned.includes(chain)), ...owned]) {
    const named = mentions.find((j) => !isPronoun(j.words));
    const best = bestOf(mentions) ?? named ?? null;
    const resolution = best
      ? (ofOwner(best, mentionsOf, context) ?? withCountry(best, mentions, context))
      : (mentions[0]?.resolution ?? unresolved("no mention"));
    const name = resolution.identifierText ?? best?.words ?? named?.words ?? mentions[0]?.words ?? "";
    const entity = entities.length;
    entities.push({
      name,
      kind: kindOf(resolution, mentions),
      mentions: mentions.map((j) => j.mention),
      resolution,
      by: best?.mention ?? null,
    });
    for (const own of mentions) mentionsOf.set(own.mention, { entity, ...resolutionOf(own, best, resolution) });
  }
  return { entities, mentionsOf };
}

const wordsOf = (mentions: readonly Judged[]): string => bestOf(mentions)?.words ?? "";

/** "His men", "the people of his country". */
const POSSESSIVE = /(?:^|\sof\s)(his|her|its)\s+/i;
/** Whom one has against or beside oneself is of another country. */
const NOT_OWN =
  /\b(neighbou?rs?|counterparts?|rivals?|all(?:y|ies)|enem(?:y|ies)|opponents?|critics?|partners?|victims?|captors?|kidnappers?|attackers?|killers?|embassy|visitors?|guests?|hosts?)\b/i;

/** "His country", "its media regulator": of the country of him or it that the sentence named last before. */
function ofOwner(
  { mention, words, resolution }: Judged,
  known: ReadonlyMap<Mention, MentionResolution>,
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

/** A mention that knows its own sector keeps it; identity and country come from the whole chain. */
function resolutionOf(own: Judged, best: Judged | null, whole: Resolution): Omit<MentionResolution, "entity"> {
  if (!best || own.mention === best.mention) return { resolution: whole, via: [] };
  const via = [best.mention];
  if (isPronoun(own.words) || own.resolution.sector === null || own.resolution.code !== whole.code)
    return { resolution: whole, via };
  const { identifierId, identifierText, office } = whole;
  return {
    resolution: { ...own.resolution, identifierId, identifierText, office: own.resolution.office ?? office },
    via,
  };
}

/** The mention that says most: an identity first, then a country, then a sector; of equals the first. */
function bestOf(mentions: readonly Judged[]): Judged | null {
  const weight = ({ resolution: r, words }: Judged) =>
    isPronoun(words)
      ? -1
      : (r.identifierId ? 8 : 0) +
        (r.identifierText ? 2 : 0) +
        (r.code ? 4 : 0) +
        (r.sector ? 2 : 0) +
        (r.kind === "resolved" ? 1 : 0);
  return mentions.reduce<Judged | null>((best, j) => (weight(j) > (best ? weight(best) : 0) ? j : best), null);
}

/**
 * Gives a country to a domestic actor that is named without one ("police", "the opposition"): the one that dominates the document, else the
 * only one named in its sentence or just before. `reason` says so.
 */
function withCountry(
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
  const found = mainCountry(countries, DOMINANT_SHARE) ?? nearCountry(best.mention, { table, countriesIn });
  return found
    ? { ...resolution, kind: "resolved", code: found.code, reason: `${resolution.reason}; ${found.why}` }
    : resolution;
}

interface FoundCountry {
  readonly code: string;
  readonly why: string;
}

/** The country that at least a share of the resolved mentions belongs to. */
function mainCountry(countries: ChainContext["countries"], share: number): FoundCountry | null {
  const total = countries.reduce((sum, [, n]) => sum + n, 0);
  const [[code, n] = [null, 0], [, next] = [null, 0]] = countries;
  return code && n > next && n / total >= share ? { code, why: "the main country of the document" } : null;
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
  return /(^|\s)(countries|nations|governments|counterparts|donors|heads of (state|government)|(world|regional|global|foreign) (leaders|powers)|(foreign|defen[cs]e|finance|prime) ministers|(foreign|defen[cs]e) chiefs)$/i.test(
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

function kindOf(resolution: Resolution, mentions: readonly Judged[]): string {
  if (resolution.identifierId) return resolution.entityKind;
  const counts = new Map<string, number>();
  for (const { mention } of mentions) counts.set(mention.kind, (counts.get(mention.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "group";
}

/** Nobody known, with the reason. */
export function unresolved(reason: string): Resolution {
  return { ...NOBODY, reason };
}
