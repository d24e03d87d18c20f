import type { Entry } from "../entities/entries.ts";
import { findNames } from "../entities/find-names.ts";
import type { KnowledgeBase } from "../entities/knowledge-base.ts";
import type { Mention } from "./find-mentions.ts";
import { spanOf, type WordTable, wordNumbers } from "./word-table.ts";

/**
 * Names of the knowledge base that stand in the text where the model saw no mention, or one for several countries in a row. A country, a known office holder or a body under its own
 * name is somebody, whatever the sentence around it looks like. Names that can also be a place or a word of their own are left to the model.
 */
export function findKnownNames(
  table: WordTable,
  mentions: readonly Mention[],
  knowledge: KnowledgeBase,
): readonly Mention[] {
  const lists = mentions.filter((m) => isListOfCountries(table, m, knowledge));
  const taken = new Set(mentions.filter((m) => !lists.includes(m)).flatMap((m) => wordNumbers(m.first, m.end)));
  return table.sentences.flatMap(([from, to]) => {
    const words = table.words.slice(from, to);
    return findNames(words, knowledge).flatMap(({ start, end, entries }) => {
      const [first, last] = [from + start, from + end];
      const kind = kindOf(entries);
      const free = wordNumbers(first, last).every((word) => !taken.has(word));
      if (!kind || !free || (kind === "person" && !standsAlone(words, start, end))) return [];
      return [{ head: last - 1, first, end: last, span: spanOf(table, [first, last]), kind, score: 0.5 }];
    });
  });
}

/** "Iran and Russia": seen as one phrase, but each of its countries is named. */
function isListOfCountries(table: WordTable, { first, end }: Mention, knowledge: KnowledgeBase): boolean {
  const words = table.words.slice(first, end);
  if (!words.some((word) => /^(and|&)$/i.test(word))) return false;
  const names = findNames(words, knowledge).filter(({ entries }) => kindOf(entries) === "country");
  const named = new Set(names.flatMap((name) => wordNumbers(name.start, name.end)));
  return names.length > 1 && words.every((word, i) => named.has(i) || /^(,|and|&|the)$/i.test(word));
}

/** The one kind of everything that the name may stand for, or null. */
function kindOf(entries: readonly Entry[]): string | null {
  const kinds = new Set(entries.map((entry) => (entry.kind === "country" ? `country ${entry.by}` : entry.kind)));
  const [only] = kinds;
  if (kinds.size !== 1) return null;
  if (only === "country name") return "country";
  if (only === "leader") return "person";
  return only === "organisation" ? "organisation" : null;
}

/** A surname between other names belongs to somebody else: "Clinton County", "Elena Putin". */
function standsAlone(words: readonly string[], start: number, end: number): boolean {
  const capital = (word: string | undefined) => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word);
  return end - start > 1 || (!capital(words[end]) && !capital(words[start - 1]));
}
