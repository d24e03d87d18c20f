import { NOBODY } from "../entities/resolution.ts";
import type { Resolution } from "../entities/resolve-mention.ts";
import { type ChainContext, isOwned, ofOwner, withCountry } from "./country-of-chain.ts";
import type { Mention } from "./find-mentions.ts";
import type { Judged } from "./judge-mentions.ts";
import { type Chain, isPronoun } from "./link-mentions.ts";

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

/** Resolves every chain, and every mention of it. Mentions that name nobody take what their chain knows. */
export function resolveChains(
  chains: readonly Chain[],
  context: ChainContext,
): { entities: CodedEntity[]; mentionsOf: Map<Mention, MentionResolution> } {
  const entities: CodedEntity[] = [];
  const mentionsOf = new Map<Mention, MentionResolution>();
  // Who belongs to somebody comes after everybody who may be meant.
  const owned = chains.filter(({ mentions }) => isOwned(wordsOf(mentions)));
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
