/** Something the knowledge base knows by name. */
export type Entry = CountryEntry | OrganisationEntry | LeaderEntry | PlaceEntry | WorldRegionEntry | AmbiguousEntry;

interface Named {
  readonly name: string;
  /** ISO 3166-1 alpha-3 or a PLOVER special code. */
  readonly code: string;
  /** Wikidata id where it is certain. */
  readonly wikidata: string | null;
}

/** A country or territory by one of its names: as itself, by its people, its capital, or a seat of its government. */
export interface CountryEntry extends Named {
  readonly kind: "country";
  readonly by: "name" | "demonym" | "capital" | "seat";
  /** Partially recognised entities carry sector PRE beside their country's code. */
  readonly partial: boolean;
}

/** An organisation of any kind. */
export interface OrganisationEntry extends Named {
  readonly kind: "organisation";
  readonly sector: string | null;
  readonly otherSectors: readonly string[];
  /** When it played another part: a party in government, a movement that took power. Empty for most. */
  readonly parts: readonly Part[];
}

/** The sectors of an organisation for a time; `to` is null where it lasts. Dates are `YYYY-MM` or `YYYY-MM-DD`. */
export interface Part {
  readonly from: string;
  readonly to: string | null;
  readonly sector: string;
  readonly otherSectors: readonly string[];
}

/** A person: with the offices that the tables date, or with the sector of somebody who holds none. */
export interface LeaderEntry extends Named {
  readonly kind: "leader";
  /** Oldest first. */
  readonly offices: readonly Office[];
  /** The sector of somebody without a dated office. */
  readonly sector: string | null;
  readonly otherSectors: readonly string[];
}

/** One office of one person; `to` is null for one that is still held. Dates are `YYYY-MM` or `YYYY-MM-DD`. */
export interface Office {
  readonly title: string;
  readonly code: string;
  /** Null for offices of bodies beyond states. */
  readonly sector: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** A city, region, airport or other place. */
export interface PlaceEntry extends Named {
  readonly kind: "place";
  readonly placeKind: "capital" | "city" | "region" | "airport" | "place";
  readonly lat: number | null;
  readonly lon: number | null;
  readonly geonameId: number | null;
  readonly population: number;
}

/** A part of the world that is no country and gets no code: "Latin America", "the West". Its `code` is empty. */
export interface WorldRegionEntry extends Named {
  readonly kind: "world-region";
}

/** A name that only its surroundings can settle: "Georgia", "Congo". Its `code` is empty. */
export interface AmbiguousEntry extends Named {
  readonly kind: "ambiguous";
  readonly senses: readonly Sense[];
}

/** One reading of an ambiguous name. */
export interface Sense {
  readonly code: string;
  readonly by: "name" | "demonym" | "capital" | "region" | "organisation";
  /** Words and country codes that point to this reading when they stand nearby. */
  readonly cues: readonly string[];
}

/** The form under which a name is filed: lower case, no dots, plain apostrophes, no accents. */
export function nameKey(written: string): string {
  // Most names are plain letters: they need none of the work below.
  if (/^[\w ()&/,-]+$/.test(written) && !/ {2}|^ | $/.test(written)) return written.toLowerCase();
  return written
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘`]/g, "'")
    .replace(/\./g, "")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
