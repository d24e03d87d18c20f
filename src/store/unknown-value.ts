import { nearestNames } from "../codebook/nearest-names.ts";
import { DragomanError } from "../errors.ts";

/** What is refused, where it stood, and the values that would do. */
export interface RefusedValue {
  /** "type", "country code", … */
  readonly kind: string;
  readonly value: string;
  /** Name of the filter. */
  readonly where: string;
  /** All valid values; the nearest are named, and all of them where they are few. */
  readonly valid: readonly string[];
  /** Surely meant: named before the nearest. */
  readonly meant?: readonly string[];
  /** A last sentence of advice. */
  readonly advice?: string;
}

/** The error for a value that is none: a filter that silently matched nothing would pass for an answer. */
export function unknownValue({ kind, value, where, valid, meant = [], advice }: RefusedValue): DragomanError {
  const near = [...new Set([...meant, ...nearestNames(value, valid)])].slice(0, 4);
  const few = valid.length > 0 && valid.length <= 20;
  const fix = [
    near.length > 0 && `Did you mean ${near.join(" or ")}?`,
    few && `There are ${valid.join(", ")}.`,
    advice,
  ].filter(Boolean);
  return new DragomanError("store/unknown-value", {
    what: `there is no ${kind} ${JSON.stringify(value)}`,
    where,
    fix: fix.join(" ") || "Leave it out to see what the lake holds.",
  });
}
