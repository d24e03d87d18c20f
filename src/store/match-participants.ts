import type { Participant } from "../record/reading.ts";

/** The same person or body by name: rarer, and so telling more, than the same country. */
export const NAMED = 1.25;

/**
 * How well two lists of participants may be the same ones: `NAMED` the same person or body, 1 the same country or group, 0.8 the same country
 * and sector, less where one of them is named more coarsely ("Iran" and "Iran's foreign minister"); 0 where one side is unknown, null where
 * they cannot be the same.
 */
export function matchParticipants(a: readonly Participant[], b: readonly Participant[]): number | null {
  const [few, many] = [a.filter(isKnown), b.filter(isKnown)].sort((x, y) => x.length - y.length);
  if (!few || !many || few.length === 0) return 0;
  const best = few.map((one) => Math.max(...many.map((other) => matchOne(one, other))));
  const found = best.filter((match) => match > 0);
  // "France and Germany" and "France and Britain" are not one pair; a list that names one more may be the fuller one.
  return found.length === few.length ? found.reduce((sum, match) => sum + match, 0) / few.length : null;
}

const isKnown = ({ code, entity_text }: Participant) =>
  code !== null || (entity_text !== null && properOf(entity_text).length > 0);

/** @returns 0 where they are two */
function matchOne(a: Participant, b: Participant): number {
  const inOneText = a.entity !== null && b.entity !== null;
  const [nameA, nameB] = [identityOf(a), identityOf(b)];
  if ((inOneText && a.entity === b.entity) || (nameA !== null && nameA === nameB))
    return isNamed(a) || isNamed(b) ? NAMED : 1;
  if (a.code !== null && b.code !== null && a.code !== b.code) return 0;
  // Ids of entities hold inside one document, and there its reader has told them apart.
  if (inOneText && (isOneName(a) || isOneName(b))) return 0;
  if (nameA !== null && nameB !== null && isNamed(a) && isNamed(b)) return 0;
  const [properA, properB] = [properOf(a.entity_text ?? ""), properOf(b.entity_text ?? "")];
  if (properA.length > 0 && properA.at(-1) === properB.at(-1)) return NAMED;
  if (areTwoPersons(properA, properB) || a.code === null || b.code === null) return 0;
  return isWholeState(a) && isWholeState(b) ? 0.9 : matchSectors(a.sector, b.sector);
}

/** "Norway" or "Oslo" for its government: reports say now one, now the other. */
const isWholeState = (who: Participant) =>
  identityOf(who) !== null && (who.sector === null || /^Government of /.test(who.identifier_text ?? ""));

function matchSectors(a: string | null, b: string | null): number {
  if (a === b) return a === null ? 0.7 : 0.8;
  if (a === null || b === null) return 0.6;
  return KINDRED.some((kind) => kind.has(a) && kind.has(b)) ? 0.4 : 0;
}

/** Sectors that reports use for one another: "troops" of one are "police" of the other. */
const KINDRED: readonly ReadonlySet<string>[] = [
  new Set(["GOV", "MIL", "COP", "SPY"]),
  new Set(["REB", "UAF", "CRM", "PRM", "OPP"]),
  new Set(["CVL", "REF", "SOC", "EDU", "LAB", "AGR", "BUS", "JRN", "MED", "REL", "ETH"]),
  new Set(["GOV", "LEG", "PTY"]),
];

const identityOf = ({ identifier_id, identifier_text }: Participant) => identifier_text ?? identifier_id;

/** A state is not: "Government of Iran" and its foreign minister may act as one. */
const isNamed = (who: Participant) =>
  identityOf(who) === null ? properOf(who.entity_text ?? "").length > 0 : !isWholeState(who);

/** "Milken", "Jacob Blake": words that end in a name which no identifier explains. */
const isOneName = (who: Participant) =>
  identityOf(who) === null &&
  /(?:^|\s)\p{Lu}[\p{L}'’-]+$/u.test(who.entity_text ?? "") &&
  !PRONOUN.test(who.entity_text ?? "");

const PRONOUN = /^(?:He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|Who|This|That|These|Those)$/;

const TITLES =
  /^(?:The|A|An|His|Her|Its|Their|Mr|Mrs|Ms|Dr|Sir|President|Vice|Prime|Foreign|Defen[cs]e|Interior|Finance|Minister|Premier|Chancellor|King|Queen|Crown|Prince|Princess|Sheikh|Senator|Governor|Mayor|General|Gen|Colonel|Col|Major|Captain|Secretary|Deputy|Former|Chief|Judge|Justice|Ambassador|Envoy|Leader|Supreme|Chairman|Spokesman|Spokeswoman)$/;
const BODIES =
  /^(?:Ministry|Government|Republic|State|States|Kingdom|Army|Navy|Air|Force|Forces|Guard|Guards|Police|Security|Council|Party|Court|Office|Agency|Department|House|Parliament|Assembly|Union|Nations|Committee|Commission|Bank|Group|Movement|Authority|Organization|Organisation)$/;

/** The words of a name without titles. "Iranian Foreign Ministry" gives none, for bodies are known by their codes. */
function properOf(words: string): readonly string[] {
  const names = (words.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).map((word) => word.replace(/['’]s$/, ""));
  if (names.some((word) => BODIES.test(word))) return [];
  const last = names.findLastIndex((word) => !/^\p{Lu}/u.test(word));
  const kept = names.slice(last + 1).filter((word) => !TITLES.test(word));
  // One word may be a country, a people or a place: only a full name names somebody.
  return kept.length >= 2 || (kept.length === 1 && names.length > kept.length && TITLES.test(names.at(-2) ?? ""))
    ? kept
    : [];
}

const areTwoPersons = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
