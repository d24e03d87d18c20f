import type { Span } from "../text/span.ts";
import { argmax, type ScoreView } from "./score-view.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

/** The words that show an act, with the type that the model gives it. */
export interface Trigger {
  /** First word, by which the model knows the trigger. */
  readonly word: number;
  /** The word after its last. */
  readonly end: number;
  readonly span: Span;
  readonly type: string;
  /** Probability of that type, in (0, 1]. */
  readonly score: number;
}

/** Every word that the model takes for the beginning of a trigger, in the order of the text. */
export function findTriggers(table: WordTable, view: ScoreView): Trigger[] {
  const found: Trigger[] = [];
  for (let word = 0; word < table.words.length; word++) {
    const types = view.softmax("types", word);
    if (1 - (types[0] ?? 1) <= view.thresholds.trigger) continue;
    types[0] = 0;
    const best = argmax(types);
    const [, sentenceEnd] = sentenceRange(table, word);
    const end = Math.min(word + 1 + argmax(view.row("ends", word)), sentenceEnd);
    const type = view.labels.types[best] ?? "none";
    found.push({ word, end, span: spanOf(table, [word, end]), type, score: types[best] ?? 0 });
  }
  return dropInner(found);
}

/** "held talks" is one trigger: of two of one type where one lies in the other's words, the surer stays. */
function dropInner(triggers: readonly Trigger[]): Trigger[] {
  const clash = (a: Trigger, b: Trigger) => a !== b && a.type === b.type && a.word < b.end && b.word < a.end;
  return triggers.filter(
    (t) => !triggers.some((o) => clash(t, o) && (o.score > t.score || (o.score === t.score && o.word < t.word))),
  );
}
