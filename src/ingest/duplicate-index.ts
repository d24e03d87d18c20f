import { SHINGLE_VALUES, sharedShare, type TextSignature } from "./text-signature.ts";

/** From this share on, and with the same numbers, a text is a copy of the other and is not read again. Measured by bench/duplicates/run.ts. */
export const NEAR_SHARE = 0.85;

/** From this share on two texts come from one first text, but each says something of its own, so both are read. */
export const KIN_SHARE = 0.5;

/** An earlier text that is the same, or nearly. */
export interface Duplicate {
  readonly kind: "exact" | "near";
  /** Id of the document that was read. */
  readonly of: string;
  /** Estimated share of shingles in common, 0–1; 1 where the texts are equal. */
  readonly share: number;
}

/** An earlier text that shares so much with this one that both go back to one first text. */
export interface Kin {
  readonly of: string;
  readonly share: number;
}

const ROWS = 4;
const BANDS = SHINGLE_VALUES / ROWS;
/** Templated texts (weather, share prices) all fall into one bucket; the newest of them are enough to find a copy by. */
const MOST_IN_BUCKET = 256;
/** Bytes of the sha256 that are kept: enough that no two texts of one lake agree by chance. */
const HASH_WORDS = 4;

/**
 * The texts read so far, for finding those that are told twice. Takes about 350 bytes a text beside its id.
 *
 * Locality-sensitive hashing: 16 bands of 4 values; texts that share 85 % of their shingles meet in a band with a chance of 0.9999, at 50 % of 0.65.
 */
export class DuplicateIndex {
  #size = 0;
  #room = 1024;
  readonly #ids: string[] = [];
  #hashes = new Uint32Array(this.#room * HASH_WORDS);
  #shingles = new Uint16Array(this.#room * SHINGLE_VALUES);
  #numbers = new Uint32Array(this.#room);
  /** First and next text of each bucket, as position + 1; 0 ends a chain. Column `BANDS` chains texts by their hash. */
  #heads = new Int32Array(this.#room * (BANDS + 1));
  #nexts = new Int32Array(this.#room * (BANDS + 1));

  get size(): number {
    return this.#size;
  }

  /** @param hash sha256 of the text, hexadecimal */
  find(hash: string, signature: TextSignature): Duplicate | null {
    const words = hashWords(hash);
    for (const at of this.#chain(BANDS, words[0] ?? 0)) {
      if (words.every((word, i) => word === this.#hashes[at * HASH_WORDS + i]))
        return { kind: "exact", of: this.#idAt(at), share: 1 };
    }
    const best = this.#best(signature, (at) => this.#numbers[at] === signature.numbers);
    return best && best.share >= NEAR_SHARE ? { kind: "near", ...best } : null;
  }

  /** The text that shares most with this one, at least `KIN_SHARE`: what tells wire copy whose credit was cut off. */
  findKin(signature: TextSignature): Kin | null {
    const best = this.#best(signature, () => true);
    return best && best.share >= KIN_SHARE ? best : null;
  }

  /** Adds a text that is read; of texts found as duplicates nothing needs to be kept. */
  add(documentId: string, hash: string, signature: TextSignature): void {
    if (this.#size === this.#room) this.#grow();
    const at = this.#size;
    this.#size += 1;
    this.#ids.push(documentId);
    this.#hashes.set(hashWords(hash), at * HASH_WORDS);
    this.#shingles.set(signature.shingles, at * SHINGLE_VALUES);
    this.#numbers[at] = signature.numbers;
    this.#link(at);
  }

  #best(signature: TextSignature, allowed: (at: number) => boolean): Kin | null {
    let best = -1;
    let share = 0;
    for (let band = 0; band < BANDS; band += 1) {
      for (const at of this.#chain(band, bandKey(signature.shingles, band))) {
        if (at === best || !allowed(at)) continue;
        const found = sharedShare(signature.shingles, this.#shinglesAt(at));
        // Of equals the one that was read first, so that the answer does not hang on the order of buckets.
        if (found > share || (found === share && at < best)) [best, share] = [at, found];
      }
    }
    return best < 0 ? null : { of: this.#idAt(best), share };
  }

  *#chain(column: number, key: number): Generator<number> {
    let next = this.#heads[this.#bucket(column, key)] ?? 0;
    for (let seen = 0; next > 0 && seen < MOST_IN_BUCKET; seen += 1) {
      yield next - 1;
      next = this.#nexts[(next - 1) * (BANDS + 1) + column] ?? 0;
    }
  }

  #bucket(column: number, key: number): number {
    return column * this.#room + ((key >>> 0) % this.#room);
  }

  #link(at: number): void {
    const shingles = this.#shinglesAt(at);
    for (let column = 0; column <= BANDS; column += 1) {
      const key = column === BANDS ? (this.#hashes[at * HASH_WORDS] ?? 0) : bandKey(shingles, column);
      const bucket = this.#bucket(column, key);
      this.#nexts[at * (BANDS + 1) + column] = this.#heads[bucket] ?? 0;
      this.#heads[bucket] = at + 1;
    }
  }

  #grow(): void {
    this.#room *= 2;
    this.#hashes = copyInto(new Uint32Array(this.#room * HASH_WORDS), this.#hashes);
    this.#shingles = copyInto(new Uint16Array(this.#room * SHINGLE_VALUES), this.#shingles);
    this.#numbers = copyInto(new Uint32Array(this.#room), this.#numbers);
    this.#heads = new Int32Array(this.#room * (BANDS + 1));
    this.#nexts = new Int32Array(this.#room * (BANDS + 1));
    for (let at = 0; at < this.#size; at += 1) this.#link(at);
  }

  #shinglesAt(at: number): Uint16Array {
    return this.#shingles.subarray(at * SHINGLE_VALUES, (at + 1) * SHINGLE_VALUES);
  }

  #idAt(at: number): string {
    return this.#ids[at] as string; // chains hold positions of added texts only
  }
}

function copyInto<T extends Uint16Array | Uint32Array>(larger: T, smaller: T): T {
  larger.set(smaller);
  return larger;
}

function bandKey(shingles: Uint16Array, band: number): number {
  let key = band;
  for (let i = band * ROWS; i < (band + 1) * ROWS; i += 1) {
    key = Math.imul(key ^ (shingles[i] ?? 0), 0x9e3779b1);
    key ^= key >>> 15;
  }
  return key;
}

function hashWords(hash: string): readonly number[] {
  return Array.from({ length: HASH_WORDS }, (_, i) => Number.parseInt(hash.slice(i * 8, i * 8 + 8), 16));
}
