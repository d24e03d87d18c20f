import { mkdir, writeFile } from "node:fs/promises";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { FLAGS } from "../../src/codebook/plover.ts";
import { splitWords } from "../../src/text/words.ts";
import { headWord } from "./head-word.ts";
import { loadCorpus, loadStandoff, loadVocabulary } from "./load-corpus.ts";
import { type MarkedDocument, type Range, RELATIONS } from "./read-corpus.ts";

/**
 * `npm run corpus:compile`: writes what `training/` reads. Marks become word indices of the whole document, so that training and product
 * share one word splitter and no offset is ever recomputed in Python.
 *
 * training/build/corpus.jsonl  one document a line
 * training/build/labels.json   the closed sets, in the order of the model's outputs
 */
const BUILD = new URL("../../training/build/", import.meta.url);
const KINDS = ["none", "person", "organisation", "country", "place", "group", "time"];

/** [left, right (half-open), head, kind, entity index or null] of a mention, a place or a time. */
type CompiledMention = [number, number, number, string, number | null];

class WordIndex {
  readonly words: string[] = [];
  readonly sentences: [number, number][] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(document: MarkedDocument) {
    for (const [start, end] of document.sentences) {
      const first = this.words.length;
      for (const span of splitWords(document.text, { start, end })) {
        this.words.push(document.text.slice(span.start, span.end));
        this.starts.push(span.start);
        this.ends.push(span.end);
      }
      this.sentences.push([first, this.words.length]);
    }
  }

  /** The words that a span touches, half-open. */
  of([start, end]: Range): [number, number] {
    const first = this.ends.findIndex((wordEnd) => wordEnd > start);
    let last = first;
    while (last < this.starts.length && (this.starts[last] ?? 0) < end) last += 1;
    return [first, Math.max(last, first + 1)];
  }
}

/** Gives every mention, place and time a head word of its own; the longer of two that compete for one keeps it. */
class Heads {
  readonly mentions: CompiledMention[] = [];
  private readonly bySpan = new Map<string, number>();
  private readonly taken = new Set<number>();

  constructor(private readonly index: WordIndex) {}

  add(span: Range, kind: string, entity: number | null): number {
    const known = this.bySpan.get(span.join());
    if (known !== undefined) return known;
    const [left, right] = this.index.of(span);
    let head = headWord(this.index.words, left, right);
    if (this.taken.has(head)) head = this.taken.has(right - 1) ? left : right - 1;
    this.bySpan.set(span.join(), head);
    if (!this.taken.has(head)) this.mentions.push([left, right, head, kind, entity]);
    this.taken.add(head);
    return head;
  }
}

function compileDocument(document: MarkedDocument, real: boolean): object {
  const index = new WordIndex(document);
  const heads = new Heads(index);
  const longestFirst = [...document.mentions].sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
  for (const mention of longestFirst)
    heads.add(mention.span, document.raw.entities[mention.entity]?.kind ?? "group", mention.entity);
  const one = (span: Range | null, kind: string) => (span ? [heads.add(span, kind, null)] : []);
  const known = (span: Range) => heads.add(span, "group", null);
  const events = document.events.map((event) => ({
    trigger: index.of(event.trigger),
    type: event.type,
    modes: event.modes,
    aux: event.aux,
    ctx: event.contexts,
    actor: event.actor.map(known),
    recipient: event.recipient.map(known),
    place: one(event.place, "place"),
    time: one(event.time, "time"),
    said_by: event.saidBy ? [known(event.saidBy)] : [],
    cues: Object.fromEntries(Object.entries(event.cues).map(([flag, span]) => [flag, index.of(span)])),
  }));
  const statements = document.statements.map((statement) => ({
    cue: statement.cue && index.of(statement.cue),
    form: statement.form,
    speaker: statement.speaker && known(statement.speaker),
    content: index.of(statement.content),
  }));
  const relations = document.relations.map(({ relation, subject, object }) => ({
    relation,
    subject: known(subject),
    object: known(object),
  }));
  const { id, register } = document.raw;
  const mentions = heads.mentions.sort((a, b) => a[2] - b[2]);
  return {
    id,
    register,
    real,
    words: index.words,
    sentences: index.sentences,
    mentions,
    events,
    statements,
    relations,
  };
}

async function main(): Promise<number> {
  const vocabulary = await loadVocabulary();
  const standoff = await loadStandoff(vocabulary);
  if (standoff.missing.length > 0)
    console.log(`left out, their texts are not beside the repository: ${standoff.missing.join(", ")}`);
  const own = await loadCorpus(vocabulary);
  const documents = [...own, ...standoff.documents];
  const problems = documents.flatMap((document) => document.problems);
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    console.error("Nothing written. `npm run corpus:check` must be clean first.");
    return 1;
  }
  const codebook = loadCodebook();
  const labels = {
    types: ["none", ...codebook.types.map((type) => type.name)],
    modes: codebook.types.flatMap((type) => type.modes.map((mode) => `${type.name}.${mode.name}`)),
    contexts: codebook.contexts.map((context) => context.name),
    flags: FLAGS,
    kinds: KINDS,
    forms: ["none", "direct", "indirect", "mixed"],
    relations: ["none", ...RELATIONS],
  };
  await mkdir(BUILD, { recursive: true });
  await writeFile(new URL("labels.json", BUILD), `${JSON.stringify(labels, null, 1)}\n`);
  const lines = documents.map((document, i) => JSON.stringify(compileDocument(document, i >= own.length)));
  await writeFile(new URL("corpus.jsonl", BUILD), `${lines.join("\n")}\n`);
  console.log(`${documents.length} documents compiled to training/build/`);
  return 0;
}

process.exitCode = await main();
