import * as chrono from "chrono-node";
import { overlaps, type Span, textOf } from "../text/span.ts";
import type { CodedEvent } from "./build-events.ts";
import type { Mention } from "./find-mentions.ts";
import { type FoundTime, isHour, readTime } from "./find-times.ts";
import { spanOf, type WordTable } from "./word-table.ts";

interface Context {
  readonly table: WordTable;
  /** Whether a span lies inside quotation marks. */
  readonly quoted: (span: Span) => boolean;
  readonly mentionsIn: readonly (readonly Mention[])[];
  readonly published: string | null;
}

/** Words that count from the day that the text spoke of last, not from its publication. */
const COUNTED =
  /^(?:on |in )?(?:(?:(?:the|that) )?(?:very )?(?:same|following|next|previous) (?:day|morning|evening|night)|(?:an?|one|two|three|four|five|six|\d+) (?:days?|weeks?) (?:earlier|later|before|after))\b/i;

/**
 * Dates the events for which the model points at no time. In this order: the time expression of their own sentence; words that count from the
 * day the text spoke of last ("the next day"); that day itself, for an act told again or a story that goes on.
 *
 * @param events in the order of the text
 * @returns the same events; `time.basis` is "preceding" where the date is that of an event before
 */
export function dateEvents(events: readonly CodedEvent[], context: Context): CodedEvent[] {
  const dated: CodedEvent[] = [];
  const timesIn = oncePerSentence((sentence) => timeSpans(sentence, context));
  for (const event of events) {
    const time = timeOf(event, events, { ...context, dated, timesIn });
    dated.push(time === event.time ? event : { ...event, time });
  }
  return dated;
}

/** The date library reads each sentence once, however many acts stand in it. */
function oncePerSentence<T>(read: (sentence: number) => T): (sentence: number) => T {
  const known = new Map<number, T>();
  return (sentence) => {
    const found = known.get(sentence) ?? read(sentence);
    known.set(sentence, found);
    return found;
  };
}

interface Dating extends Context {
  readonly dated: readonly CodedEvent[];
  readonly timesIn: (sentence: number) => readonly Span[];
}

function timeOf(event: CodedEvent, events: readonly CodedEvent[], context: Dating): FoundTime | null {
  const { table, dated } = context;
  const found = event.time ?? inSentence(event, events, context);
  if (found)
    return found.date === null || COUNTED.test(found.text)
      ? (countFrom(lastDay(dated), found, table.text) ?? found)
      : found;
  const told = dated.findLast((other) => hasDay(other) && isSameAct(other, event, table)) ?? toldBefore(event, context);
  return told?.time ? { ...told.time, basis: "preceding" } : null;
}

/** Simple past, as far as a word shows it. */
const PAST =
  /(?:ed|beat|blew|broke|brought|burst|came|cut|drove|fell|fled|flew|forbade|fought|found|gave|held|hit|led|left|let|made|met|overthrew|paid|put|ran|rose|sank|sent|set|shot|sold|sought|spoke|stole|stood|struck|swept|swore|threw|told|took|went|withdrew|won|wrote)$/i;
