import { CLS, caseClass, type PieceCutter, SEP } from "./pieces.ts";

/** A half-open range of a document's words. */
export type WordRange = readonly [first: number, end: number];

/** One input of the model. Word 0 is the root ([CLS]); word i + 1 is document word `words[i]`. */
export interface Window {
  readonly pieces: readonly number[];
  readonly cases: readonly number[];
  /** First piece of each word, the root's first. */
  readonly starts: readonly number[];
  /** Sentence number of each word, -1 for the root. */
  readonly sentences: readonly number[];
  /** The document's word behind each word of the window, -1 for the root. */
  readonly words: readonly number[];
  /** Words of the window before this one are context that an earlier window has read. */
  readonly firstNew: number;
}

/** Position limit of the encoder, less one for [SEP]. */
const MAX_PIECES = 510;

/**
 * Cuts a document into windows of consecutive whole sentences. Each window opens with the last sentences of the one before,
 * so that pronouns find what they stand for.
 *
 * @param words the document's words
 * @param sentences word ranges of its sentences, in order
 */
export function buildWindows(
  words: readonly string[],
  sentences: readonly WordRange[],
  { cutter, windowPieces, contextPieces }: { cutter: PieceCutter; windowPieces: number; contextPieces: number },
): Window[] {
  const cut = words.map((word) => cutter.cut(word));
  const sizes = sentences.map(([first, end]) => cut.slice(first, end).reduce((sum, ids) => sum + ids.length, 0));
  const size = (s: number) => sizes[s] ?? 0;
  const windows: Window[] = [];
  for (let start = 0; start < sentences.length; ) {
    let first = start;
    let context = 0;
    while (first > 0 && context + size(first - 1) <= contextPieces) {
      first -= 1;
      context += size(first);
    }
    let end = start;
    let total = context + 2;
    while (end < sentences.length && (end === start || total + size(end) <= windowPieces)) {
      total += size(end);
      end += 1;
    }
    windows.push(buildWindow(words, cut, { sentences, first, start, end }));
    start = end;
  }
  return windows;
}

interface Stretch {
  readonly sentences: readonly WordRange[];
  readonly first: number;
  readonly start: number;
  readonly end: number;
}

function buildWindow(words: readonly string[], cut: readonly (readonly number[])[], stretch: Stretch): Window {
  const pieces = [CLS];
  const cases = [0];
  const starts = [0];
  const sentenceOf = [-1];
  const documentWords = [-1];
  let firstNew = 1;
  for (let s = stretch.first; s < stretch.end; s++) {
    const [from, to] = stretch.sentences[s] ?? [0, 0];
    if (s === stretch.start) firstNew = starts.length;
    for (let w = from; w < to; w++) {
      const ids = cut[w] ?? [];
      if (pieces.length + ids.length + 1 > MAX_PIECES) break;
      starts.push(pieces.length);
      sentenceOf.push(s);
      documentWords.push(w);
      const kind = caseClass(words[w] ?? "");
      for (const id of ids) {
        pieces.push(id);
        cases.push(kind);
      }
    }
  }
  pieces.push(SEP);
  cases.push(0);
  return { pieces, cases, starts, sentences: sentenceOf, words: documentWords, firstNew };
}
