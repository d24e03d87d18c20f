/** Reads corpus documents and turns exact words into spans, collecting everything that is wrong on the way. */

import { FLAGS } from "../../src/codebook/plover.ts";

export type Range = readonly [start: number, end: number];

interface RawEvent {
  s: number;
  type: string;
  mode?: string[] | undefined;
  trigger: string;
  actor?: string[];
  recipient?: string[];
  aux?: string[] | undefined;
  cues?: Record<string, string>;
  loc?: string | null;
  when?: string | null;
  date?: string | null | undefined;
  ctx?: string[] | undefined;
  said_by?: string | null;
  size?: Record<string, number> | null | undefined;
}

interface RawStatement {
  s: number;
  speaker?: string | null;
  cue?: string | null;
  form: string;
  from: string;
  to: string;
}

interface RawRelation {
  s: number;
  subject: string;
  relation: string;
  object: string;
  date?: string | null;
}

interface RawEntity {
  id: string;
  kind: string;
  c?: string | null;
  sec?: string | null;
  mentions: [number, string][];
}

export interface RawDocument {
  id: string;
  title: string;
  date: string;
  register: string;
  paragraphs: string[][];
  entities: RawEntity[];
  events: RawEvent[];
  statements?: RawStatement[];
  relations?: RawRelation[];
}

/** A mention with its span in the text, in UTF-16 code units. */
export interface MarkedMention {
  readonly entity: number;
  readonly sentence: number;
  readonly span: Range;
}

export interface MarkedEvent {
  readonly sentence: number;
  readonly type: string;
  readonly modes: readonly string[];
  readonly trigger: Range;
  readonly actor: readonly Range[];
  readonly recipient: readonly Range[];
  readonly aux: readonly string[];
  readonly cues: Readonly<Record<string, Range>>;
  readonly place: Range | null;
  readonly time: Range | null;
  readonly saidBy: Range | null;
  readonly contexts: readonly string[];
}

export interface MarkedStatement {
  readonly sentence: number;
  readonly speaker: Range | null;
  readonly cue: Range | null;
  readonly form: string;
  readonly content: Range;
}

export interface MarkedRelation {
  readonly relation: string;
  readonly subject: Range;
  readonly object: Range;
}

/** A document whose marks are spans of its text. */
export interface MarkedDocument {
  readonly raw: RawDocument;
  readonly text: string;
  readonly sentences: readonly Range[];
  readonly mentions: readonly MarkedMention[];
  readonly events: readonly MarkedEvent[];
  readonly statements: readonly MarkedStatement[];
  readonly relations: readonly MarkedRelation[];
  readonly problems: readonly string[];
}

/** Closed sets that marks may use. */
export interface Vocabulary {
  readonly modes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly contexts: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
  /** Countries and PLOVER's special codes. */
  readonly codes: ReadonlySet<string>;
}

const KINDS = new Set(["person", "organisation", "country", "place", "group"]);
const FLAG_NAMES: ReadonlySet<string> = new Set(FLAGS);
const FORMS = new Set(["direct", "indirect", "mixed"]);
const SIZES = new Set(["dead", "injured", "arrested", "crowd"]);
export const RELATIONS =
  "member_of founder_of head_of_state head_of_government minister_of spokesperson_of ambassador_of leader_of party_of part_of capital_of located_in accompanies hosted_by participant_in ally_of successor_of".split(
    " ",
  );

/** Joins the sentences into the text and gives the span of each. */
export function joinParagraphs(paragraphs: readonly (readonly string[])[]): { text: string; sentences: Range[] } {
  let text = "";
  const sentences: Range[] = [];
  for (const paragraph of paragraphs) {
    if (text) text += "\n\n";
    paragraph.forEach((sentence, i) => {
      if (i > 0) text += " ";
      sentences.push([text.length, text.length + sentence.length]);
      text += sentence;
    });
  }
  return { text, sentences };
}

