import { chooseCode, chooseSense } from "./choose-sense.ts";
import type { AmbiguousEntry, CountryEntry, PlaceEntry, Sense } from "./entries.ts";
import type { NameMatch } from "./find-names.ts";
import { isGeneric, isStrange } from "./generic-names.ts";
import type { Phrase } from "./resolution.ts";

/** The country that a name in a phrase stands for. */
export interface State {
  readonly code: string;
  readonly name: string;
  readonly partial: boolean;
  readonly land: CountryEntry | null;
}

/** A town is believed where it is large, hand-picked, of a country of the document, or taken for a place by the reader. */
export const LARGE = 300_000;

/** The country that another name of the phrase gives, apart from one match. */
export function stateOf(phrase: Phrase, apart: NameMatch): State | null {
  const lands = namesInOrder(phrase).filter(
    (m) => m !== apart && m.entries.some((e) => /^(country|ambiguous|place)$/.test(e.kind)),
  );
  return lands.map((match) => stateAt(match, phrase)).find((state) => state !== null) ?? null;
}

/** Names that may say whose: those of the head first. Guests and addressees behind "to" and "with" do not. */
export function namesInOrder({ matches, words, headEnd }: Phrase): NameMatch[] {
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

/** The country that one name gives, or null where it gives none or may mean several. */
export function stateAt(match: NameMatch, phrase: Phrase): State | null {
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
  if (land) return isNamesake || isSurname(match, phrase) ? null : state(land.code, land);
  const behind = match.start >= phrase.headEnd;
  const person = match.entries.find((e) => e.kind === "leader");
  const bodies = match.entries.filter((e) => e.kind === "organisation").map(({ code }) => code);
  if (behind && person) return state(person.code);
  if (behind && bodies.length > 0) {
    if (isGeneric(match, phrase) && isStrange(bodies, match, phrase)) return null;
    const code = new Set(bodies).size === 1 ? bodies[0] : chooseCode(bodies, match, phrase);
    return code ? state(code) : null;
  }
  const place = placeAt(match, behind, phrase);
  return place ? state(place.code) : null;
}

/** "Foreign Minister Emilio Colombo": behind an office and a first name a capital or a country is a surname. */
function isSurname({ start, end }: NameMatch, { words, matches, question, knowledge }: Phrase): boolean {
  const before = words[start - 1] ?? "";
  const first = /^\p{Lu}\p{Ll}+$/u.test(before) && !knowledge.sectorWords.has(before.toLowerCase());
  const titled = words.slice(0, start - 1).some((word) => knowledge.sectorWords.has(word.toLowerCase()));
  const free = !matches.some((m) => m.start < start && start - 1 < m.end);
  return end === words.length && end - start === 1 && first && free && (titled || question.kind === "person");
}

/** A governor is a region's, a president or an army a country's. */
function senseOfOffice({ senses }: AmbiguousEntry, match: NameMatch, { words }: Phrase): Sense | null {
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
  const [before, after] = [words[match.start - 1] ?? "", words[match.end] ?? ""];
  // "in Maidan Shahr": a known name that is only the beginning of another one.
  const goesOn = /^\p{Lu}\p{Ll}+$/u.test(after) && !knowledge.sectorWords.has(after.toLowerCase());
  if (!best || behind) return goesOn ? null : best;
  if (/^\p{Lu}\p{L}+\.?$/u.test(before) && after === "") return null;
  const large = best.population >= LARGE || best.placeKind === "region";
  if (STATE_OR_CITY.test(after)) return near ?? (large ? best : null);
  if (/^(Party|Movement|Front|Group|Street|Road|Avenue)$/.test(after)) return null;
  if (!/^\p{Ll}/u.test(after) && !knowledge.sectorWords.has(after.toLowerCase())) return null;
  return near ?? (large && knowledge.sectorWords.has(after.toLowerCase()) ? best : null);
}
