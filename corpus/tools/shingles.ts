/**
 * Finds texts that share wording. Every run of five words (a shingle) goes into one index; a text is compared only with the texts that hold
 * one of its shingles, so that hundreds of documents take a second. Case, punctuation and the shape of quotation marks do not count.
 */

/** How many words make a shingle: below five, phrases that nobody copied dominate. */
export const SHINGLE_WORDS = 5;

/** A text under the name that it is reported with. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
}

/** What two texts have in common. */
export interface Overlap {
  /** Names of the two texts; the first is always one of those that were checked. */
  readonly ids: readonly [string, string];
  /** Length of the longest run of words that stands in both. */
  readonly longestRun: number;
  /** How many different shingles stand in both. */
  readonly sharedShingles: number;
  /** The share of the different shingles of the text that has fewer of them that stand in the other, in (0, 1]. */
  readonly share: number;
  /** The shared stretches as the first text has them, in its order, lower case. */
  readonly stretches: readonly string[];
}

/** Beyond what two texts count as near-copies; a value equal to its limit is still allowed. */
export interface Limits {
  readonly longestRun: number;
  readonly share: number;
  /** Under so many shared shingles the share says nothing: in one sentence a single set phrase would break it. */
  readonly fewestShingles: number;
}

interface IndexedText {
  readonly id: string;
  readonly words: readonly string[];
  readonly shingles: readonly string[];
  readonly different: number;
}

/** Shingle to the texts that hold it, each with its positions there. */
type ShingleIndex = Map<string, Map<IndexedText, number[]>>;

/** The words of a text, lower case, without punctuation; an apostrophe or hyphen inside a word stays, in one shape. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/[‐‑]/g, "-");
  return plain.match(/[\p{L}\p{M}\p{N}]+(?:['.,-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

/**
 * Every pair that shares at least one shingle: each checked text against the others and against the checked texts before it.
 * The others are not compared among each other.
 */
export function findOverlaps(checked: readonly NamedText[], others: readonly NamedText[] = []): Overlap[] {
  const index: ShingleIndex = new Map();
  for (const other of others) addTo(index, indexed(other));
  return checked.flatMap((named) => {
    const text = indexed(named);
    const found = overlapsWith(index, text);
    addTo(index, text);
    return found;
  });
}

/** Whether a pair breaks a limit. */
export function isNearCopy({ longestRun, sharedShingles, share }: Overlap, limits: Limits): boolean {
  return longestRun > limits.longestRun || (share > limits.share && sharedShingles >= limits.fewestShingles);
}

function indexed({ id, text }: NamedText): IndexedText {
  const words = wordsOf(text);
  const count = Math.max(0, words.length - SHINGLE_WORDS + 1);
  const shingles = Array.from({ length: count }, (_, at) => words.slice(at, at + SHINGLE_WORDS).join(" "));
  return { id, words, shingles, different: new Set(shingles).size };
}

function addTo(index: ShingleIndex, text: IndexedText): void {
  text.shingles.forEach((shingle, at) => {
    const holders = index.get(shingle) ?? new Map<IndexedText, number[]>();
    index.set(shingle, holders);
    const places = holders.get(text);
    if (places) places.push(at);
    else holders.set(text, [at]);
  });
}

/** Positions of shingles that a text shares with one other text, filled in ascending order. */
interface Match {
  readonly at: Set<number>;
  /** Position in the other text to the length, in shingles, of the run that has reached it. */
  runs: ReadonlyMap<number, number>;
  longest: number;
}

/** Walks through a text once: a shingle goes on with a run where the shingle before it stands one place earlier in the other text too. */
function overlapsWith(index: ShingleIndex, text: IndexedText): Overlap[] {
  const matches = new Map<IndexedText, Match>();
  text.shingles.forEach((shingle, at) => {
    for (const [other, places] of index.get(shingle) ?? []) {
      const match: Match = matches.get(other) ?? { at: new Set(), runs: new Map(), longest: 0 };
      const before = match.at.has(at - 1) ? match.runs : new Map<number, number>();
      match.runs = new Map(places.map((place) => [place, 1 + (before.get(place - 1) ?? 0)]));
      match.longest = Math.max(match.longest, ...match.runs.values());
      match.at.add(at);
      matches.set(other, match);
    }
  });
  return [...matches].map(([other, match]) => overlapOf(text, other, match));
}

function overlapOf(text: IndexedText, other: IndexedText, { at, longest }: Match): Overlap {
  const sharedShingles = new Set([...at].map((position) => text.shingles[position])).size;
  return {
    ids: [text.id, other.id],
    longestRun: longest + SHINGLE_WORDS - 1,
    sharedShingles,
    share: sharedShingles / Math.min(text.different, other.different),
    stretches: stretchesAt(text.words, [...at]),
  };
}

/** Joins the shingles that overlap: positions in ascending order to the words that they cover. */
function stretchesAt(words: readonly string[], positions: readonly number[]): string[] {
  const stretches: [start: number, end: number][] = [];
  for (const at of positions) {
    const last = stretches.at(-1);
    if (last && at < last[1]) last[1] = at + SHINGLE_WORDS;
    else stretches.push([at, at + SHINGLE_WORDS]);
  }
  return stretches.map(([start, end]) => words.slice(start, end).join(" "));
}
