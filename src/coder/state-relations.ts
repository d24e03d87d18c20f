import { findNames, phraseWords } from "../entities/find-names.ts";
import type { CountryEntry, KnowledgeBase } from "../entities/knowledge-base.ts";
import { type Resolution, resolveMention } from "../entities/resolve-mention.ts";
import type { Mention } from "./find-mentions.ts";
import type { FoundRelation } from "./find-relations.ts";
import { readTime } from "./find-times.ts";
import { officeNoun } from "./office-noun.ts";
import { type Cast, participant } from "./participants.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

const BY_OFFICE: Readonly<Record<string, string>> = {
  president: "head_of_state",
  monarch: "head_of_state",
  "prime minister": "head_of_government",
  "foreign minister": "minister_of",
  "defence minister": "minister_of",
  minister: "minister_of",
  ambassador: "ambassador_of",
  spokesperson: "spokesperson_of",
};

/**
 * Relations that the words state by their form: an office with its country before a name ("Iranian President X"), joining and founding of
 * bodies, and who accompanies whom. The model finds the rest.
 */
export function stateRelations(
  cast: Cast,
  mentions: readonly Mention[],
  mentionsIn: readonly (readonly Mention[])[],
): FoundRelation[] {
  return [...mentions.flatMap((m) => officeRelation(cast, m)), ...verbRelations(cast, mentionsIn)];
}

