import type { CountryEntry } from "./entries.ts";
import { findNames, phraseWords } from "./find-names.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";

/** Codes of the countries that a text names, by name, demonym or capital; the most frequent first. Names of several countries count for none. */
export function countriesNamed(text: string, knowledge: KnowledgeBase): string[] {
  const counts = new Map<string, number>();
  for (const { entries } of findNames(phraseWords(text), knowledge)) {
    if (entries.some(({ kind }) => kind === "ambiguous")) continue;
    const land = entries.find((entry): entry is CountryEntry => entry.kind === "country");
    if (land) counts.set(land.code, (counts.get(land.code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}
