/** Converts offsets of one text between UTF-16 code units (inside) and Unicode code points (outside). */
export interface CodePointIndex {
  /** Code points before a UTF-16 offset; an offset inside a surrogate pair counts the pair as begun. */
  toCodePoints(utf16: number): number;
  /** The UTF-16 offset at which a code point begins. */
  toUtf16(codePoints: number): number;
}

/**
 * Indexes a text. A lone surrogate is one code point, as in Python. Texts without characters beyond the basic plane cost nothing.
 */
export function codePointIndex(text: string): CodePointIndex {
  const pairs: number[] = []; // UTF-16 offsets of the second halves
  for (let i = 1; i < text.length; i++) {
    const [high, low] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      pairs.push(i);
      i += 1;
    }
  }
  return {
    toCodePoints: (utf16) => utf16 - countBelow(pairs, (at) => at < utf16),
    toUtf16: (codePoints) => codePoints + countBelow(pairs, (at, i) => at - i - 1 < codePoints),
  };
}

/** How many entries, from the first on, fulfil a condition that holds for a beginning of the list. */
function countBelow(pairs: readonly number[], holds: (at: number, index: number) => boolean): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
