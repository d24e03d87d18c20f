import type { Codebook } from "../codebook/plover.ts";
import type { FoundFlag } from "./find-flags.ts";

/** Type and modes of an event after PLOVER's own rules, with the name of the rule that changed them. */
export interface RuledType {
  readonly type: string;
  readonly modes: readonly string[];
  readonly rule: string | null;
}

/**
 * Applies the reductions of PLOVER 2.0: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE; a future RETREAT is CONCEDE; an attack that a
 * speaker makes conditional stays what the model says, since only its actor tells whether it is a threat.
 *
 * @see PLOVER manual, "Auxiliary modes"
 */
export function applyCodebook(
  found: { type: string; modes: readonly string[]; flags: readonly FoundFlag[] },
  codebook: Codebook,
): RuledType {
  const known = (type: string, modes: readonly string[]) => {
    const names = new Set(codebook.types.find((t) => t.name === type)?.modes.map((m) => m.name));
    return modes.filter((mode) => names.has(mode));
  };
  const isFuture = found.flags.some(({ flag }) => flag === "future");
  if (isFuture && /^(CONSULT|SUPPORT|COOPERATE|AID)$/.test(found.type))
    return { type: "AGREE", modes: [], rule: `future ${found.type} is AGREE` };
  if (isFuture && found.type === "RETREAT") return { type: "CONCEDE", modes: [], rule: "future RETREAT is CONCEDE" };
  return { type: found.type, modes: known(found.type, found.modes), rule: null };
}
