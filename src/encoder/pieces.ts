import { Tokenizer } from "@huggingface/tokenizers";

/** Ids that every vocabulary of the BERT family shares. */
export const CLS = 101;
export const SEP = 102;
const UNKNOWN = 100;

/** A longer "word" (a URL, a broken line) is cut here: its tail says nothing about events. */
const MAX_WORD_PIECES = 12;

/** Words of a news stream repeat: the pieces of this many distinct ones are kept. */
const CACHE_SIZE = 50_000;

/** Case class of a word, the row of the token-type table: 0 lower or caseless, 1 Title, 2 UPPER, 3 miXed, 4 with a digit. */
export function caseClass(word: string): number {
  if (/[0-9]/.test(word)) return 4;
  const letters = [...word].filter((c) => c.toLowerCase() !== c.toUpperCase());
  const upper = letters.filter((c) => c !== c.toLowerCase());
  if (upper.length === 0) return 0;
  if (upper.length === letters.length && letters.length > 1) return 2;
  return upper.length === 1 && letters[0] === upper[0] ? 1 : 3;
}

/** Cuts single words into WordPiece ids; the same word always gives the same ids. */
export class PieceCutter {
  private readonly cache = new Map<string, readonly number[]>();
  private readonly tokenizer: Tokenizer;

  /** @param tokenizerJson the parsed tokenizer.json beside the weights */
  constructor(tokenizerJson: object) {
    this.tokenizer = new Tokenizer(tokenizerJson, {});
  }

  /** The ids of one word, at least one, at most twelve. */
  cut(word: string): readonly number[] {
    const known = this.cache.get(word);
    if (known) return known;
    const { ids } = this.tokenizer.encode(word, { add_special_tokens: false });
    const pieces = ids.length > 0 ? ids.slice(0, MAX_WORD_PIECES) : [UNKNOWN];
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(word, pieces);
    return pieces;
  }
}
