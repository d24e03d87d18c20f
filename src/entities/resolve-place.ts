import { type KnowledgeBase, nameKey } from "./knowledge-base.ts";

/** A place of the gazetteer. */
export interface Place {
  readonly name: string;
  readonly country: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly geonameId: number | null;
  /** 1 country, 2 region, 3 district, 4 city, 5 below the city */
  readonly resolution: 1 | 2 | 3 | 4 | 5;
}

const DIRECTION =
  /^(the|northern|southern|eastern|western|central|north|south|east|west|northeastern|northwestern|southeastern|southwestern|greater|downtown|upper|lower|capital|city of|town of|village of|province of|state of|port of|capital of)\s+/i;

/**
 * Finds a place name: the whole phrase, then its parts at commas, then without words of direction and kind.
 * Of cities with one name the country that the phrase names wins, else the capital, else the largest.
 */
export function resolvePlace(phrase: string, knowledge: KnowledgeBase): Place | null {
  const parts = phrase.split(/,\s*|\s+(?:in|of|near)\s+(?:the\s+)?/).filter((part) => part.trim() !== "");
  const country =
    parts
      .slice(1)
      .map((part) => lookUp(strip(part), knowledge, null))
      .find((place) => place?.resolution === 1)?.country ?? null;
  for (const part of [phrase, ...parts]) {
    const found = lookUp(part.trim(), knowledge, country) ?? lookUp(strip(part), knowledge, country);
    if (found) return found;
  }
  return null;
}

function strip(part: string): string {
  let rest = part.trim();
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(DIRECTION, "");
  }
  const core = rest.replace(
    /\s+(province|region|state|city|district|county|governorate|oblast|prefecture|island|islands|capital|suburbs?)$/i,
    "",
  );
  return /['’]s$/.test(core) ? core.slice(0, -2) : core;
}

function lookUp(name: string, knowledge: KnowledgeBase, country: string | null): Place | null {
  if (!/^\p{Lu}/u.test(name)) return null;
  const found = knowledge.names.get(nameKey(name)) ?? [];
  const land = found.find(({ entry }) => entry.kind === "country" && entry.by === "name");
  const places = found.flatMap(({ entry }) =>
    entry.kind === "place" && (country === null || entry.code === country) ? [entry] : [],
  );
  if (land && (country === null || places.length === 0))
    return { name: land.entry.name, country: land.entry.code, lat: null, lon: null, geonameId: null, resolution: 1 };
  const rank = (kind: string) => (kind === "capital" ? 2 : kind === "city" ? 0 : 1);
  const best = [...places].sort((a, b) => rank(b.placeKind) - rank(a.placeKind) || b.population - a.population)[0];
  if (best) {
    const resolution =
      best.placeKind === "region" ? 2 : best.placeKind === "airport" || best.placeKind === "place" ? 5 : 4;
    return { name: best.name, country: best.code, lat: best.lat, lon: best.lon, geonameId: best.geonameId, resolution };
  }
  const capital = found.find(
    ({ entry }) => entry.kind === "country" && (entry.by === "capital" || entry.by === "seat"),
  );
  return capital ? { name, country: capital.entry.code, lat: null, lon: null, geonameId: null, resolution: 4 } : null;
}
