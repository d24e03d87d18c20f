import { modesOf, reduceFuture } from "../codebook/look-up.ts";
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
  const isFuture = found.flags.some(({ flag }) => flag === "future");
  const { becomes } = isFuture ? reduceFuture(codebook, found.type) : { becomes: found.type };
  if (becomes !== found.type) return { type: becomes, modes: [], rule: `future ${found.type} is ${becomes}` };
  const names = new Set(modesOf(codebook, found.type).map((mode) => mode.name));
  return { type: found.type, modes: found.modes.filter((mode) => names.has(mode)), rule: null };
}
