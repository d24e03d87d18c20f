import { chooseSense } from "./choose-sense.ts";
import type { AmbiguousEntry, CountryEntry, OrganisationEntry, PlaceEntry } from "./entries.ts";
import type { NameMatch } from "./find-names.ts";
import { NOBODY, type Phrase, type Resolution, tie } from "./resolution.ts";

/** The country that a name in a phrase stands for. */
interface State {
  readonly code: string;
  readonly name: string;
  readonly partial: boolean;
  readonly land: CountryEntry | null;
}

/** The whole phrase is a country, its people, its capital, a seat of its government, or a place. */
export function asCountry(phrase: Phrase): Resolution | null {
  const { words, matches, question } = phrase;
  const [match] = matches;
  if (!match || match.start !== 0 || match.end !== words.length) return null;
  const region = match.entries.some(({ kind }) => kind === "world-region");
  if (region) return { ...NOBODY, reason: "a part of the world, no country" };
  const open = match.entries.find((entry): entry is AmbiguousEntry => entry.kind === "ambiguous");
  if (open) return asSense(open, match, phrase);
  const land = match.entries.find((entry): entry is CountryEntry => entry.kind === "country");
  if (land) return countryResolution(land, phrase);
  return placeResolution(
    match.entries.filter((e): e is PlaceEntry => e.kind === "place"),
    question,
  );
}

function asSense(open: AmbiguousEntry, match: NameMatch, phrase: Phrase): Resolution {
  const sense = chooseSense(open, match, phrase);
  if (!sense)
    return tie(
      phrase,
      `"${open.name}" may stand for several`,
      open.senses.map(({ code }) => code),
    );
  const base = {
    ...NOBODY,
    kind: "resolved" as const,
    code: sense.code,
    identifierText: sense.by === "demonym" ? null : open.name,
    reason: `"${open.name}" by its surroundings`,
  };
  if (sense.by === "demonym") return { ...base, sector: "CVL" };
  if (sense.by === "capital" && phrase.question.kind !== "place")
    return { ...base, sector: "GOV", entityKind: "organisation" };
  const kinds = { name: "country", region: "place", capital: "place", organisation: "organisation" } as const;
  return { ...base, entityKind: kinds[sense.by] };
}

function countryResolution(land: CountryEntry, { words, question, sector }: Phrase): Resolution {
  const base = { ...NOBODY, kind: "resolved" as const, code: land.code, otherSectors: land.partial ? ["PRE"] : [] };
  if (land.by === "name")
    return {
      ...base,
      identifierId: land.wikidata,
      identifierText: land.name,
      entityKind: "country",
      reason: "country by its name",
    };
  if (land.by === "demonym") return { ...base, sector: sector.sector ?? "CVL", reason: "people by their country" };
  const written = words.join(" ");
  if (question.kind === "place" && land.by === "capital")
    return { ...base, identifierText: written, entityKind: "place", reason: "capital, named as a place" };
  return {
    ...base,
    identifierText: governmentOf(land.name),
    sector: "GOV",
    entityKind: "organisation",
    reason: `${land.by} for the government`,
  };
}

/** "Government of France", "Government of the United Kingdom". */
function governmentOf(name: string): string {
  const article =
    /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Republic|Democratic|Central African|Dominican R|Marshall|Solomon|Comoros|Seychelles|Holy See)/.test(
      name,
    );
  return `Government of ${article ? "the " : ""}${name}`;
}

/** A town is believed where it is large, hand-picked, of a country of the document, or taken for a place by the reader. */
const LARGE = 300_000;

function placeResolution(
  places: readonly PlaceEntry[],
  { documentCountries = [], kind }: Phrase["question"],
): Resolution | null {
  const near = places.filter((p) => documentCountries.includes(p.code));
  const best = [...(near.length > 0 ? near : places)].sort((a, b) => b.population - a.population)[0];
  if (!best || kind === "person") return null;
  if (best.population < LARGE && kind !== undefined && kind !== "place" && kind !== "country") return null;
  return {
    ...NOBODY,
    kind: "resolved",
    code: best.code,
    identifierText: best.name,
    entityKind: "place",
    reason: "place of the gazetteer",
  };
}

/** The country of a phrase with a head of its own: a demonym or name before the head, else one behind "of", "in" or "from". */
export function asCountryOf(phrase: Phrase): Resolution | null {
  const { words, headEnd, sector } = phrase;
  for (const match of inOrder(phrase)) {
    const open = match.entries.find((entry): entry is AmbiguousEntry => entry.kind === "ambiguous");
    const state = stateAt(match, phrase);
    if (!state && open)
      return tie(
        phrase,
        `"${open.name}" may stand for several`,
        open.senses.map(({ code }) => code),
      );
    if (!state) continue;
    const body = match.entries.find((e): e is OrganisationEntry => e.kind === "organisation");
    const byBody = body?.sector && !sector.strong ? body.sector : null;
    const own = byBody ?? sector.sector;
    const government = own === "GOV" && /^(government|regime|administration|cabinet)$/i.test(words[headEnd - 1] ?? "");
    return {
      ...NOBODY,
      kind: "resolved",
      code: state.code,
      sector: own,
      otherSectors: [...sector.others.filter((s) => s !== own), ...(state.partial ? ["PRE"] : [])],
      identifierText: government && state.land && !sector.former ? governmentOf(state.land.name) : null,
      entityKind: government ? "organisation" : "group",
      reason: `country by "${state.name}"${own ? `, sector by "${byBody ? state.name : sector.word}"` : ""}`,
    };
  }
  return null;
}

