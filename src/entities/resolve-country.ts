import { chooseSense } from "./choose-sense.ts";
import type { AmbiguousEntry, CountryEntry, OrganisationEntry, PlaceEntry } from "./entries.ts";
import type { NameMatch } from "./find-names.ts";
import { NOBODY, type Phrase, type Resolution, tie } from "./resolution.ts";
import { LARGE, namesInOrder, stateAt } from "./whose-country.ts";

/** The whole phrase is a country, its people, its capital, a seat of its government, or a place. */
export function asCountry(phrase: Phrase): Resolution | null {
  const { words, matches, question } = phrase;
  const [match] = matches;
  if (match?.start !== 0 || match.end !== words.length) return null;
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
    /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Republic|Democratic|Central African|Dominican R|Marshall|Solomon|Comoros|Seychelles|Holy See|Soviet)/.test(
      name,
    );
  return `Government of ${article ? "the " : ""}${name}`;
}

function placeResolution(
  places: readonly PlaceEntry[],
  { documentCountries = [], kind }: Phrase["question"],
): Resolution | null {
  const near = places.filter((p) => documentCountries.includes(p.code));
  const best = [...(near.length > 0 ? near : places)].sort((a, b) => b.population - a.population)[0];
  if (!best || kind === "person") return null;
  if (best.population < LARGE && kind !== undefined && kind !== "place" && kind !== "country") return null;
  const found = { ...NOBODY, kind: "resolved" as const, code: best.code, identifierText: best.name };
  // A region that acts ("Texas sued") is its government.
  if (best.placeKind === "region" && kind !== undefined && kind !== "place")
    return { ...found, sector: "GOV", entityKind: "organisation", reason: "region for its government" };
  return { ...found, entityKind: "place", reason: "place of the gazetteer" };
}

/** The country of a phrase with a head of its own: a demonym or name before the head, else one behind "of", "in" or "from". */
export function asCountryOf(phrase: Phrase): Resolution | null {
  const { words, headEnd, sector } = phrase;
  for (const match of namesInOrder(phrase)) {
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
    // "two Americans", "1.7 million Hongkongers": the head is a people.
    const people = match.end === headEnd && state.land?.by === "demonym" ? "CVL" : null;
    const own = byBody ?? sector.sector ?? people;
    const government = own === "GOV" && /^(government|regime|administration|cabinet)$/i.test(words[headEnd - 1] ?? "");
    return {
      ...NOBODY,
      kind: "resolved",
      code: state.code,
      sector: own,
      otherSectors: [...sector.others.filter((s) => s !== own), ...(state.partial ? ["PRE"] : [])],
      identifierText: government && state.land && !sector.former ? governmentOf(state.land.name) : null,
      entityKind: government ? "organisation" : "group",
      reason: `country by "${state.name}"${own ? `, sector by "${byBody || !sector.sector ? state.name : sector.word}"` : ""}`,
    };
  }
  return null;
}
