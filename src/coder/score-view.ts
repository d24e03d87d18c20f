import type { EncodedWindow, Encoder } from "../encoder/encoder.ts";
import type { Labels, Thresholds } from "../encoder/manifest.ts";

type WordSet = "types" | "ends" | "flags" | "modes" | "contexts" | "kinds" | "forms";

/** Where a word is read: its window and its place in it. */
interface Place {
  readonly window: EncodedWindow;
  readonly at: number;
}

/** The model's scores by the document's word numbers. Windows overlap: each word is read where it is new. */
export interface ScoreView {
  readonly labels: Labels;
  /** From which probability on each head is believed. */
  readonly thresholds: Thresholds;
  /** Logits of one word for one label set. */
  row(set: WordSet, word: number): Float32Array;
  /** Probabilities of one word over a set of exclusive labels. */
  softmax(set: WordSet, word: number): Float32Array;
  /** Probability of an arc between two words, 0 when no window holds both. */
  arc(label: string, from: number, to: number): number;
  /** The likeliest target of a pointer among the given words and the root (null), and its share of the probability. */
  point(
    label: string,
    from: number,
    candidates: readonly number[],
    root?: boolean,
  ): { target: number | null; score: number };
  /** The likeliest relation between two words, with its probability against none; "none" when no window holds both. */
  relation(from: number, to: number): { relation: string; score: number };
  /** Words of the window in which a word is read, those before `word`'s sentence included. */
  windowWords(word: number): readonly number[];
}

/** Wraps the windows of one document. */
export function viewScores(
  windows: readonly EncodedWindow[],
  { labels, thresholds }: Pick<Encoder, "labels" | "thresholds">,
): ScoreView {
  const places = new Map<number, Place>();
  for (const window of windows) {
    const { words, firstNew } = window.window;
    for (let at = firstNew; at < words.length; at++) places.set(words[at] ?? -1, { window, at });
  }
  const indexes = new Map(windows.map((w) => [w, new Map(w.window.words.map((word, at) => [word, at]))]));
  const inWindow = (window: EncodedWindow, word: number) => indexes.get(window)?.get(word);

  function row(set: WordSet, word: number): Float32Array {
    const width = labels[set].length;
    const place = places.get(word);
    if (!place) return new Float32Array(width).fill(-20);
    return place.window.scores[set].subarray(place.at * width, (place.at + 1) * width);
  }

  function pair(matrix: "pointers" | "arcs", label: number, { window, at }: Place, to: number): number {
    const { n } = window.scores;
    return window.scores[matrix][(label * n + at) * n + to] ?? -20;
  }

  return {
    labels,
    thresholds,
    row,
    softmax: (set, word) => softmax(row(set, word)),
    arc(label, from, to) {
      const place = places.get(from);
      const target = place && inWindow(place.window, to);
      return place && target !== undefined ? sigmoid(pair("arcs", labels.arcs.indexOf(label), place, target)) : 0;
    },
    point(label, from, candidates, root = false) {
      const place = places.get(from);
      const index = labels.pointers.indexOf(label);
      const options = place
        ? candidates.flatMap((word) => {
            const to = inWindow(place.window, word);
            return to === undefined ? [] : [{ word: word as number | null, logit: pair("pointers", index, place, to) }];
          })
        : [];
      if (place && root) options.push({ word: null, logit: pair("pointers", index, place, 0) });
      if (options.length === 0) return { target: null, score: 0 };
      const best = options.reduce((a, b) => (b.logit > a.logit ? b : a));
      const total = options.reduce((sum, o) => sum + Math.exp(o.logit - best.logit), 0);
      return { target: best.word, score: 1 / total };
    },
    relation(from, to) {
      const place = places.get(from);
      const target = place && inWindow(place.window, to);
      if (!place || target === undefined) return { relation: "none", score: 0 };
      const at = place.at * place.window.scores.n + target;
      const relation = labels.relations[place.window.scores.relation[at] ?? 0] ?? "none";
      return { relation, score: sigmoid(place.window.scores.relationMargin[at] ?? -20) };
    },
    windowWords: (word) => places.get(word)?.window.window.words.slice(1) ?? [],
  };
}

/** Logistic function. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Probabilities from logits; a new array. */
export function softmax(logits: Float32Array): Float32Array {
  const top = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = logits.map((x) => Math.exp(x - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((x) => x / total);
}

/** Index of the largest value. */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
