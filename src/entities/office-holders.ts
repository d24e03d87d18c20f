import type { LeaderEntry, Office } from "./entries.ts";
import { type KnowledgeBase, nameKey } from "./knowledge-base.ts";

export type { Office } from "./entries.ts";

/**
 * The dated offices of a person, oldest first: by full name, by a usual short form ("Raisi") or behind a title ("President Raisi").
 * Empty for somebody unknown and for a name that several persons share.
 */
export function officesOf(knowledge: KnowledgeBase, name: string): readonly Office[] {
  const exact = knowledge.leaders.get(name);
  if (exact) return exact.offices;
  const words = name.trim().split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    const people = peopleCalled(knowledge, words.slice(from).join(" "));
    if (people.length > 0) return people.length === 1 && people[0] ? people[0].offices : [];
  }
  return [];
}

function peopleCalled(knowledge: KnowledgeBase, name: string): LeaderEntry[] {
  const found = (knowledge.names.get(nameKey(name)) ?? []).map(({ entry }) => entry);
  return [...new Set(found.filter((entry): entry is LeaderEntry => entry.kind === "leader"))];
}

/** Whether an office is held at a date; dates may be a year, a month or a day. Edges count as held. */
export function holdsAt({ from, to }: Pick<Office, "from" | "to">, date: string): boolean {
  return !isBefore(date, from) && (to === null || !isBefore(to, date));
}

/** Whether the first date lies before the second, as far as both are precise. */
export function isBefore(first: string, second: string): boolean {
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) < second.slice(0, length);
}