function occurrences(sentence: string, words: string): number[] {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = [...sentence.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu"))];
  return whole.map((match) => match.index);
}

/** The words at a span of a sentence, as marks quote them: with "#2" when they are the second of their kind there. */
export function wordsAt(sentence: string, [start, end]: Range): string {
  const words = sentence.slice(start, end);
  const nth = occurrences(sentence, words).indexOf(start) + 1;
  return nth > 1 ? `${words}#${nth}` : words;
}

const key = (span: Range): string => `${span[0]}:${span[1]}`;

/** Finds the marked words of one document in its text. */
export function markDocument(raw: RawDocument, vocabulary: Vocabulary): MarkedDocument {
  const { text, sentences } = joinParagraphs(raw.paragraphs);
  const problems: string[] = [];
  const complain = (s: number | null, problem: string) =>
    problems.push(`${raw.id}${s === null ? "" : `[${s}]`}: ${problem}`);

  function locate(s: number, quoted: string | null | undefined, what: string, near?: number): Range | null {
    if (quoted === null || quoted === undefined) return null;
    const sentence = sentences[s];
    if (!sentence) {
      complain(s, `${what}: there is no sentence ${s}`);
      return null;
    }
    const [, words = quoted, nth] = /^(.*)#(\d)$/s.exec(quoted) ?? [];
    const at = occurrences(text.slice(...sentence), words);
    let start = nth ? at[Number(nth) - 1] : at[0];
    if (!nth && near !== undefined && at.length > 1) {
      const distance = (index: number) => Math.abs(sentence[0] + index - near);
      start = at.reduce((best, index) => (distance(index) < distance(best) ? index : best));
    }
    if (start === undefined || !words.trim()) {
      complain(s, `${what} is not in the sentence as whole words: ${JSON.stringify(quoted)}`);
      return null;
    }
    return [sentence[0] + start, sentence[0] + start + words.length];
  }

  const mentions: MarkedMention[] = [];
  const mentionAt = new Map<string, MarkedMention>();
  raw.entities.forEach((entity, index) => {
    if (!KINDS.has(entity.kind)) complain(null, `entity ${entity.id}: kind ${entity.kind}`);
    if (entity.c && !vocabulary.codes.has(entity.c)) complain(null, `entity ${entity.id}: code ${entity.c}`);
    if (entity.sec && !vocabulary.sectors.has(entity.sec)) complain(null, `entity ${entity.id}: sector ${entity.sec}`);
    for (const [s, words] of entity.mentions) {
      const span = locate(s, words, `mention of ${entity.id}`);
      if (!span) continue;
      const twin = mentionAt.get(key(span));
      if (twin) {
        complain(s, `${JSON.stringify(words)} is a mention of two entities, or twice of ${entity.id}`);
        continue;
      }
      const mention = { entity: index, sentence: s, span };
      mentions.push(mention);
      mentionAt.set(key(span), mention);
    }
  });

  function participant(s: number, words: string | null | undefined, what: string, near?: number): Range | null {
    const span = locate(s, words, what, near);
    if (!span) return null;
    if (mentionAt.has(key(span))) return span;
    // The nearest occurrence may not be the one that is marked as a mention: any marked one in the sentence will do.
    const [a, b] = sentences[s] ?? [0, 0];
    const bare = String(words).replace(/#\d$/, "");
    const marked = mentions.filter((m) => m.span[0] >= a && m.span[1] <= b && text.slice(...m.span) === bare);
    if (marked[0]) return marked[0].span;
    complain(s, `${what} ${JSON.stringify(words)} is not a mention of any entity in this sentence`);
    return null;
  }

  const present = <T>(value: T | null): value is T => value !== null;
  const events: MarkedEvent[] = [];
  for (const event of raw.events) {
    const { s } = event;
    const modes = vocabulary.modes.get(event.type);
    if (!modes) complain(s, `type ${event.type}`);
    for (const mode of event.mode ?? []) if (modes && !modes.has(mode)) complain(s, `mode ${mode} of ${event.type}`);
    for (const context of event.ctx ?? []) if (!vocabulary.contexts.has(context)) complain(s, `context ${context}`);
    for (const flag of [...(event.aux ?? []), ...Object.keys(event.cues ?? {})])
      if (!FLAG_NAMES.has(flag)) complain(s, `flag ${flag}`);
    for (const flag of Object.keys(event.cues ?? {}))
      if (!event.aux?.includes(flag)) complain(s, `cue for ${flag}, which is not in aux`);
    for (const size of Object.keys(event.size ?? {})) if (!SIZES.has(size)) complain(s, `size ${size}`);
    if (event.date && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(event.date)) complain(s, `date ${event.date}`);
    const trigger = locate(s, event.trigger, `trigger of ${event.type}`);
    if (!trigger) continue;
    const near = trigger[0];
    const actor = (event.actor ?? []).map((words) => participant(s, words, "actor", near)).filter(present);
    const recipient = (event.recipient ?? []).map((words) => participant(s, words, "recipient", near)).filter(present);
    if (actor.length + recipient.length === 0) complain(s, `${event.type} ${event.trigger}: no participant`);
    const cues: Record<string, Range> = {};
    for (const [flag, words] of Object.entries(event.cues ?? {})) {
      const span = locate(s, words, `cue of ${flag}`, near);
      if (span) cues[flag] = span;
    }
    events.push({
      sentence: s,
      type: event.type,
      modes: event.mode ?? [],
      trigger,
      actor,
      recipient,
      aux: event.aux ?? [],
      cues,
      place: locate(s, event.loc, "loc", near),
      time: locate(s, event.when, "when", near),
      saidBy: participant(s, event.said_by, "said_by", near),
      contexts: event.ctx ?? [],
    });
  }

  const statements: MarkedStatement[] = [];
  for (const statement of raw.statements ?? []) {
    const { s } = statement;
    if (!FORMS.has(statement.form)) complain(s, `form ${statement.form}`);
    const cue = locate(s, statement.cue, "cue");
    const from = locate(s, statement.from, "from");
    if (!from) continue;
    const to = text.indexOf(statement.to, from[0]);
    if (to < 0) {
      complain(s, `"to" does not follow "from": ${JSON.stringify(statement.to)}`);
      continue;
    }
    const content: Range = [from[0], to + statement.to.length];
    if (content[1] - content[0] > 1500)
      complain(s, `statement of ${content[1] - content[0]} characters: is "to" right?`);
    const speaker = participant(s, statement.speaker, "speaker", cue?.[0]);
    statements.push({ sentence: s, speaker, cue, form: statement.form, content });
  }

  const relations: MarkedRelation[] = [];
  for (const relation of raw.relations ?? []) {
    if (!RELATIONS.includes(relation.relation)) complain(relation.s, `relation ${relation.relation}`);
    const subject = participant(relation.s, relation.subject, "subject");
    const object = participant(relation.s, relation.object, "object");
    if (subject && object) relations.push({ relation: relation.relation, subject, object });
  }

  for (const pair of duplicateTriggers(events)) complain(pair.sentence, `two events at one trigger: ${pair.words}`);
  return { raw, text, sentences, mentions, events, statements, relations, problems };

  function duplicateTriggers(all: readonly MarkedEvent[]): { sentence: number; words: string }[] {
    const seen = new Set<string>();
    return all.flatMap((event) => {
      const id = `${key(event.trigger)} ${event.type} ${event.actor.map(key)}`;
      if (seen.has(id)) return [{ sentence: event.sentence, words: text.slice(...event.trigger) }];
      seen.add(id);
      return [];
    });
  }
}
