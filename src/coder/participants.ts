import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import { type Resolution, resolveMention } from "../entities/resolve-mention.ts";
import type { Place } from "../entities/resolve-place.ts";
import type { Mention } from "./find-mentions.ts";
import { isState } from "./judge-mentions.ts";
import { type CodedEntity, type MentionResolution, unresolved } from "./resolve-chains.ts";
import { spanOf, type WordTable } from "./word-table.ts";

/** A mention in a role, with who it is. */
export interface Participant {
  readonly mention: Mention;
  /** Index into `CodedDocument.entities`, or null for a phrase that belongs to none. */
  readonly entity: number | null;
  readonly resolution: Resolution;
  readonly via: readonly Mention[];
}

/** Who is who in the document. */
export interface Cast {
  readonly table: WordTable;
  readonly knowledge: KnowledgeBase;
  readonly entities: readonly CodedEntity[];
  readonly mentionsOf: ReadonlyMap<Mention, MentionResolution>;
}

/** Who a mention in a role is. Phrases that no chain holds stay open. */
export function participant({ mentionsOf }: Cast, mention: Mention): Participant {
  const known = mentionsOf.get(mention);
  if (known) return { mention, entity: known.entity, resolution: known.resolution, via: known.via };
  return { mention, entity: null, resolution: unresolved("no entity of the document"), via: [] };
}

const PAIR =
  /^(?:the )?(?:two|both)(?: [\p{Ll}-]+,?)*? (countries|nations|states|neighbou?rs|governments|republics|powers)$/iu;

/**
 * One mention can be several actors: "the two countries" are the two that the text has named most, "Iran and Russia" are each by itself.
 * Compound actors are lists.
 */
export function participantsOf(cast: Cast, mention: Mention): Participant[] {
  const words = cast.table.text.slice(mention.span.start, mention.span.end);
  const kind = PAIR.exec(words)?.[1];
  const several = kind ? pairOfCountries(cast, mention, kind) : namesInList(cast, mention);
  return several.length > 1 ? several : [participant(cast, mention)];
}

function pairOfCountries(cast: Cast, mention: Mention, kind: string): Participant[] {
  const pair = mainCountries(cast, mention)
    .slice(0, 2)
    .sort((a, b) => a.by.first - b.by.first);
  const governs = /^governments$/i.test(kind);
  return pair.map(({ entity, by, resolution }) => {
    const side = governs ? { sector: "GOV", identifierId: null } : { sector: null };
    const reason = `one of the two countries named before; ${resolution.reason}`;
    return { mention, entity, resolution: { ...resolution, ...side, otherSectors: [], reason }, via: [by] };
  });
}

/** Countries named before a mention, the most frequent first; of equals the later. */
function mainCountries({ entities }: Cast, before: Mention): { entity: number; by: Mention; resolution: Resolution }[] {
  return entities
    .flatMap(({ mentions, kind, resolution }, entity) => {
      const named = mentions.filter((m) => m.end <= before.first);
      const by = named.at(-1);
      return kind === "country" && isState(resolution.code) && by
        ? [{ entity, by, resolution, count: named.length }]
        : [];
    })
    .sort((a, b) => b.count - a.count || b.by.first - a.by.first);
}

/** "Iran and Russia", "China, Japan and Korea": the parts of a phrase that is nothing but known names in a row. */
function namesInList({ table, knowledge, entities }: Cast, mention: Mention): Participant[] {
  const parts: Mention[] = [];
  let first = mention.first;
  for (let word = mention.first; word <= mention.end; word++) {
    if (word < mention.end && !/^(,|and|&)$/i.test(table.words[word] ?? "")) continue;
    if (word > first) parts.push({ ...mention, head: word - 1, first, end: word, span: spanOf(table, [first, word]) });
    first = word + 1;
  }
  if (parts.length < 2) return [];
  const found = parts.map((part) => {
    const resolution = resolveMention({ text: table.text.slice(part.span.start, part.span.end) }, knowledge);
    const known = entities.findIndex(
      (e) => e.resolution.identifierText !== null && e.resolution.identifierText === resolution.identifierText,
    );
    return { mention: part, entity: known < 0 ? null : known, resolution, via: [] };
  });
  const isName = ({ resolution }: Participant) =>
    /^(country|organisation|person)$/.test(resolution.entityKind) && resolution.identifierText !== null;
  return found.every(isName) ? found : [];
}

/** A visit without a named host is to the country of its place: PLOVER's recipient of a visit is its host. */
export function hostOf(
  place: { readonly mention: Mention; readonly place: Place | null } | null,
  cast: Cast,
): Participant[] {
  if (!place?.place) return [];
  const { mention } = place;
  const resolution: Resolution = {
    ...unresolved(`host of the visit: country of its place ${place.place.name}`),
    kind: "resolved",
    code: place.place.country,
    entityKind: "country",
  };
  return [{ mention, entity: cast.mentionsOf.get(mention)?.entity ?? null, resolution, via: [] }];
}
