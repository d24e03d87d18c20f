import type { EventRecord } from "../record/reading.ts";

type Sizes = NonNullable<EventRecord["size"]>;
type Size = NonNullable<Sizes[keyof Sizes]>;

/** Tolls grow while rescuers dig: up to here a later count may be of the same act. */
const MOST_GROWTH = 2.5;
/** A toll that is corrected downwards, as happens, falls by little. */
const MOST_CORRECTED = 1.25;
/** Counts so small are shared by many acts. */
const TELLING = 3;

export interface SizeOptions {
  /** One text does not give two counts of one act. */
  readonly sameDocument: boolean;
  /** Whether the second was published after the first (1), before it (-1), or the order is not known (0). */
  readonly order: number;
}

/**
 * What the counts of two events say about their being one act: above 0 they agree, 0 nothing to compare, below 0 they differ by no
 * more than a growing toll does, null they are of two acts.
 */
export function matchSizes(a: EventRecord["size"], b: EventRecord["size"], options: SizeOptions): number | null {
  if (a === null || b === null) return 0;
  let sum = 0;
  for (const kind of ["dead", "injured", "arrested", "crowd"] as const) {
    const [sizeA, sizeB] = [a[kind], b[kind]];
    if (sizeA === null || sizeB === null) continue;
    // Organisers and police count one crowd differently, and one text quotes both.
    const match = matchSize(sizeA, sizeB, kind === "crowd" ? { sameDocument: false, order: 0 } : options);
    if (match === null) return null;
    sum += match;
  }
  return Math.max(-0.25, Math.min(sum, 0.3));
}

function matchSize(a: Size, b: Size, { sameDocument, order }: SizeOptions): number | null {
  const overlap = a.least <= (b.most ?? Infinity) && b.least <= (a.most ?? Infinity);
  if (overlap && a.least === b.least) return a.least >= TELLING ? 0.25 : 0.1;
  const ratio = Math.max(a.least, b.least) / Math.max(1, Math.min(a.least, b.least));
  if (overlap) return ratio <= MOST_GROWTH ? 0.1 : 0;
  if (sameDocument || ratio > MOST_GROWTH) return null;
  const shrinks = order * (b.least - a.least) < 0;
  return shrinks && ratio > MOST_CORRECTED ? -0.25 : -0.1;
}
