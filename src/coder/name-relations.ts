import type { FoundRelation } from "./find-relations.ts";
import { type Cast, type Participant, participant } from "./participants.ts";

/** A relation with its two sides resolved. */
export interface CodedRelation extends Omit<FoundRelation, "subject" | "object"> {
  readonly subject: Participant;
  readonly object: Participant;
}

/** Resolves both sides of a relation. */
export function nameSides(cast: Cast, found: FoundRelation): CodedRelation {
  const object = participant(cast, found.object);
  const subject = participant(cast, found.subject);
  return { ...found, subject, object: found.objectIs ? { ...object, resolution: found.objectIs } : object };
}

/** Of the same relation between the same two, or between the same words, only the first is kept; nothing is related to itself. */
export function withoutRepeats(relations: readonly CodedRelation[]): CodedRelation[] {
  const key = (r: CodedRelation) => [r.relation, side(r.subject), side(r.object)].join("|");
  const side = (p: Participant) => p.resolution.identifierText ?? p.entity ?? `@${p.mention.head}`;
  const words = (r: CodedRelation) => `@${[r.relation, r.subject.mention.head, r.object.mention.head].join("|")}`;
  const seen = new Set<string>();
  return relations.filter((r) => {
    if (side(r.subject) === side(r.object) || seen.has(key(r)) || seen.has(words(r))) return false;
    seen.add(key(r)).add(words(r));
    return true;
  });
}
