import type { Entry } from "./entries.ts";
import { type KnowledgeBase, nameKey } from "./knowledge-base.ts";

/** A known name inside a phrase: word positions, half-open, and everything it may stand for. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
}

const WORD =
  /\p{N}{1,3}(?:,\p{N}{3})+|\p{L}\.(?:\p{L}\.)+|['’]s?(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:[-'’&.](?!s(?![\p{L}]))[\p{L}\p{M}\p{N}]+)*\.?|[^\s]/gu;

/** The words of a phrase; possessive endings and brackets are cut off as words of their own. */
export function phraseWords(phrase: string): string[] {
  return phrase.match(WORD) ?? [];
}

/**
 * Known names in a phrase, the longest first at every word, never overlapping. Names are matched at word borders and with their case:
 * "US" is no pronoun, "turkey" no country, "Of" no Turkish town.
 */
export function findNames(words: readonly string[], knowledge: KnowledgeBase): NameMatch[] {
  const found: NameMatch[] = [];
  for (let start = 0; start < words.length; ) {
    const match = longestAt(words, start, knowledge);
    if (match) found.push(match);
    start = match?.end ?? start + 1;
  }
  return found;
}

function longestAt(words: readonly string[], start: number, knowledge: KnowledgeBase): NameMatch | null {
  const longest = knowledge.longestFrom.get(nameKey(words[start] ?? "")) ?? 0;
  for (let end = Math.min(words.length, start + longest); end > start; end--) {
    const entries = entriesFor(words.slice(start, end), knowledge);
    if (entries.length > 0) return { start, end, entries };
  }
  // "London-based", "Tehran-based": the place in front of the hyphen says whose, as a name before the head does.
  const based = /^(.+)-based$/.exec(words[start] ?? "")?.[1];
  const entries = based ? entriesFor([based], knowledge) : [];
  return entries.length > 0 ? { start, end: start + 1, entries } : null;
}

function entriesFor(words: readonly string[], knowledge: KnowledgeBase): Entry[] {
  const written = words.join(" ").replace(/ (['’]s?)(?= |$)/g, "$1");
  const known = knowledge.names.get(nameKey(written)) ?? knowledge.names.get(nameKey(written.replace(/\.$/, ""))) ?? [];
  return [...new Set(known.filter((name) => sameCase(written, name.written)).map(({ entry }) => entry))];
}

/**
 * Short names in capitals must be written so; every other name must begin with a capital, or stand all in capitals.
 * An accent that the known name lacks makes a single word another one: "Germán" is no German.
 */
function sameCase(written: string, known: string): boolean {
  if (/^[\p{Lu}.\d+-]+$/u.test(known) && known.replace(/\P{L}/gu, "").length <= 6)
    return written.replace(/\./g, "") === known.replace(/\./g, "");
  if (isAccented(written) && !isAccented(known) && !written.includes(" ")) return false;
  if (/^\p{Ll}/u.test(known)) return written.toLowerCase() === known.toLowerCase();
  return /^\p{Lu}/u.test(written) || /^(the|al|de|von|van|dos)\b/.test(written);
}

const isAccented = (name: string): boolean => /\p{M}/u.test(name.normalize("NFD"));
