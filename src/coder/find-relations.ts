import type { Resolution } from "../entities/resolve-mention.ts";
import type { Span } from "../text/span.ts";
import type { Mention } from "./find-mentions.ts";
import type { ScoreView } from "./score-view.ts";
import { spanOf, type WordTable } from "./word-table.ts";

/** A lasting relation between two actors or places that one sentence states. */
export interface FoundRelation {
  readonly relation: string;
  readonly subject: Mention;
  readonly object: Mention;
  /** Who the object is, where its mention does not tell: the country of "Iranian President". */
  readonly objectIs: Resolution | null;
  /** From the first word of the one to the last of the other. */
  readonly span: Span;
  /** `YYYY[-MM[-DD]]` where the text dates it. */
  readonly date: string | null;
  readonly score: number;
}

const ENOUGH = 0.5;

/** Every relation that the model sees between two mentions of one sentence. */
export function findRelations(
  table: WordTable,
  view: ScoreView,
  mentionsIn: readonly (readonly Mention[])[],
): FoundRelation[] {
  const found: FoundRelation[] = [];
  for (const group of mentionsIn) {
    const actors = group.filter((m) => m.kind !== "time");
    for (const subject of actors)
      for (const object of actors) {
        if (subject === object) continue;
        const { relation, score } = view.relation(subject.head, object.head);
        if (relation === "none" || score <= ENOUGH) continue;
        const words: [number, number] = [Math.min(subject.first, object.first), Math.max(subject.end, object.end)];
        found.push({ relation, subject, object, objectIs: null, span: spanOf(table, words), date: null, score });
      }
  }
  return found;
}
