import * as chrono from "chrono-node";
import type { Span } from "../text/span.ts";

/** When an act happened, as far as the words and the publication date tell. */
export interface FoundTime {
  /** The words that give the date. A part of the day is no part of it: "Wednesday" of "Wednesday morning". */
  readonly span: Span;
  readonly text: string;
  /** `YYYY[-MM[-DD]]`, or null when the words alone do not say. */
  readonly date: string | null;
  readonly granularity: "day" | "month" | "year" | "weekday" | "relative";
  /** `text`: the words are a whole date; `published`: counted from the publication date; `open`: there is none to count from;
   * `preceding`: the day, or counted from the day, of an event that the text told before. */
  readonly basis: "text" | "published" | "open" | "preceding";
}

const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const ONE_WEEKDAY = new RegExp(`\\b(${WEEKDAYS.join("|")})\\b`, "i");
/** An hour: its figures are no part of a date. */
const CLOCK =
  /\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|o'clock|gmt)|\b\d{1,2}:\d\d\b|\b\d{4}\s*(?:gmt|hours|hrs|utc|local time)\b/gi;
/** A length of time says how long, not when. */
const LENGTH =
  /^(?:for\b|within\b|(?:(?:in|over|during)\s+)?(?:the\s+)?(?:past|last|next|coming)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|few|several)\b)/i;
const HOUR =
  /^(?:at|around|about|just|shortly|soon|by|before|after|between|in|through|throughout|during|early|late|later|earlier|that|the|\s)*(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|o'clock|local time)|midnight|noon|midday|dawn|dusk|(?<=\bthe\s)(?:night|morning|afternoon|evening))(?:\s[^,]*)?$/i;

/** Whether words name an hour and no day ("around 3 a.m. local time"): it is of the day that the text spoke of last. */
export function isHour(words: string): boolean {
  return (
    HOUR.test(words) &&
    !ONE_WEEKDAY.test(words) &&
    !/\b(?:yesterday|today|tomorrow|tonight|jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)|\d{4}/i.test(words)
  );
}

const DAY_PART =
  /\s*\b(at\s+)?(early|late|in the|this)?\s*\b(morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|overnight)\b.*$/i;
/** "The evening of" before a date: the library takes it for today's. */
const PART_OF = /^(?:(?:in|on|by|during) )?(?:the )?(?:early |late )?(?:morning|afternoon|evening|night) of\s+/i;
const OPENERS = /^(on|in|at|since|by|from|until|during|early|late|last|this|before|after|around|about)\s+/i;

/**
 * Reads one time expression.
 *
 * @param given its place in `text`, UTF-16
 * @param options.published ISO date of publication, or null: then a weekday stays a weekday
 * @param options.future whether the act is still to come: "Friday" is then the next one, else the last
 */
export function readTime(
  text: string,
  given: Span,
  { published, future }: { published: string | null; future: boolean },
): FoundTime {
  const span = withDay(text, given);
  const words = text.slice(span.start, span.end);
  const core = narrow(text, span);
  const shown = { span: core, text: text.slice(core.start, core.end) };
  const named = ONE_WEEKDAY.exec(words)?.[1]?.toLowerCase();
  const absolute = wholeDate(words);
  if (absolute) return { ...shown, ...absolute, basis: "text" };
  if (named && !/\d/.test(words.replace(CLOCK, ""))) {
    const date =
      published && !/\bevery\b/i.test(words)
        ? nearWeekday(published, WEEKDAYS.indexOf(named), { words, future })
        : null;
    return { ...shown, date, granularity: date ? "day" : "weekday", basis: date ? "published" : "open" };
  }
  if (!published) return { ...shown, date: null, granularity: "relative", basis: "open" };
  return { ...shown, ...relativeDate(words, published, future), basis: "published" };
}

/** "January" before a day's number is "January 3". */
function withDay(text: string, { start, end }: Span): Span {
  const named = /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i.test(
    text.slice(start, end),
  );
  const day = named ? /^\s\d{1,2}(?:st|nd|rd|th)?(?![\d:,.]*\d)/.exec(text.slice(end)) : null;
  return { start, end: end + (day?.[0].length ?? 0) };
}

/** The expression without leading preposition and part of the day, but never without all of its words. */
function narrow(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const weekday = ONE_WEEKDAY.exec(words);
  if (weekday && !/\d/.test(words.replace(CLOCK, "")))
    return { start: start + weekday.index, end: start + weekday.index + weekday[0].length };
  const tail = words.replace(DAY_PART, "");
  // "last night" without its night would be no expression any more.
  const kept =
    /[\p{L}\p{N}]/u.test(tail) &&
    !/^(?:(?:on|in|at|last|this|over|through|throughout|during|the|late|early)\s*)*$/i.test(tail.trim())
      ? tail.trimEnd()
      : words;
  const opener = /^(last|this)\s/i.test(kept) ? null : OPENERS.exec(kept);
  const from = opener && opener[0].length < kept.length ? opener[0].length : 0;
  return { start: start + from, end: start + kept.length };
}

/** A date that needs no reference: it names its year. */
function wholeDate(phrase: string): { date: string; granularity: "day" | "month" | "year" } | null {
  const words = phrase.replace(CLOCK, "");
  const iso = /\b(?:18|19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/.exec(words);
  if (iso) return { date: iso[0], granularity: "day" };
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(words)?.[1];
  if (!year) return null;
  const parsed = chrono.en.casual.parse(words, new Date(`${year}-01-01T12:00:00Z`))[0];
  if (!parsed?.start.isCertain("year") || String(parsed.start.get("year")) !== year || !parsed.start.isCertain("month"))
    return { date: year, granularity: "year" };
  const month = pad(parsed.start.get("month") ?? 1);
  if (!parsed.start.isCertain("day")) return { date: `${year}-${month}`, granularity: "month" };
  return { date: `${year}-${month}-${pad(parsed.start.get("day") ?? 1)}`, granularity: "day" };
}

function relativeDate(words: string, published: string, future: boolean): Pick<FoundTime, "date" | "granularity"> {
  if (LENGTH.test(words) || isHour(words)) return { date: null, granularity: "relative" };
  const reference = referenceDay(published, future);
  if (/\bmonths?\b/i.test(words)) reference.setUTCDate(15); // a month before March 31 is not "February 31"
  const year = /\b(this|last|next)\s+year\b/i.exec(words)?.[1]?.toLowerCase();
  if (year)
    return {
      date: String(reference.getUTCFullYear() + ({ this: 0, last: -1, next: 1 }[year] ?? 0)),
      granularity: "year",
    };
  if (
    /^(now|currently|recent(ly)?|in recent|for|since|until|by|later|soon|every)\b/i.test(words) &&
    !/\d|january|february|march|april|may|june|july|august|september|october|november|december/i.test(words)
  )
    return { date: null, granularity: "relative" };
  if (!isCountable(words, published)) return { date: null, granularity: "relative" };
  if (/\bweek(?:s|ends?)?\b/i.test(words) && !ONE_WEEKDAY.test(words)) return weekIn(words, reference);
  const parsed = chrono.en.casual.parse(
    words.replace(PART_OF, ""),
    { instant: reference, timezone: 0 },
    { forwardDate: future },
  )[0];
  if (!parsed) return { date: null, granularity: "relative" };
  const { start } = parsed;
  const [y, m, d] = [start.get("year") ?? 0, start.get("month") ?? 1, start.get("day") ?? 1];
  const named = start.isCertain("month") && !start.isCertain("day");
  const past =
    !future && !start.isCertain("year") && named
      ? m > reference.getUTCMonth() + 1
      : !future && Date.UTC(y, m - 1, d) > reference.getTime() + 86_400_000;
  const realYear =
    past && !start.isCertain("year") && start.isCertain("month") ? (named ? reference.getUTCFullYear() - 1 : y - 1) : y;
  const wide = named || /\bmonths?\b/i.test(words);
  if (wide) return { date: `${realYear}-${pad(m)}`, granularity: "month" };
  if (/\byears?\b|\bdecades?\b/i.test(words)) return { date: String(y), granularity: "year" };
  return { date: `${realYear}-${pad(m)}-${pad(d)}`, granularity: "day" };
}

/** "last week" and "the weekend" have no day, but a month where all of its days lie in one. */
function weekIn(words: string, reference: Date): Pick<FoundTime, "date" | "granularity"> {
  const step = { last: -7, past: -7, this: 0, next: 7, coming: 7 }[
    /\b(last|past|this|next|coming)\s+week(?:end)?\b/i.exec(words)?.[1]?.toLowerCase() ??
      (/\bthe weekend\b/i.test(words) ? "last" : "")
  ];
  if (step === undefined) return { date: null, granularity: "relative" };
  const monday = new Date(reference);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7) + step);
  const sunday = new Date(monday.getTime() + 6 * 86_400_000);
  const month = monday.toISOString().slice(0, 7);
  return sunday.toISOString().slice(0, 7) === month
    ? { date: month, granularity: "month" }
    : { date: null, granularity: "relative" };
}

