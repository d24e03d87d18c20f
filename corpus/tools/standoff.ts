/**
 * Standoff documents: marks of texts that are not part of this project. Words become [start, end) in Unicode code points of their sentence, the
 * text itself stays where it is and is known by its hash.
 */
import { createHash } from "node:crypto";
import { type MarkedDocument, type Range, type RawDocument, wordsAt } from "./read-corpus.ts";

type Offsets = [start: number, end: number];

/** A document's marks without its words. Keys are those of `RawDocument`; every exact word is a pair of offsets in its sentence. */
export interface StandoffDocument {
  id: string;
  /** Where the text lies: a file of ../shared and the text's name in it. */
  source: { file: string; id: string; sha256: string };
  date: string;
  register: string;
  /** Spans of the sentences in the text, in code points. */
  sentences: Offsets[];
  entities: { id: string; kind: string; c?: string | null; sec?: string | null; mentions: [number, Offsets][] }[];
  events: StandoffEvent[];
  statements: {
    s: number;
    speaker?: Offsets | undefined;
    cue?: Offsets | undefined;
    form: string;
    content: Offsets;
    through: number;
  }[];
  relations: { s: number; subject: Offsets; relation: string; object: Offsets; date?: string | null | undefined }[];
}

interface StandoffEvent {
  s: number;
  type: string;
  mode?: string[] | undefined;
  trigger: Offsets;
  actor?: Offsets[] | undefined;
  recipient?: Offsets[] | undefined;
  aux?: string[] | undefined;
  cues?: Record<string, Offsets> | undefined;
  loc?: Offsets | undefined;
  when?: Offsets | undefined;
  date?: string | undefined;
  ctx?: string[] | undefined;
  said_by?: Offsets | undefined;
  size?: Record<string, number> | undefined;
}

/** SHA-256 of a text, in hexadecimal. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Code points before a UTF-16 offset. */
const points = (text: string, offset: number): number => [...text.slice(0, offset)].length;

/**
 * Takes the words out of a marked document.
 *
 * @param text the text as its source has it; the document's sentences stand in it in this order
 * @throws Error when a sentence is not in the text, or the marks have problems
 */
export function toStandoff(document: MarkedDocument, text: string, file: string): StandoffDocument {
  const { raw, problems } = document;
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const local = (s: number, [start, end]: Range): Offsets => {
    const origin = document.sentences[s]?.[0] ?? 0;
    const sentence = document.text.slice(origin, document.sentences[s]?.[1]);
    return [points(sentence, start - origin), points(sentence, end - origin)];
  };
  const optional = (s: number, span: Range | null) => (span ? local(s, span) : undefined);
  const byEntity = raw.entities.map((): [number, Offsets][] => []);
  for (const { entity, sentence, span } of document.mentions) byEntity[entity]?.push([sentence, local(sentence, span)]);
  return withoutEmpty({
    id: raw.id,
    source: { file, id: raw.id, sha256: hashOf(text) },
    date: raw.date,
    register: raw.register,
    sentences: sentencesIn(raw.paragraphs.flat(), text),
    entities: raw.entities.map(({ id: _, mentions: __, ...rest }, i) => ({
      id: `e${i}`,
      ...rest,
      mentions: byEntity[i] ?? [],
    })),
    events: document.events.map((event, i): StandoffEvent => {
      const { s, type, mode, aux, date, ctx, size } = raw.events[i] ?? raise(`${raw.id}: event ${i}`);
      return withoutEmpty({
        s,
        type,
        mode,
        trigger: local(s, event.trigger),
        actor: event.actor.map((span) => local(s, span)),
        recipient: event.recipient.map((span) => local(s, span)),
        aux,
        cues: Object.fromEntries(Object.entries(event.cues).map(([flag, span]) => [flag, local(s, span)])),
        loc: optional(s, event.place),
        when: optional(s, event.time),
        date: date ?? undefined,
        ctx,
        said_by: optional(s, event.saidBy),
        size: size ?? undefined,
      });
    }),
    statements: document.statements.map(({ sentence: s, speaker, cue, form, content }) => {
      const through = document.sentences.findIndex(([, end]) => content[1] <= end);
      const [first] = local(s, content);
      const [, last] = local(through, content);
      return withoutEmpty({
        s,
        speaker: optional(s, speaker),
        cue: optional(s, cue),
        form,
        content: [first, last] as Offsets,
        through,
      });
    }),
    relations: document.relations.map(({ relation, subject, object }, i) => {
      const { s, date } = raw.relations?.[i] ?? raise(`${raw.id}: relation ${i}`);
      return withoutEmpty({ s, subject: local(s, subject), relation, object: local(s, object), date });
    }),
  });
}

