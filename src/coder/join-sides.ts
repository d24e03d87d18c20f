import type { Trigger } from "./find-triggers.ts";
import type { Participant } from "./participants.ts";
import type { WordTable } from "./word-table.ts";

/** Both sides of an act. */
export interface Sides {
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
}

/** The act whose sides these are. */
export interface MutualAct {
  readonly type: string;
  readonly modes: readonly string[];
  readonly trigger: Trigger;
  readonly table: WordTable;
}

/** Words for sitting down together, whoever came to whom. */
const TOGETHER =
  /^(met|meets?|meeting|talks?|talked|discuss(?:ed|es|ion|ions)?|negotiat(?:ed|es|ions?)|conferred|spoke|attend(?:ed|s|ing)?|summit)$/i;

/**
 * "X met with Y": a mutual act has no direction, so both are actors. A consultation is one unless its mode says otherwise.
 *
 * @see PLOVER 2.0, CONSULT; corpus/GUIDE.md on mutual acts
 */
export function joinSides(sides: Sides, { type, modes, trigger, table }: MutualAct): Sides {
  // A mediator and the parties stay apart, and so do a visitor and his host, unless the word is one for a meeting.
  const directed =
    modes.includes("third-party") || (modes.includes("visit") && !TOGETHER.test(table.words[trigger.word] ?? ""));
  if (type !== "CONSULT" || directed || sides.actor.length === 0) return sides;
  if (!sides.recipient.some(({ mention }) => isBehindWith(table, mention.first))) return sides;
  return { actor: [...sides.actor, ...sides.recipient], recipient: [] };
}

/** "with", at most two small words before a phrase: "with his", "with the two". */
function isBehindWith({ words }: WordTable, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 3); at--) {
    if (/^with$/i.test(words[at] ?? "")) return true;
    if (!/^(the|a|an|his|her|its|their|both|two|,|and|[\p{Lu}][\p{L}.]*)$/u.test(words[at] ?? "")) return false;
  }
  return false;
}