/** The day to count from. Of a month only its end or beginning is known: an act of "March 20" in a text of March has happened in it. */
function referenceDay(published: string, future: boolean): Date {
  const [year = 0, month] = published.split("-").map(Number);
  if (published.length === 10 || future) return new Date(`${`${published}-01-01`.slice(0, 10)}T12:00:00Z`);
  return new Date(Date.UTC(year, month ?? 12, 0, 12)); // day 0 is the last one of the month before
}

/** Days cannot be counted from a month, nor months from a year. */
function isCountable(words: string, published: string): boolean {
  if (published.length === 10 || /\byears? ago\b/i.test(words)) return true;
  const isNamed = /\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i.test(words);
  return published.length === 7 && (isNamed || /\bmonths?\b/i.test(words));
}

function nearWeekday(
  published: string,
  weekday: number,
  { words, future }: { words: string; future: boolean },
): string | null {
  if (published.length !== 10) return null;
  const date = new Date(`${published}T12:00:00Z`);
  const [isNext, isLast] = [/\b(next|coming)\b/i.test(words), /\b(last|past)\b/i.test(words)];
  const forward = isNext || (future && !isLast);
  const step = forward ? (weekday - date.getUTCDay() + 7) % 7 : -((date.getUTCDay() - weekday + 7) % 7);
  date.setUTCDate(date.getUTCDate() + (step === 0 && isNext ? 7 : step === 0 && isLast ? -7 : step));
  return date.toISOString().slice(0, 10);
}

const pad = (n: number): string => String(n).padStart(2, "0");
