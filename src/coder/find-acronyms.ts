import { isAcronymOf } from "./link-mentions.ts";

/** "Popular Mobilization Forces (PMF)": names of at most eight words before an acronym in brackets. */
const INTRODUCED =
  /(?<name>\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:of|for|and|the|de|in|on)\s+){0,2}\p{Lu}[\p{L}.'’-]*){1,8})\s+\((?<short>\p{Lu}[\p{Lu}\p{N}]{1,7})\)/gu;

/**
 * The acronyms that a text introduces in brackets behind the name whose initials they are.
 *
 * @returns full name by acronym; of an acronym introduced twice the first name
 */
export function findAcronyms(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { groups } of text.matchAll(INTRODUCED)) {
    const { name = "", short = "" } = groups ?? {};
    const full = endingThatSpells(name, short);
    if (full && !found.has(short)) found.set(short, full);
  }
  return found;
}

/** The name may follow other capital words: "Kenya's National Police Service (NPS)" is spelt by its last three. */
function endingThatSpells(name: string, short: string): string | null {
  const words = name.split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    const ending = words.slice(from).join(" ");
    if (/^(?!The\s)\p{Lu}/u.test(ending) && isAcronymOf(short, ending)) return ending;
  }
  return null;
}
