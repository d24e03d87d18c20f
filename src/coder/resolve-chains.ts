import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import { type Resolution, resolveMention } from "../entities/resolve-mention.ts";
import type { NewsDocument } from "../text/news-document.ts";
import type { Mention } from "./find-mentions.ts";
import { type Chain, isPronoun } from "./link-mentions.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

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

interface Judged {
  readonly mention: Mention;
  readonly words: string;
  readonly resolution: Resolution;
}

/** A country that most of the resolved mentions of a document belong to may stand for "the police", "the government". */
const DOMINANT_SHARE = 0.5;

/** Resolves every chain, and every mention of it. Mentions that name nobody take what their chain knows. */
export function resolveChains(
  document: NewsDocument,
  table: WordTable,
  chains: readonly Chain[],
  knowledge: KnowledgeBase,
): { entities: CodedEntity[]; mentionsOf: Map<Mention, MentionResolution> } {
  const actors = chains.filter((chain) => chain.mentions[0]?.kind !== "time");
  const judge = (countries: readonly string[]) => (mention: Mention): Judged => {
    const words = table.text.slice(mention.span.start, mention.span.end);
    const context = textOfSentence(table, mention);
    const resolution = resolveMention(
      { text: words, context, documentCountries: countries, kind: mention.kind, ...(document.published ? { date: document.published } : {}) },
      knowledge,
    );
    return { mention, words, resolution };
  };
  const first = actors.flatMap((chain) => chain.mentions.map(judge([])));
  const countries = rankCountries(first);
  const entities: CodedEntity[] = [];
  const mentionsOf = new Map<Mention, MentionResolution>();
  for (const chain of actors) {
    const judged = chain.mentions.map(judge(countries.map(([code]) => code)));
    const best = bestOf(judged);
    const whole = best ? withCountry(best, judged, { table, first, countries }) : null;
    const resolution = whole ?? judged[0]?.resolution ?? unresolved("no mention");
    const named = judged.filter((j) => !isPronoun(j.words));
    const name = resolution.identifierText ?? best?.words ?? named[0]?.words ?? judged[0]?.words ?? "";
    const entity = entities.length;
    entities.push({ name, kind: kindOf(resolution, chain), mentions: chain.mentions, resolution, by: best?.mention ?? null });
    for (const own of judged) mentionsOf.set(own.mention, { entity, ...mentionResolution(own, best, resolution) });
  }
  return { entities, mentionsOf };
}

function mentionResolution(own: Judged, best: Judged | null, whole: Resolution): Omit<MentionResolution, "entity"> {
  if (!best || own.mention === best.mention) return { resolution: whole, via: [] };
  const knowsItself = own.resolution.kind === "resolved" && own.resolution.code === whole.code && own.resolution.sector !== null;
  if (knowsItself) return { resolution: { ...own.resolution, identifierId: whole.identifierId ?? own.resolution.identifierId, identifierText: whole.identifierText ?? own.resolution.identifierText }, via: [best.mention] };
  return { resolution: whole, via: [best.mention] };
}

/** The mention that says most: an identity first, then a country, then a sector; of equals the first. */
function bestOf(judged: readonly Judged[]): Judged | null {
  const weight = ({ resolution: r, words }: Judged) =>
    isPronoun(words) ? -1 : (r.identifierId ? 8 : 0) + (r.code ? 4 : 0) + (r.sector ? 2 : 0) + (r.kind === "resolved" ? 1 : 0);
  return judged.reduce<Judged | null>((best, j) => (weight(j) > (best ? weight(best) : 0) ? j : best), null);
}

/**
 * Gives a country to a domestic actor that is named without one ("police", "the opposition"): the only country named in its sentence,
 * else the one that dominates the document. Said so in `reason`; persons with a name of their own stay open.
 */
function withCountry(
  best: Judged,
  judged: readonly Judged[],
  { table, first, countries }: { table: WordTable; first: readonly Judged[]; countries: readonly (readonly [string, number])[] },
): Resolution {
  const { resolution } = best;
  if (resolution.code || !resolution.sector || resolution.candidates.length > 0) return resolution;
  const elsewhere = judged.find((j) => j.resolution.code);
  if (elsewhere) return { ...resolution, code: elsewhere.resolution.code, reason: `${resolution.reason}; country from another mention` };
  const same = (j: Judged) => sentenceRange(table, j.mention.head)[0] === sentenceRange(table, best.mention.head)[0];
  const near = new Set(first.filter((j) => same(j) && isState(j.resolution.code)).map((j) => j.resolution.code));
  const [only] = near;
  if (near.size === 1 && only) return { ...resolution, kind: "resolved", code: only, reason: `${resolution.reason}; the only country in its sentence` };
  const total = countries.reduce((sum, [, n]) => sum + n, 0);
  const [code, n] = countries[0] ?? [null, 0];
  if (code && n / total >= DOMINANT_SHARE) return { ...resolution, kind: "resolved", code, reason: `${resolution.reason}; the main country of the document` };
  return resolution;
}

const isState = (code: string | null): code is string => code !== null && !/^(IGO|UNO|EUR|NGO|ISM|IMG|MNC)$/.test(code);

function rankCountries(judged: readonly Judged[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { resolution } of judged) if (isState(resolution.code)) counts.set(resolution.code, (counts.get(resolution.code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function kindOf(resolution: Resolution, chain: Chain): string {
  const counts = new Map<string, number>();
  for (const { kind } of chain.mentions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const voted = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "group";
  return resolution.identifierId ? resolution.entityKind : voted;
}

function textOfSentence(table: WordTable, mention: Mention): string {
  const { start, end } = spanOf(table, sentenceRange(table, mention.head));
  return table.text.slice(start, end);
}

/** Nobody known, with the reason. */
export function unresolved(reason: string): Resolution {
  return {
    kind: "unresolved",
    code: null,
    sector: null,
    otherSectors: [],
    identifierId: null,
    identifierText: null,
    office: null,
    entityKind: "group",
    reason,
    candidates: [],
  };
}
