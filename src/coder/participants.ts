import type { Resolution } from "../entities/resolve-mention.ts";
import type { Mention } from "./find-mentions.ts";
import { isState } from "./judge-mentions.ts";
import { type CodedEntity, type MentionResolution, unresolved } from "./resolve-chains.ts";
import type { WordTable } from "./word-table.ts";

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
  readonly entities: readonly CodedEntity[];
  readonly mentionsOf: ReadonlyMap<Mention, MentionResolution>;
}

/** Who a mention in a role is. Phrases that no chain holds stay open. */
export function participant({ mentionsOf }: Cast, mention: Mention): Participant {
  const known = mentionsOf.get(mention) ?? [...mentionsOf].find(([m]) => m.head === mention.head)?.[1];
  if (known) return { mention, entity: known.entity, resolution: known.resolution, via: known.via };
  return { mention, entity: null, resolution: unresolved("no entity of the document"), via: [] };
}

const PAIR =
  /^(?:the )?(?:two|both)(?: [\p{Ll}-]+,?)*? (countries|nations|states|neighbou?rs|governments|republics|powers)$/iu;

/** One mention can be two actors: "the two countries" are the two that the text named last. */
export function participantsOf(cast: Cast, mention: Mention): Participant[] {
  const words = cast.table.text.slice(mention.span.start, mention.span.end);
  const kind = PAIR.exec(words)?.[1];
  const pair = kind ? lastTwoCountries(cast, mention) : [];
  if (pair.length < 2) return [participant(cast, mention)];
  return pair.map(({ entity, by }) => {
    const { resolution } = cast.entities[entity] ?? { resolution: unresolved("no entity") };
    const asGovernment = /^governments$/i.test(kind ?? "") ? { sector: "GOV", identifierId: null } : { sector: null };
    return {
      mention,
      entity,
      resolution: {
        ...resolution,
        ...asGovernment,
        otherSectors: [],
        reason: `one of the two countries named before; ${resolution.reason}`,
      },
      via: [by],
    };
  });
}

/** How far back, in words, the two may have been named. */
const REACH = 150;

function lastTwoCountries({ entities }: Cast, before: Mention): { entity: number; by: Mention }[] {
  const named = entities
    .flatMap(({ mentions, kind, resolution }, entity) =>
      kind === "country" && isState(resolution.code)
        ? mentions.map((by) => ({ entity, by, code: resolution.code }))
        : [],
    )
    .filter(({ by }) => by.end <= before.first && before.first - by.end <= REACH)
    .sort((a, b) => b.by.first - a.by.first);
  const [last] = named;
  const other = named.find(({ code }) => code !== last?.code);
  return last && other ? [other, last] : [];
}