/**
 * Puts the words back.
 *
 * @param text the text as its source has it
 * @throws Error when the text is another one than was marked
 */
export function fromStandoff(standoff: StandoffDocument, text: string): RawDocument {
  const { id, source, date, register } = standoff;
  if (hashOf(text) !== source.sha256)
    throw new Error(`${id}: ${source.file} has another text under this name than was marked`);
  const all = [...text];
  const sentences = standoff.sentences.map(([a, b]) => [...all.slice(a, b).join("")]);
  const slice = (s: number, [a, b]: Offsets) => (sentences[s] ?? []).slice(a, b).join("");
  const words = (s: number, offsets: Offsets) => {
    const sentence = sentences[s]?.join("") ?? "";
    const before = (sentences[s] ?? []).slice(0, offsets[0]).join("").length;
    return wordsAt(sentence, [before, before + slice(s, offsets).length]);
  };
  const maybe = (s: number, offsets: Offsets | undefined) => (offsets ? words(s, offsets) : null);
  return {
    id,
    title: "",
    date,
    register,
    paragraphs: paragraphsOf(standoff.sentences, all),
    entities: standoff.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map(([s, offsets]): [number, string] => [s, words(s, offsets)]),
    })),
    events: standoff.events.map((event) => ({
      ...event,
      trigger: words(event.s, event.trigger),
      actor: (event.actor ?? []).map((offsets) => words(event.s, offsets)),
      recipient: (event.recipient ?? []).map((offsets) => words(event.s, offsets)),
      cues: Object.fromEntries(
        Object.entries(event.cues ?? {}).map(([flag, offsets]) => [flag, words(event.s, offsets)]),
      ),
      loc: maybe(event.s, event.loc),
      when: maybe(event.s, event.when),
      said_by: maybe(event.s, event.said_by),
    })),
    statements: standoff.statements.map(({ s, speaker, cue, form, content: [first, last], through }) => ({
      s,
      speaker: maybe(s, speaker),
      cue: maybe(s, cue),
      form,
      from: words(s, [first, through === s ? last : (sentences[s]?.length ?? 0)]),
      to: through === s ? slice(s, [first, last]) : slice(through, [0, last]),
    })),
    relations: standoff.relations.map(({ s, subject, relation, object, date }) => ({
      s,
      subject: words(s, subject),
      relation,
      object: words(s, object),
      date: date ?? null,
    })),
  };
}

function sentencesIn(sentences: readonly string[], text: string): Offsets[] {
  let from = 0;
  return sentences.map((sentence) => {
    const at = text.indexOf(sentence, from);
    if (at < 0) throw new Error(`not in the text: ${sentence}`);
    from = at + sentence.length;
    return [points(text, at), points(text, from)];
  });
}

/** Sentences with a line break between them stand in different paragraphs. */
function paragraphsOf(sentences: readonly Offsets[], all: readonly string[]): string[][] {
  const paragraphs: string[][] = [];
  let last = 0;
  for (const [a, b] of sentences) {
    if (paragraphs.length === 0 || all.slice(last, a).includes("\n")) paragraphs.push([]);
    paragraphs.at(-1)?.push(all.slice(a, b).join(""));
    last = b;
  }
  return paragraphs;
}

function withoutEmpty<T extends object>(record: T): T {
  const kept = Object.entries(record).filter(([, value]) => {
    if (value === undefined || value === null) return false;
    return typeof value !== "object" || Object.keys(value).length > 0;
  });
  const always = ["entities", "events", "statements", "relations", "mentions"].filter((k) => k in record);
  return Object.fromEntries([
    ...kept,
    ...always.filter((k) => !kept.some(([name]) => name === k)).map((k) => [k, []]),
  ]) as T;
}

function raise(what: string): never {
  throw new Error(what);
}
