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
  for (const { mentions } of chains) {
    const named = mentions.find((j) => !isPronoun(j.words));
    const best = bestOf(mentions) ?? named ?? null;
    const resolution = best
      ? withCountry(best, mentions, context)
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
 * Gives a country to a domestic actor that is named without one ("police", "the opposition"): the only country named in its sentence,
 * else the one that dominates the document. `reason` says so.
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
  if (resolution.sector === "REF") return resolution;
  if (!resolution.sector) return ofOnlyCountry(best, { table, countriesIn, countries });
  const near = new Set(countriesIn[table.sentenceOf[best.mention.head] ?? 0]);
  const [only] = near;
  if (near.size === 1 && only)
    return {
      ...resolution,
      kind: "resolved",
      code: only,
      reason: `${resolution.reason}; the only country in its sentence`,
    };
  const total = countries.reduce((sum, [, n]) => sum + n, 0);
  const [code, n] = countries[0] ?? [null, 0];
  if (code && n / total >= DOMINANT_SHARE)
    return { ...resolution, kind: "resolved", code, reason: `${resolution.reason}; the main country of the document` };
  return resolution;
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