/** The country that another name of the phrase gives, apart from one match. */
export function stateOf(phrase: Phrase, apart: NameMatch): State | null {
  const lands = inOrder(phrase).filter(
    (m) => m !== apart && m.entries.some((e) => /^(country|ambiguous|place)$/.test(e.kind)),
  );
  return lands.map((match) => stateAt(match, phrase)).find((state) => state !== null) ?? null;
}

/** Names that may say whose: those of the head first. Guests and addressees behind "to" and "with" do not. */
function inOrder({ matches, words, headEnd }: Phrase): NameMatch[] {
  const usable = matches.filter((match) => {
    const before =
      words
        .slice(headEnd, match.start)
        .filter((w) => w.toLowerCase() !== "the")
        .at(-1) ?? "";
    // "former Soviet republics" are many countries, none of them the Soviet Union.
    const past = /^former$/i.test(words[match.start - 1] ?? "") && /^(Soviet|Yugoslav)/.test(words[match.start] ?? "");
    if (past) return false;
    if (match.start < headEnd) return true;
    if (/^(to|against|with|on)$/i.test(before) || /^(to|against|with)$/i.test(words[headEnd] ?? "")) return false;
    // The ambassador in a capital is another country's; the minister for a region is his own country's.
    if (
      /^(in|at|from)$/i.test(words[headEnd] ?? "") &&
      /^(embassy|embassies|ambassadors?|consulate|consul|consul-general|diplomats?|envoys?|attaché|mission)$/i.test(
        words[headEnd - 1] ?? "",
      )
    )
      return false;
    if (/^for$/i.test(words[headEnd] ?? "") && !/^(spokes\w+|lawyers?|attorneys?)$/i.test(words[headEnd - 1] ?? ""))
      return false;
    return !isLanguage(match, words, headEnd);
  });
  return [...usable.filter((m) => m.start < headEnd), ...usable.filter((m) => m.start >= headEnd)];
}

/** "professor of English" */
function isLanguage(match: NameMatch, words: readonly string[], headEnd: number): boolean {
  const demonym = match.entries.some((e) => e.kind === "country" && e.by === "demonym");
  return (
    demonym &&
    match.end === words.length &&
    match.start === headEnd + 1 &&
    !/(s|ese|men)$/.test(words[match.end - 1] ?? "")
  );
}

function stateAt(match: NameMatch, phrase: Phrase): State | null {
  const name = phrase.words.slice(match.start, match.end).join(" ");
  const state = (code: string, land: CountryEntry | null = null): State => ({
    code,
    name,
    partial: land?.partial ?? false,
    land,
  });
  if (match.entries.some(({ kind }) => kind === "world-region")) return null;
  const open = match.entries.find((entry): entry is AmbiguousEntry => entry.kind === "ambiguous");
  if (open) {
    const sense = chooseSense(open, match, phrase) ?? senseOfOffice(open, match, phrase);
    return sense ? state(sense.code) : null;
  }
  const land = match.entries.find((e): e is CountryEntry => e.kind === "country");
  // "Victoria Park": a capital's name inside another name says nothing.
  const after = phrase.words[match.end] ?? "";
  const isNamesake =
    land?.by === "capital" && /^\p{Lu}\p{Ll}/u.test(after) && !phrase.knowledge.sectorWords.has(after.toLowerCase());
  if (land) return isNamesake ? null : state(land.code, land);
  const behind = match.start >= phrase.headEnd;
  const person = match.entries.find((e) => e.kind === "leader");
  const body = match.entries.find((e) => e.kind === "organisation");
  if (behind && (person ?? body)) return state((person ?? body)?.code ?? "");
  const place = placeAt(match, behind, phrase);
  return place ? state(place.code) : null;
}

/** A governor is a region's, a president or an army a country's. */
function senseOfOffice({ senses }: AmbiguousEntry, match: NameMatch, { words }: Phrase) {
  const all = words.filter((_, i) => i < match.start || i >= match.end).join(" ");
  const regional = /\b(governor|gov|state|sheriff|county|secretary of state|district attorney)\b/i.test(all);
  const national =
    /\b(president|prime minister|premier|foreign minist\w+|army|troops|embassy|ambassador|defen[cs]e minist\w+|parliament|king)\b/i.test(
      all,
    );
  if (regional === national) return null;
  const fitting = senses.filter(({ by }) => (by === "region") === regional);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const STATE_OR_CITY =
  /^(state|city|provincial|regional|district|county|municipal|metropolitan|province|region|['’]s?)$/;

/**
 * City names are also surnames and parts of names ("Colorado Party", "Osman Madrid"): before the head they count only where a word of
 * office follows them, or where the document speaks of their country.
 */
function placeAt(match: NameMatch, behind: boolean, { words, question, knowledge }: Phrase): PlaceEntry | null {
  const places = match.entries.filter((e): e is PlaceEntry => e.kind === "place");
  const { documentCountries = [] } = question;
  const near = places.find((p) => documentCountries.includes(p.code));
  const best = near ?? [...places].sort((a, b) => b.population - a.population)[0] ?? null;
  if (!best || behind) return best;
  const [before, after] = [words[match.start - 1] ?? "", words[match.end] ?? ""];
  if (/^\p{Lu}\p{L}+\.?$/u.test(before) && after === "") return null;
  const large = best.population >= LARGE || best.placeKind === "region";
  if (STATE_OR_CITY.test(after)) return near ?? (large ? best : null);
  if (/^(Party|Movement|Front|Group|Street|Road|Avenue)$/.test(after)) return null;
  const role = knowledge.sectorWords.has(after.toLowerCase());
  return role && (near || large || /^\p{Ll}/u.test(after)) ? best : near && /^\p{Ll}/u.test(after) ? near : null;
}
