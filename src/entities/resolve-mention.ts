import { findNames, type NameMatch, phraseWords } from "./find-names.ts";
import type { CountryEntry, KnowledgeBase, LeaderEntry, Office, OrganisationEntry, PlaceEntry } from "./knowledge-base.ts";
import { holdsAt } from "./office-holders.ts";
import { type PhraseSector, sectorOfPhrase } from "./sector-of-phrase.ts";

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

const NOBODY: Resolution = {
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

const BEFORE_TAIL = /^(of|in|from|at|for|by|near|across|to|with|against)$/i;

/**
 * Resolves a phrase by the names in it and the words of office around them. The head of the phrase decides who it is; names before the head
 * or behind "of" and "in" only say whose: "government of Bashar al-Assad" is a government, not a person.
 */
export function resolveMention(question: Question, knowledge: KnowledgeBase): Resolution {
  const words = withoutArticle(phraseWords(question.text));
  const matches = findNames(words, knowledge);
  const sector = sectorOfPhrase(words, knowledge);
  const cut = words.findIndex((word, i) => i > 0 && BEFORE_TAIL.test(word) && !matches.some((m) => m.start < i && i < m.end));
  const headEnd = cut < 0 ? words.length : cut;
  const inHead = matches.filter((m) => m.end <= headEnd);
  return (
    asPerson(inHead, { words, question, sector, knowledge }) ??
    asOrganisation(inHead, { words, headEnd, sector, question }) ??
    asCountry(matches, { words, question, sector }) ??
    asCountryOf(matches, { words, headEnd, sector, question }) ??
    bySectorAlone(sector)
  );
}

function withoutArticle(words: readonly string[]): readonly string[] {
  const start = /^(the|a|an)$/i.test(words[0] ?? "") && words.length > 1 ? 1 : 0;
  const end = /^['’]s?$/.test(words.at(-1) ?? "") ? words.length - 1 : words.length;
  return words.slice(start, end);
}

/** A known person who stands in the head of the phrase: "Foreign Minister X", "his counterpart Y". */
function asPerson(
  inHead: readonly NameMatch[],
  { words, question, sector }: { words: readonly string[]; question: Question; sector: PhraseSector; knowledge: KnowledgeBase },
): Resolution | null {
  for (const match of [...inHead].reverse()) {
    const people = match.entries.filter((entry): entry is LeaderEntry => entry.kind === "leader");
    if (people.length === 0 || match.entries.some((e) => e.kind === "country" && e.by === "name")) continue;
    const whole = match.end - match.start > 1;
    const before = words[match.start - 1] ?? "";
    const after = words[match.end] ?? "";
    // A surname alone: no other first name before it, and nothing but the end behind it ("Clinton County", "Bush administration").
    if (!whole && /^\p{Lu}[\p{L}'’-]+$/u.test(before) && !isTitle(before, inHead, match.start - 1)) continue;
    if (after !== "" && !/^[,(]$/.test(after)) return { ...bySectorAlone(sector), kind: "resolved", code: people[0]?.code ?? null, reason: `by the name ${people[0]?.name}` };
    return personResolution(people, question, sector);
  }
  return null;
}

function isTitle(word: string, inHead: readonly NameMatch[], at: number): boolean {
  const named = inHead.some((m) => m.start <= at && at < m.end && m.entries.some((e) => e.kind === "country"));
  return named || /^(President|Premier|Minister|Chancellor|Mr|Mrs|Ms|Dr|Prince|King|Queen|Pope|Senator|Secretary|General|Sheikh|Ayatollah|Colonel|Marshal|Imam|Chairman|Leader|Emir|State|Affairs|Chief)\.?$/.test(word);
}

function personResolution(people: readonly LeaderEntry[], { date, documentCountries = [] }: Question, phrase: PhraseSector): Resolution {
  const inOffice = date ? people.filter((p) => p.offices.some((o) => holdsAt(o, date))) : [];
  const inCountry = people.filter((p) => documentCountries[0] === p.code);
  const [only, ...rest] = inOffice.length > 0 ? inOffice : people.length > 1 && inCountry.length > 0 ? inCountry : people;
  if (!only) return NOBODY;
  if (rest.length > 0) return { ...NOBODY, entityKind: "person", sector: phrase.sector, reason: "several persons bear this name", candidates: people.map((p) => p.name) };
  const office = officeAt(only.offices, date);
  const past = office === null || phrase.former;
  const last = only.offices.at(-1);
  const state = past ? "ELI" : /^(UNO|EUR|IGO)$/.test(office.code) ? null : "GOV";
  return {
    kind: "resolved",
    code: office?.code ?? last?.code ?? only.code,
    sector: state,
    otherSectors: past ? ["GOV"] : [],
    identifierId: only.wikidata,
    identifierText: only.name,
    office: office?.title ?? null,
    entityKind: "person",
    reason: date ? `known person; office at ${date}` : "known person; last office in the knowledge base",
    candidates: [],
  };
}

/** The office held at a date; without a date the last one; null when the date lies outside all of them. */
function officeAt(offices: readonly Office[], date: string | undefined): Office | null {
  if (!date) return offices.at(-1) ?? null;
  return offices.find((o) => holdsAt(o, date)) ?? null;
}

/** A known organisation in the head: it is the actor, or the body whose officer or members the phrase names. */
function asOrganisation(
  inHead: readonly NameMatch[],
  { words, headEnd, sector, question }: { words: readonly string[]; headEnd: number; sector: PhraseSector; question: Question },
): Resolution | null {
  for (const match of [...inHead].reverse()) {
    const bodies = match.entries.filter((entry): entry is OrganisationEntry => entry.kind === "organisation");
    if (bodies.length === 0) continue;
    const near = bodies.filter((b) => (question.documentCountries ?? []).includes(b.code));
    const [only, ...rest] = near.length > 0 ? near : bodies;
    if (!only) continue;
    if (rest.length > 0) return { ...NOBODY, entityKind: "organisation", reason: "several organisations bear this name", candidates: bodies.map((b) => `${b.name} (${b.code})`) };
    const whole = match.end >= headEnd;
    const second = sector.sector && sector.sector !== only.sector && !whole ? [sector.sector] : [];
    return {
      kind: "resolved",
      code: only.code,
      sector: only.sector ?? (whole ? null : isBeyondStates(only.code) ? null : sector.sector),
      otherSectors: [...only.otherSectors, ...second],
      identifierId: whole && words.length === match.end - match.start ? only.wikidata : null,
      identifierText: whole && match.start === 0 ? only.name : null,
      office: null,
      entityKind: whole ? "organisation" : "person",
      reason: whole ? "known organisation" : `of the known organisation ${only.name}`,
      candidates: [],
    };
  }
  return null;
}

const isBeyondStates = (code: string): boolean => /^(UNO|EUR|IGO|NGO|MNC|ISM|IMG)$/.test(code);

/** The whole phrase is a country, its people, its capital or a seat of its government. */
function asCountry(
  matches: readonly NameMatch[],
  { words, question, sector }: { words: readonly string[]; question: Question; sector: PhraseSector },
): Resolution | null {
  const [match] = matches;
  if (!match || match.start !== 0 || match.end !== words.length) return null;
  const lands = match.entries.filter((entry): entry is CountryEntry => entry.kind === "country");
  const places = match.entries.filter((entry): entry is PlaceEntry => entry.kind === "place");
  const land = lands[0];
  if (!land) return placeResolution(places, question);
  const base = { ...NOBODY, kind: "resolved" as const, code: land.code, identifierId: land.wikidata, identifierText: land.name };
  const partial = land.partial ? ["PRE"] : [];
  if (land.by === "name") return { ...base, otherSectors: partial, entityKind: "country", reason: "country by its name" };
  if (land.by === "demonym") return { ...base, identifierId: null, identifierText: null, sector: sector.sector ?? "CVL", entityKind: "group", reason: "people by their country" };
  if (question.kind === "place" && land.by === "capital") return { ...base, identifierId: null, identifierText: words.join(" "), entityKind: "place", reason: "capital, named as a place" };
  return { ...base, identifierId: null, identifierText: `Government of ${land.name}`, sector: "GOV", entityKind: "organisation", reason: `${land.by} for the government` };
}

function placeResolution(places: readonly PlaceEntry[], { documentCountries = [] }: Question): Resolution | null {
  const near = places.filter((p) => documentCountries.includes(p.code));
  const best = [...(near.length > 0 ? near : places)].sort((a, b) => b.population - a.population)[0];
  if (!best) return null;
  return { ...NOBODY, kind: "resolved", code: best.code, identifierText: best.name, entityKind: "place", reason: "place of the gazetteer" };
}

/** The country of a phrase with a head of its own: a demonym or name before the head, else one behind "of", "in" or "from". */
function asCountryOf(
  matches: readonly NameMatch[],
  { words, headEnd, sector, question }: { words: readonly string[]; headEnd: number; sector: PhraseSector; question: Question },
): Resolution | null {
  // "former Soviet republics" are many countries, none of them the Soviet Union.
  const past = (m: NameMatch) => /^former$/i.test(words[m.start - 1] ?? "") && /^(Soviet|Yugoslav)/.test(words[m.start] ?? "");
  const usable = matches.filter((m) => !past(m)).filter((m) => !/^(to|against|with|on)$/i.test(words[m.start - 1] ?? "") || m.end <= headEnd);
  const ordered = [...usable.filter((m) => m.end <= headEnd), ...usable.filter((m) => m.end > headEnd)];
  for (const match of ordered) {
    const behind = match.start >= headEnd;
    const code = codeOf(match, behind, question);
    if (!code) continue;
    const name = words.slice(match.start, match.end).join(" ");
    const { sector: own, others } = sector;
    const body = match.entries.find((e): e is OrganisationEntry => e.kind === "organisation");
    const fallback = own ?? body?.sector ?? null;
    const title = /^(government|regime|administration|cabinet)$/i.test(words[headEnd - 1] ?? "") && fallback === "GOV";
    const land = match.entries.find((e): e is CountryEntry => e.kind === "country");
    return {
      ...NOBODY,
      kind: "resolved",
      code,
      sector: fallback,
      otherSectors: others,
      identifierText: title && land ? `Government of ${land.name}` : null,
      entityKind: title ? "organisation" : "group",
      reason: own ? `country by "${name}", sector by "${sector.word}"` : `country by "${name}"`,
    };
  }
  return null;
}

function codeOf(match: NameMatch, behind: boolean, { documentCountries = [] }: Question): string | null {
  const land = match.entries.find((e) => e.kind === "country");
  if (land) return land.code;
  const person = match.entries.find((e) => e.kind === "leader");
  const body = match.entries.find((e) => e.kind === "organisation");
  if (behind && (person ?? body)) return (person ?? body)?.code ?? null;
  // City names are also surnames: before the head they count only where the document speaks of their country.
  const places = match.entries.filter((e) => e.kind === "place");
  const near = places.find((p) => documentCountries.includes(p.code));
  return near?.code ?? (behind ? ([...places].sort((a, b) => b.population - a.population)[0]?.code ?? null) : null);
}

function bySectorAlone({ sector, others, word }: PhraseSector): Resolution {
  if (!sector) return NOBODY;
  return { ...NOBODY, sector, otherSectors: others, reason: `sector by "${word}"; no country named` };
}
