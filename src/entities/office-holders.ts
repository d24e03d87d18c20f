import { type KnowledgeBase, nameKey, type Office } from "./knowledge-base.ts";

export type { Office } from "./knowledge-base.ts";

/** The dated offices of a person, by full name; empty for somebody unknown. */
export function officesOf(knowledge: KnowledgeBase, name: string): readonly Office[] {
  return knowledge.leaders.get(name)?.offices ?? knowledge.names.get(nameKey(name))?.map(({ entry }) => (entry.kind === "leader" ? entry.offices : [])).flat() ?? [];
}

/** Whether an office is held at a date; dates may be a year, a month or a day. Edges count as held. */
export function holdsAt({ from, to }: Office, date: string): boolean {
  const long = (d: string) => Math.min(d.length, date.length);
  return from.slice(0, long(from)) <= date.slice(0, long(from)) && (to === null || date.slice(0, long(to)) <= to.slice(0, long(to)));
}