/** "Iranian President X", "his Russian counterpart Y": the country stands in the phrase, the name behind the office. */
function officeRelation(cast: Cast, mention: Mention): FoundRelation[] {
  if (mention.kind !== "person") return [];
  const words = cast.table.text.slice(mention.span.start, mention.span.end);
  const { resolution } = participant(cast, mention);
  const isCounterpart = /\bcounterpart\b/i.test(words) && resolution.office !== null;
  const office = isCounterpart ? officeNoun(resolution.office ?? "") : officeNoun(words);
  const relation = office ? BY_OFFICE[office] : undefined;
  const tokens = phraseWords(words);
  // A name must stand behind the office: "president of Russia" names nobody.
  const names = findNames(tokens, cast.knowledge);
  const endsInLand = names.some((m) => m.end === tokens.length && m.entries.some((e) => e.kind === "country"));
  const named = !endsInLand && /\p{Lu}[\p{L}.'’-]+$/u.test(words) && officeNoun(tokens.at(-1) ?? "") === null;
  const land = names
    .flatMap((m) => m.entries)
    .find((e): e is CountryEntry => e.kind === "country" && (e.by === "demonym" || e.by === "name"));
  if (!relation || !named || !land || resolution.sector === "ELI") return [];
  const object = countryMention(cast, land, mention);
  return [
    {
      relation,
      subject: mention,
      object,
      objectIs: countryResolution(land, cast.knowledge),
      span: mention.span,
      date: null,
      score: 1,
    },
  ];
}

/** A mention of the country itself where the document has one, else the phrase that names it by its people. */
function countryMention({ entities }: Cast, land: CountryEntry, fallback: Mention): Mention {
  const entity = entities.find((e) => e.kind === "country" && e.resolution.code === land.code);
  return entity?.mentions[0] ?? fallback;
}

function countryResolution(land: CountryEntry, knowledge: KnowledgeBase): Resolution {
  return resolveMention({ text: land.name }, knowledge);
}

const JOINED = /^(joined|joins|joining|acceded)$/i;
const FOUNDED = /^(founded|established|created|formed)$/i;
const ACCOMPANIED = /^(accompanied)$/i;
const ACCOMPANYING = /^(accompanying|accompany|accompanies)$/i;

function verbRelations(cast: Cast, mentionsIn: readonly (readonly Mention[])[]): FoundRelation[] {
  const { table } = cast;
  return table.words.flatMap((verb, at) => {
    if (![JOINED, FOUNDED, ACCOMPANYING, ACCOMPANIED].some((form) => form.test(verb))) return [];
    const [from] = sentenceRange(table, at);
    const near = (mentionsIn[table.sentenceOf[at] ?? 0] ?? []).filter((m) => m.kind !== "time");
    const before = [...near]
      .filter((m) => m.end <= at)
      .sort((a, b) => b.end - a.end || b.end - b.first - (a.end - a.first));
    const after = near
      .filter((m) => m.first > at && m.first - at <= 4)
      .sort((a, b) => a.first - b.first || b.end - a.end);
    if (isNegated(table, from, at)) return [];
    if (JOINED.test(verb)) return joined(cast, { at, subject: subjectOf(table, from, at, near), object: after[0] });
    if (FOUNDED.test(verb) && /^by$/i.test(table.words[at + 1] ?? ""))
      return founded(cast, { at, near, object: before.find((m) => isBody(cast, m)) });
    if (ACCOMPANYING.test(verb) && after[0])
      return related(table, "accompanies", subjectOf(table, from, at, near), after[0], null);
    if (ACCOMPANIED.test(verb) && /^by$/i.test(table.words[at + 1] ?? "") && after[0])
      return related(table, "accompanies", after[0], subjectOf(table, from, at, near), null);
    return [];
  });
}

const isNegated = (table: WordTable, from: number, at: number): boolean =>
  table.words.slice(Math.max(from, at - 4), at).some((w) => /^(not|n't|n’t|never)$/i.test(w));

const isBody = (cast: Cast, m: Mention): boolean =>
  /^(IGO|EUR|UNO)$/.test(participant(cast, m).resolution.code ?? "") ||
  participant(cast, m).resolution.entityKind === "organisation";

/** The phrase whose words end right before the verb or its auxiliaries; at the beginning of the sentence the first one. */
function subjectOf(table: WordTable, from: number, at: number, near: readonly Mention[]): Mention | undefined {
  let end = at;
  while (
    end > from &&
    /^(is|are|was|were|has|have|had|been|be|also|will|recently|formally|officially|now)$/i.test(
      table.words[end - 1] ?? "",
    )
  )
    end -= 1;
  const adjacent = near.filter((m) => m.end === end).sort((a, b) => a.first - b.first)[0];
  return adjacent ?? near.filter((m) => m.end <= at).sort((a, b) => a.first - b.first)[0];
}

function joined(
  cast: Cast,
  { at, subject, object }: { at: number; subject: Mention | undefined; object: Mention | undefined },
): FoundRelation[] {
  // "joined talks with the EU" makes nobody a member.
  const between = object ? cast.table.words.slice(at + 1, object.first) : [];
  if (between.some((w) => !/^(the|to|,|formally|officially|finally)$/i.test(w))) return [];
  if (!object || !/^(IGO|EUR|UNO)$/.test(participant(cast, object).resolution.code ?? "")) return [];
  return related(cast.table, "member_of", subject, object, yearAfter(cast.table, at));
}

/** "established by A, B and C": every mention of the list founded the body named before. */
function founded(
  cast: Cast,
  { at, near, object }: { at: number; near: readonly Mention[]; object: Mention | undefined },
): FoundRelation[] {
  const { table } = cast;
  const list: Mention[] = [];
  let end = at + 2;
  for (const m of near.filter((n) => n.first >= at + 2).sort((a, b) => a.first - b.first || b.end - a.end)) {
    const gap = table.words.slice(end, m.first);
    if (m.first < end || gap.some((w) => !/^(,|and|the|some|a)$/i.test(w))) continue;
    list.push(m);
    end = m.end;
  }
  return list.flatMap((subject) => related(table, "founder_of", subject, object, yearAfter(table, at)));
}

/** The first date with a year behind a verb, before the next verb of the sentence takes over. */
function yearAfter(table: WordTable, at: number): string | null {
  const [, to] = sentenceRange(table, at);
  const relative = table.words.slice(at + 1, to).findIndex((w) => /^(which|who|after|before|when)$/i.test(w));
  const stop = relative < 0 ? to : at + 1 + relative;
  const year = table.words.slice(at, stop).findIndex((w) => /^(1[89]|20)\d\d$/.test(w));
  if (year < 0) return null;
  const month = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
    table.words[at + year - 1] ?? "",
  );
  const span = spanOf(table, [at + year - (month ? 1 : 0), at + year + 1]);
  return readTime(table.text, span, { published: null, future: false }).date;
}

function related(
  table: WordTable,
  relation: string,
  subject: Mention | undefined,
  object: Mention | undefined,
  date: string | null,
): FoundRelation[] {
  if (!subject || !object || subject === object) return [];
  const words: [number, number] = [Math.min(subject.first, object.first), Math.max(subject.end, object.end)];
  return [{ relation, subject, object, objectIs: null, span: spanOf(table, words), date, score: 1 }];
}