/** Before a verb: the act lies before the one that is told, or belongs to a noun. */
const BEFORE_PAST = /^(?:has|have|had|having|been|who|which|that|whose|'ve|’ve)$/i;

/**
 * The act told just before, when a story goes on: an act in the simple past, outside quotation marks and without a flag, follows the last
 * dated one within a sentence and shares a country or an actor with it ("They then threw stones").
 */
function toldBefore(event: CodedEvent, { table, dated, quoted }: Dating): CodedEvent | undefined {
  const { word } = event.trigger;
  const before = table.words.slice(Math.max(0, word - 2), word);
  const plain =
    event.flags.length === 0 && PAST.test(table.words[word] ?? "") && !before.some((w) => BEFORE_PAST.test(w));
  if (!plain || quoted(event.trigger.span)) return undefined;
  const last = dated.findLast((other) => hasDay(other) && isNews(other));
  return last && event.sentence - last.sentence <= 1 && shareSide(last, event) ? last : undefined;
}

function shareSide(a: CodedEvent, b: CodedEvent): boolean {
  const sides = (e: CodedEvent) => [...e.actor, ...e.recipient];
  const same = (value: unknown, other: unknown) => value !== null && value === other;
  return sides(a).some((p) =>
    sides(b).some((q) => same(p.entity, q.entity) || same(p.resolution.code, q.resolution.code)),
  );
}

const hasDay = ({ time }: CodedEvent) => time?.granularity === "day" && time.date !== null;

const lastDay = (dated: readonly CodedEvent[]) => dated.findLast((e) => hasDay(e) && isNews(e))?.time ?? null;

/** An act told again: the same type with the same flags, and a word of one stem or the same actor or recipient. */
function isSameAct(a: CodedEvent, b: CodedEvent, table: WordTable): boolean {
  const flags = (e: CodedEvent) => e.flags.map(({ flag }) => flag).join();
  if (a.type !== b.type || flags(a) !== flags(b)) return false;
  const stem = (e: CodedEvent) => (table.words[e.trigger.word] ?? "").toLowerCase().slice(0, 5);
  const share = (x: CodedEvent["actor"], y: CodedEvent["actor"]) =>
    x.some((p) => y.some((q) => p.entity !== null && p.entity === q.entity));
  const actor = share(a.actor, b.actor);
  const recipient = share(a.recipient, b.recipient);
  return actor || recipient || stem(a) === stem(b);
}

const has = (event: CodedEvent, ...flags: readonly string[]) => event.flags.some(({ flag }) => flags.includes(flag));

/** Whether an act belongs to what the text reports now. */
const isNews = (event: CodedEvent) => !has(event, "historical", "future", "hypothetical");

/** The nearest time expression of the sentence that no other act has taken. */
function inSentence(event: CodedEvent, events: readonly CodedEvent[], context: Dating): FoundTime | null {
  const { table, published, timesIn } = context;
  const future = has(event, "future");
  const taken = events.filter((e) => e.sentence === event.sentence).flatMap((e) => (e.time ? [e.time.span] : []));
  const options = timesIn(event.sentence).filter((span) => !overlaps(span, event.trigger.span));
  const free = options.filter((span) => !taken.some((t) => overlaps(t, span)));
  // One expression in the sentence dates all its acts; of several each act has its own.
  const candidates = options.length === 1 ? options : free;
  const away = (span: Span) =>
    Math.min(Math.abs(span.start - event.trigger.span.end), Math.abs(event.trigger.span.start - span.end));
  const nearest = [...candidates].sort((a, b) => away(a) - away(b))[0];
  if (!nearest) return null;
  const time = readTime(table.text, nearest, { published, future });
  const counted = COUNTED.test(time.text) || isHour(time.text);
  return time.date === null && time.granularity === "relative" && !counted ? null : time;
}

/** Where times stand in a sentence: what the model takes for one, and what the date library reads. */
function timeSpans(sentence: number, { table, mentionsIn }: Context): Span[] {
  const whole = spanOf(table, table.sentences[sentence] ?? [0, 0]);
  const byModel = (mentionsIn[sentence] ?? []).filter((m) => m.kind === "time").map((m) => m.span);
  const byLibrary = chrono.en.casual
    .parse(textOf(table.text, whole))
    .filter(({ start }) => start.isCertain("day") || start.isCertain("weekday") || start.isCertain("month"))
    .map(({ index, text }) => ({ start: whole.start + index, end: whole.start + index + text.length }));
  return [...byModel, ...byLibrary.filter((span) => !byModel.some((m) => overlaps(m, span)))];
}

/** "the following day", "a week earlier": counted from the last day that the text spoke of. */
function countFrom(day: FoundTime | null, found: FoundTime, text: string): FoundTime | null {
  if (!day?.date || day.granularity !== "day") return null;
  const whole = textOf(text, found.span);
  if (isHour(whole)) return { ...found, date: day.date, granularity: "day", basis: "preceding" };
  const words = COUNTED.exec(whole);
  if (!words) return null;
  const step = daysOf(words[0]);
  const date = new Date(`${day.date}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + step);
  return { ...found, date: date.toISOString().slice(0, 10), granularity: "day", basis: "preceding" };
}

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six"];

function daysOf(words: string): number {
  if (/\bsame\b/i.test(words)) return 0;
  if (/\b(following|next)\b/i.test(words)) return 1;
  if (/\bprevious\b/i.test(words)) return -1;
  const count = /\b(\d+|an?|one|two|three|four|five|six)\b/i.exec(words)?.[1]?.toLowerCase() ?? "one";
  const number = /^\d/.test(count) ? Number(count) : Math.max(1, NUMBERS.indexOf(count));
  const days = /\bweeks?\b/i.test(words) ? 7 * number : number;
  return /\b(earlier|before)\b/i.test(words) ? -days : days;
}
