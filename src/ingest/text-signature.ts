import { findFurniture } from "../text/furniture.ts";

/**
 * MinHash: two texts agree in each place of their signatures with a chance equal to the share of word 5-shingles that they have in common,
 * so equal places are counted instead of texts compared. 16 bits of each value are kept (b-bit MinHash: two different values agree by chance
 * once in 65,536). A last value stands for the numbers of the text: a copy that says "20 killed" where the first said "12" shares nearly
 * all shingles, and is still another report.
 *
 * @see Broder 1997, "On the resemblance and containment of documents"; Li and König 2010, "b-Bit Minwise Hashing"
 */

/** Values that stand for the shingles; one more stands for the numbers. */
export const SHINGLE_VALUES = 64;

const WORDS_IN_SHINGLE = 5;
const HEX_LENGTH = SHINGLE_VALUES * 4 + 8;

/** What a text is compared by. */
export interface TextSignature {
  /** `[SHINGLE_VALUES]` */
  readonly shingles: Uint16Array;
  /** Digest of the set of numbers in the text; dates and times of day are left out, for datelines and page heads are full of them. */
  readonly numbers: number;
}

/** The signature of a text: equal for texts that differ only in case, punctuation, white space, typography or page furniture. */
export function textSignature(text: string): TextSignature {
  const words = wordsOf(withoutFurniture(text));
  const least = new Uint32Array(SHINGLE_VALUES).fill(0xffffffff);
  const last = Math.max(1, words.length - WORDS_IN_SHINGLE + 1);
  for (let at = 0; at < last; at += 1) {
    const hash = hashWords(words.slice(at, at + WORDS_IN_SHINGLE));
    for (let i = 0; i < SHINGLE_VALUES; i += 1) {
      const value = mix(hash ^ seed(i));
      if (value < (least[i] ?? 0)) least[i] = value;
    }
  }
  // The low bits of a minimum are as good as random; its high bits are nearly all zero.
  return { shingles: Uint16Array.from(least, (value) => value & 0xffff), numbers: numbersOf(words) };
}

/** The share of shingles that two texts have in common, estimated to about ±0.06; 0–1. */
export function sharedShare(a: Uint16Array, b: Uint16Array): number {
  let same = 0;
  for (let i = 0; i < SHINGLE_VALUES; i += 1) if (a[i] === b[i]) same += 1;
  return same / SHINGLE_VALUES;
}

/** As `documents.signature` holds it: 264 hexadecimal digits. */
export function formatSignature({ shingles, numbers }: TextSignature): string {
  return (
    Array.from(shingles, (value) => value.toString(16).padStart(4, "0")).join("") +
    numbers.toString(16).padStart(8, "0")
  );
}

/** The signature that a lake holds, or null where the column holds something else (another version, or nothing). */
export function parseSignature(hex: string | null): TextSignature | null {
  if (hex?.length !== HEX_LENGTH || !/^[\da-f]+$/.test(hex)) return null;
  const shingles = Uint16Array.from({ length: SHINGLE_VALUES }, (_, i) =>
    Number.parseInt(hex.slice(i * 4, i * 4 + 4), 16),
  );
  return { shingles, numbers: Number.parseInt(hex.slice(-8), 16) };
}

/** A comma or point inside a number belongs to it; all other punctuation parts words, and apostrophes are dropped: "don’t", "don't". */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d'’‘]/g, "");
  return plain.match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function withoutFurniture(text: string): string {
  let kept = "";
  let from = 0;
  for (const { span } of findFurniture(text)) {
    kept += `${text.slice(from, span.start)} `;
    from = span.end;
  }
  return kept + text.slice(from);
}

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)/;

function numbersOf(words: readonly string[]): number {
  const numbers = words.filter(
    (word, i) =>
      /^\p{N}/u.test(word) &&
      !/:|^(?:19|20)\d\d$/.test(word) &&
      !MONTH.test(words[i - 1] ?? "") &&
      !MONTH.test(words[i + 1] ?? ""),
  );
  const set = [...new Set(numbers.map((word) => word.replaceAll(",", "")))].sort();
  return set.length === 0 ? 0 : hashWords(set) >>> 0;
}

/** FNV-1a over the code units. */
function hashWords(words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return hash;
}

const seed = (i: number) => mix(Math.imul(i + 1, 0x9e3779b9));

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
