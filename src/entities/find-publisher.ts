import { type KnowledgeBase, nameKey } from "./knowledge-base.ts";

/** The Wikidata id of an outlet, or null when it is unknown or uncertain. */
export function findPublisherId(knowledge: KnowledgeBase, name: string): string | null {
  const found = knowledge.names
    .get(nameKey(name))
    ?.find(({ entry }) => entry.kind === "organisation" && entry.sector === "JRN");
  return found?.entry.wikidata ?? null;
}
