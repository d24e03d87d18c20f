/**
 * From the offsets of a reading, which count code points, to those of a JavaScript string, which count UTF-16 code units, and back.
 * A text without characters beyond U+FFFF needs no table: both counts agree.
 */
export interface CodePoints {
  readonly toUnits: (codePoint: number) => number;
  readonly toCodePoints: (unit: number) => number;
}

/** Offsets outside the text are moved to its nearest end; the middle of a surrogate pair counts as its start. */
export function codePoints(text: string): CodePoints {
  const pairs: number[] = []; // code-point index of each character that takes two units
  let index = 0;
  for (const character of text) {
    if (character.length === 2) pairs.push(index);
    index += 1;
  }
  const length = index;
  return {
    toUnits: (codePoint) => {
      const inside = Math.max(0, Math.min(codePoint, length));
      return inside + countBelow(pairs, inside, (at) => at);
    },
    toCodePoints: (unit) => {
      const inside = Math.max(0, Math.min(unit, text.length));
      return inside - countBelow(pairs, inside, (at, before) => at + before);
    },
  };
}

/** How many of the ascending pairs lie below the offset, where `place` says what is compared with it. */
function countBelow(pairs: readonly number[], offset: number, place: (at: number, before: number) => number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(pairs[middle] ?? 0, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
