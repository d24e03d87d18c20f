import type { WordRange } from "../encoder/windows.ts";
import type { NewsDocument } from "../text/news-document.ts";
import type { Span } from "../text/span.ts";

/** The words of the sentences that are read for events, numbered through the document. All offsets are UTF-16. */
export interface WordTable {
  readonly text: string;
  readonly words: readonly string[];
  readonly spans: readonly Span[];
  /** Word range of each sentence read. */
  readonly sentences: readonly WordRange[];
  /** For each of these, its index in `NewsDocument.sentences`. */
  readonly sentenceIds: readonly number[];
  /** Index into `sentences` for each word. */
  readonly sentenceOf: readonly number[];
}

/** Collects the report's words: headlines and page furniture are left out. */
export function buildWordTable(document: NewsDocument): WordTable {
  const spans: Span[] = [];
  const sentences: WordRange[] = [];
  const sentenceIds: number[] = [];
  const sentenceOf: number[] = [];
  document.sentences.forEach((sentence, id) => {
    if (sentence.role !== "report" || sentence.words.length === 0) return;
    const first = spans.length;
    for (const word of sentence.words) {
      spans.push(word);
      sentenceOf.push(sentences.length);
    }
    sentences.push([first, spans.length]);
    sentenceIds.push(id);
  });
  const { text } = document;
  const words = spans.map(({ start, end }) => text.slice(start, end));
  return { text, words, spans, sentences, sentenceIds, sentenceOf };
}

/** The text span of a half-open range of words. */
export function spanOf(table: WordTable, [first, end]: WordRange): Span {
  const start = table.spans[first]?.start ?? 0;
  return { start, end: table.spans[end - 1]?.end ?? start };
}

/** The word range of the sentence in which a word stands. */
export function sentenceRange(table: WordTable, word: number): WordRange {
  return table.sentences[table.sentenceOf[word] ?? 0] ?? [0, 0];
}

/** The numbers of the words from one to before another. */
export function wordNumbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** A quotation of fewer words is a quoted term, not a passage. */
const SHORTEST_PASSAGE = 4;

/** Whether quoted words of the report are enough to be a passage that somebody said. */
export function isPassage(table: WordTable, content: Span): boolean {
  const words = wordsIn(table, content);
  return words !== null && words[1] - words[0] >= SHORTEST_PASSAGE;
}

/** The words that a text span touches, or null when it lies outside the report. */
export function wordsIn(table: WordTable, span: Span): WordRange | null {
  let low = 0;
  let high = table.spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table.spans[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < table.spans.length && (table.spans[end]?.start ?? 0) < span.end) end += 1;
  return end > low ? [low, end] : null;
}
