import type { Trigger } from "./find-triggers.ts";
import { type ScoreView, sigmoid } from "./score-view.ts";

const MOST_CONTEXTS = 3;

/** The modes of the trigger's own type that the model believes, likeliest first. */
export function findModes(view: ScoreView, trigger: Trigger, type: string = trigger.type): string[] {
  const scores = view.row("modes", trigger.word);
  return view.labels.modes
    .map((name, i) => ({ name, score: sigmoid(scores[i] ?? -20) }))
    .filter(({ name, score }) => name.startsWith(`${type}.`) && score > view.thresholds.modes)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name.slice(type.length + 1));
}

/** The contexts that the model believes, likeliest first, at most three. */
export function findContexts(view: ScoreView, trigger: Trigger): string[] {
  const scores = view.row("contexts", trigger.word);
  return view.labels.contexts
    .map((name, i) => ({ name, score: sigmoid(scores[i] ?? -20) }))
    .filter(({ score }) => score > view.thresholds.contexts)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CONTEXTS)
    .map(({ name }) => name);
}
