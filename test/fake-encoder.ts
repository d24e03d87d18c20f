import { loadCodebook } from "../src/codebook/load-codebook.ts";
import type { EncodedWindow, Encoder, Scores } from "../src/encoder/encoder.ts";
import type { Labels, Thresholds } from "../src/encoder/manifest.ts";

/** What a fake model says of a text, by words of it. A word that stands twice is written "word#2" for its second place. */
export interface FakeMarks {
  readonly triggers?: readonly {
    readonly word: string;
    readonly type: string;
    readonly modes?: readonly string[];
    readonly flags?: readonly string[];
    readonly contexts?: readonly string[];
    readonly length?: number;
  }[];
  /** head word, kind, first and last word of the phrase */
  readonly mentions?: readonly {
    readonly head: string;
    readonly kind: string;
    readonly from?: string;
    readonly to?: string;
    readonly antecedent?: string;
  }[];
  readonly arcs?: readonly (readonly [trigger: string, label: string, head: string])[];
  readonly cues?: readonly {
    readonly word: string;
    readonly form: string;
    readonly speaker?: string;
    readonly from?: string;
    readonly to?: string;
    readonly length?: number;
  }[];
  readonly relations?: readonly (readonly [subject: string, relation: string, object: string])[];
}

const codebook = loadCodebook();

/** The closed sets of a model, as training writes them. */
export const LABELS: Labels = {
  types: ["none", ...codebook.types.map((t) => t.name)],
  modes: codebook.types.flatMap((t) => t.modes.map((m) => `${t.name}.${m.name}`)),
  contexts: codebook.contexts.map((c) => c.name),
  flags: ["future", "hypothetical", "negated", "historical"],
  kinds: ["none", "person", "organisation", "country", "place", "group", "time"],
  forms: ["none", "direct", "indirect", "mixed"],
  relations: ["none", "member_of", "leader_of", "spokesperson_of"],
  ends: ["1", "2", "3", "4", "5"],
  arcs: ["actor", "recipient", "place", "time", "said_by", "cue"],
  pointers: ["left", "right", "antecedent", "speaker", "content_start", "content_end"],
};

const SURE = 8;
const THRESHOLDS: Thresholds = {
  trigger: 0.5,
  actor: 0.5,
  recipient: 0.5,
  place: 0.5,
  time: 0.5,
  said_by: 0.5,
  flags: 0.5,
  modes: 0.4,
  contexts: 0.35,
};

/** An encoder that reads every text as one window and says what it was told. */
export function fakeEncoder(marks: FakeMarks): Encoder {
  return {
    labels: LABELS,
    thresholds: THRESHOLDS,
    calibration: [1, 0],
    async encode(words, sentences) {
      const n = words.length + 1;
      const sentenceOf = words.map((_, w) => sentences.findIndex(([a, b]) => a <= w && w < b));
      const window = {
        pieces: [],
        cases: [],
        starts: [0, ...words.map((_, i) => i + 1)],
        sentences: [-1, ...sentenceOf],
        words: [-1, ...words.map((_, i) => i)],
        firstNew: 1,
      };
      const encoded: EncodedWindow = { window, scores: fakeScores(marks, words, n) };
      return [encoded];
    },
  };
}

function fakeScores(marks: FakeMarks, words: readonly string[], n: number): Scores {
  const rows = (set: keyof Labels, none: boolean) => {
    const width = LABELS[set].length;
    return Float32Array.from({ length: n * width }, (_, i) => (none && i % width === 0 ? SURE / 2 : -SURE));
  };
  const scores = {
    n,
    types: rows("types", true),
    ends: rows("ends", true),
    flags: rows("flags", false),
    modes: rows("modes", false),
    contexts: rows("contexts", false),
    kinds: rows("kinds", true),
    forms: rows("forms", true),
    pointers: new Float32Array(LABELS.pointers.length * n * n).fill(-SURE),
    arcs: new Float32Array(LABELS.arcs.length * n * n).fill(-SURE),
    relation: new Int32Array(n * n),
    relationMargin: new Float32Array(n * n).fill(SURE),
  };
  const at = (written: string): number => {
    const [, word = written, nth = "1"] = /^(.*)#(\d)$/.exec(written) ?? [];
    const places = words.flatMap((w, i) => (w === word ? [i + 1] : []));
    const place = places[Number(nth) - 1];
    if (place === undefined) throw new Error(`the fake's word ${written} is not among: ${words.join(" ")}`);
    return place;
  };
  const set = (
    name: "types" | "ends" | "flags" | "modes" | "contexts" | "kinds" | "forms",
    word: number,
    label: string,
  ) => {
    const index = LABELS[name].indexOf(label);
    if (index < 0) throw new Error(`the fake's label ${label} is not one of ${name}`);
    scores[name][word * LABELS[name].length + index] = SURE;
  };
  const pair = (matrix: "pointers" | "arcs", label: string, from: number, to: number) => {
    scores[matrix][(LABELS[matrix].indexOf(label) * n + from) * n + to] = SURE;
  };
  for (const t of marks.triggers ?? []) {
    const word = at(t.word);
    set("types", word, t.type);
    set("ends", word, String(t.length ?? 1));
    for (const mode of t.modes ?? []) set("modes", word, `${t.type}.${mode}`);
    for (const flag of t.flags ?? []) set("flags", word, flag);
    for (const context of t.contexts ?? []) set("contexts", word, context);
  }
  for (const m of marks.mentions ?? []) {
    const head = at(m.head);
    set("kinds", head, m.kind);
    pair("pointers", "left", head, at(m.from ?? m.head));
    pair("pointers", "right", head, at(m.to ?? m.head));
    pair("pointers", "antecedent", head, m.antecedent ? at(m.antecedent) : 0);
  }
  for (const [trigger, label, head] of marks.arcs ?? []) pair("arcs", label, at(trigger), at(head));
  for (const c of marks.cues ?? []) {
    const cue = at(c.word);
    set("forms", cue, c.form);
    set("ends", cue, String(c.length ?? 1));
    pair("pointers", "speaker", cue, c.speaker ? at(c.speaker) : 0);
    if (c.from) pair("pointers", "content_start", cue, at(c.from));
    if (c.to) pair("pointers", "content_end", cue, at(c.to));
  }
  for (const [subject, relation, object] of marks.relations ?? [])
    scores.relation[at(subject) * n + at(object)] = LABELS.relations.indexOf(relation);
  return scores;
}
