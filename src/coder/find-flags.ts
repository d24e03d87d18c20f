import { FLAGS, type Flag } from "../codebook/plover.ts";
import type { Span } from "../text/span.ts";
import type { Trigger } from "./find-triggers.ts";
import { argmax, type ScoreView, sigmoid } from "./score-view.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

/** An auxiliary flag of one event and the words that show it. */
export interface FoundFlag {
  readonly flag: Flag;
  readonly cue: Span;
  readonly score: number;
}

/**
 * Words by which English marks each flag. They only say where the cue of a flag stands, never whether there is one:
 * that is the model's judgement.
 */
const CUES: Readonly<Record<Flag, RegExp>> = {
  future:
    /^(will|'ll|’ll|shall|would|to|plans?|planned|planning|scheduled|due|set|expected|going|upcoming|next|intends?|intended|agenda|tomorrow|later|soon|about|includes?|including)$/i,
  hypothetical:
    /^(if|would|could|might|may|should|unless|whether|were|possible|possibly|potential|potentially|case|threatened)$/i,
  negated: /^(not|n't|n’t|no|never|neither|nor|without|denied|denies|deny|denying|failed|fails|nobody|none|hardly)$/i,
  historical:
    /^(in|ago|since|during|after|before|last|previous(ly)?|earlier|once|former(ly)?|years?|decades?|past|had|when|(19|20)\d\d)$/i,
};

/** The flags of a trigger that the model believes, each with its cue: the model's own cue word, else the nearest word that can mark it. */
export function findFlags(table: WordTable, view: ScoreView, trigger: Trigger): FoundFlag[] {
  const scores = view.row("flags", trigger.word);
  return FLAGS.flatMap((flag, i) => {
    const score = sigmoid(scores[i] ?? -20);
    return score > view.thresholds.flags ? [{ flag, score, cue: cueOf(table, view, trigger, flag) }] : [];
  });
}

function cueOf(table: WordTable, view: ScoreView, trigger: Trigger, flag: Flag): Span {
  const [from, to] = sentenceRange(table, trigger.word);
  const pointed: { word: number; score: number }[] = [];
  const fitting: number[] = [];
  for (let word = from; word < to; word++) {
    const score = view.arc("cue", trigger.word, word);
    if (score > 0.3) pointed.push({ word, score });
    if (CUES[flag].test(table.words[word] ?? "")) fitting.push(word);
  }
  const agreed = pointed.filter((p) => fitting.includes(p.word));
  const surest = (agreed.length > 0 ? agreed : pointed).sort((a, b) => b.score - a.score)[0];
  if (surest)
    return spanOf(table, [surest.word, Math.min(to, surest.word + 1 + argmax(view.row("ends", surest.word)))]);
  const distance = (word: number) => Math.abs(word - trigger.word);
  const nearest = fitting.sort((a, b) => distance(a) - distance(b))[0];
  // Tense alone can show it ("is meeting the board on Friday"): then the trigger is the evidence.
  return nearest === undefined ? trigger.span : spanOf(table, [nearest, nearest + 1]);
}
