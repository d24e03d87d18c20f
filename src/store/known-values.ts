import { loadCodebook } from "../codebook/load-codebook.ts";
import type { Codebook } from "../codebook/plover.ts";
import { type Entry, type KnowledgeBase, knownCodes, loadKnowledgeBase, nameKey } from "../entities/knowledge-base.ts";

/** The values that codes in a filter may have. */
export interface KnownValues {
  readonly codebook: Codebook;
  /** Countries and PLOVER's special codes. */
  readonly codes: ReadonlySet<string>;
  /** Alpha-3 of each alpha-2. */
  readonly iso2: ReadonlyMap<string, string>;
  /** Codes of the countries that a name stands for: one, several where it is open ("Congo"), none where it names no country. */
  readonly countriesCalled: (name: string) => readonly string[];
  /** Names of all countries, for hints. */
  readonly countryNames: () => readonly string[];
}

/** The package's own codebook and countries; names are only loaded when one is asked for, for that takes a fifth of a second. */
export function loadKnownValues(): KnownValues {
  const { codes, iso2 } = knownCodes();
  let loaded: KnowledgeBase | undefined;
  const names = () => {
    loaded ??= loadKnowledgeBase();
    return loaded.names;
  };
  return {
    codebook: loadCodebook(),
    codes,
    iso2,
    countriesCalled: (name) => codesOf((names().get(nameKey(name)) ?? []).map(({ entry }) => entry)),
    countryNames: () => [
      ...new Set([...names().values()].flat().flatMap(({ entry }) => (isCountryName(entry) ? [entry.name] : []))),
    ],
  };
}

const isCountryName = (entry: Entry): boolean => entry.kind === "country" && entry.by === "name";

function codesOf(entries: readonly Entry[]): readonly string[] {
  const sure = entries.filter(isCountryName).map(({ code }) => code);
  const open = entries.flatMap((entry) =>
    entry.kind === "ambiguous" ? entry.senses.filter(({ by }) => by === "name").map(({ code }) => code) : [],
  );
  return [...new Set(sure.length > 0 ? sure : open)];
}
