import { DragomanError } from "../errors.ts";
import { nearestNames } from "./nearest-names.ts";
import type { CameoCode, Codebook, FutureReduction, ModeEntry, Quad, TypeEntry } from "./plover.ts";

/**
 * The entry of a type.
 *
 * @throws DragomanError "codebook/unknown-type" naming the types that may have been meant
 */
export function typeOf(codebook: Codebook, name: string): TypeEntry {
  const names = codebook.types.map((type) => type.name);
  return (
    codebook.types.find((type) => type.name === name) ??
    unknown("codebook/unknown-type", `event type ${JSON.stringify(name)}`, name, names)
  );
}

/**
 * The modes of a type, in the order of the manual; empty for the five types that have none.
 *
 * @throws DragomanError "codebook/unknown-type"
 */
export function modesOf(codebook: Codebook, type: string): readonly ModeEntry[] {
  return typeOf(codebook, type).modes;
}

/**
 * The quad of a type. SANCTION is material conflict, as the manual's section on it says; its quad table says verbal.
 *
 * @throws DragomanError "codebook/unknown-type"
 */
export function quadOf(codebook: Codebook, type: string): Quad {
  const { quad } = typeOf(codebook, type);
  return codebook.quads[quad - 1] as Quad; // the loader requires the quads 1 to 4 in this order
}

/**
 * The PLOVER score of an event: its mode's; of several modes, the one farthest from zero; without a mode, its type's.
 * The manual does not say what holds for several modes; the strongest was chosen so that a score never hides one.
 *
 * @throws DragomanError "codebook/unknown-type" or "codebook/unknown-mode"
 */
export function eventScore(codebook: Codebook, type: string, modes: readonly string[] = []): number {
  const entry = typeOf(codebook, type);
  return scoreOf(entry, strongestMode(entry, modes));
}

/**
 * The CAMEO code nearest to an event, with Goldstein's score; of several modes, the one that gave `eventScore` decides.
 *
 * @throws DragomanError "codebook/unknown-type" or "codebook/unknown-mode"
 * @see data/codebook/README.md for how the codes were chosen
 */
export function nearestCameo(codebook: Codebook, type: string, modes: readonly string[] = []): CameoCode {
  const mode = strongestMode(typeOf(codebook, type), modes);
  const key = mode ? `${type}.${mode.name}` : type;
  return codebook.nearestCameo.get(key) as CameoCode; // the loader requires a code for every type and mode
}

/**
 * What an event of a type becomes when it lies in the future: a coming visit is AGREE, an announced withdrawal CONCEDE.
 *
 * @throws DragomanError "codebook/unknown-type"
 */
export function reduceFuture(codebook: Codebook, type: string): FutureReduction {
  const { name } = typeOf(codebook, type);
  return codebook.futureReductions.find((each) => each.type === name) as FutureReduction; // the loader requires all types
}

const scoreOf = (type: TypeEntry, mode: ModeEntry | undefined): number => mode?.score ?? type.score;

function strongestMode(type: TypeEntry, names: readonly string[]): ModeEntry | undefined {
  const known = type.modes.map((mode) => mode.name);
  const modes = names.map(
    (name) =>
      type.modes.find((mode) => mode.name === name) ??
      unknown("codebook/unknown-mode", `mode ${JSON.stringify(name)} of ${type.name}`, name, known),
  );
  const strength = (mode: ModeEntry) => Math.abs(scoreOf(type, mode));
  return modes.reduce<ModeEntry | undefined>(
    (best, mode) => (best && strength(best) >= strength(mode) ? best : mode),
    undefined,
  );
}

function unknown(
  code: "codebook/unknown-type" | "codebook/unknown-mode",
  what: string,
  typed: string,
  names: readonly string[],
): never {
  const near = nearestNames(typed, names);
  const hint = near.length > 0 ? `Did you mean ${near.join(" or ")}? ` : "";
  const list = names.length > 0 ? `There are ${names.join(", ")}.` : "This type has no modes.";
  throw new DragomanError(code, { what: `there is no ${what}`, where: "codebook", fix: hint + list });
}
