import type { Span } from "../text/span.ts";
import type { Trigger } from "./find-triggers.ts";
import { sentenceRange, spanOf, type WordTable } from "./word-table.ts";

export type SizeKind = "dead" | "injured" | "arrested" | "crowd";

/** How many, and the words that say so. `most` differs from `least` for "dozens" and "between 20 and 30". */
export interface FoundSize {
  readonly kind: SizeKind;
  readonly least: number;
  readonly most: number | null;
  readonly span: Span;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const VAGUE: Readonly<Record<string, readonly [number, number | null]>> = {
  dozen: [12, 12],
  dozens: [24, 99],
  scores: [40, 199],
  hundreds: [200, 999],
  thousands: [2000, null],
};

const MARKS: Readonly<Record<SizeKind, RegExp>> = {
  dead: /^(kill(ed|s|ing)?|dead|died|dies|deaths?|slain|murdered|massacred|executed|fatalities|lives)$/i,
  injured: /^(injur(ed|ies|ing)|wound(ed|ing|s)?|hurt|maimed)$/i,
  arrested: /^(arrest(ed|s|ing)?|detain(ed|s|ing)?|detentions?|rounded|jailed|imprisoned|custody|captured)$/i,
  crowd:
    /^(protesters?|demonstrators?|marchers?|marched|rallied|gathered|crowds?|supporters|strikers|people|workers|students|residents|farmers|teachers)$/i,
};

const BY_TYPE: Readonly<Record<string, readonly SizeKind[]>> = {
  ASSAULT: ["dead", "injured", "arrested"],
  COERCE: ["arrested", "dead", "injured"],
  PROTEST: ["crowd", "dead", "injured", "arrested"],
  MOBILIZE: [],
};

const MEASURE =
  /^(dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|francs?|pesos?|shillings?|naira|rials?|riyals?|lira|percent|tons?|tonnes?|barrels?|bushels?|acres?|hectares?|liters?|litres?|doses?|years?|miles?|kilometers?|kilometres?|copies)$/;
const TIMES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

/** "Hundreds of thousands": so many thousands. */
const OF_THOUSANDS: Readonly<Record<string, readonly [number, number]>> = {
  tens: [20, 99],
  dozens: [24, 99],
  scores: [40, 199],
  hundreds: [200, 999],
};

/** What makes a number behind or before it no number of persons: dates, hours, ages, and the numbers of things. */
const MONTH =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?$/i;
const HOUR = /^([ap]\.?m\.?|gmt|o'clock)$/i;
const NUMBERED =
  /^(no\.|number|article|resolution|section|chapter|route|highway|flight|level|group|grade|category|room|gate|unit|camp|aged?|phase|including)$/i;

/** Numbers of dead, injured, arrested and of a crowd that stand in the trigger's sentence. Each number is used once. */
export function findSizes(table: WordTable, trigger: Trigger): FoundSize[] {
  const kinds = BY_TYPE[trigger.type] ?? [];
  const [from, to] = sentenceRange(table, trigger.word);
  const found: FoundSize[] = [];
  for (let word = from; word < to; word++) {
    const number = numberAt(table, word, to);
    if (!number) continue;
    // "Three were killed and 17 others wounded": the others are not those counted before.
    const isOther = /^(others?|more)$/i.test(table.words[number.end] ?? "");
    const left = isOther ? kinds.filter((kind) => !found.some((f) => f.kind === kind)) : kinds;
    const kind = kindOf(table, { from, to, number }, left);
    const bounds = openEnd(table, from, number);
    if (kind && !found.some((f) => f.kind === kind))
      found.push({ kind, least: bounds.least, most: bounds.most, span: spanOf(table, [bounds.first, number.end]) });
    word = number.end - 1;
  }
  return found;
}

interface NumberWords {
  readonly first: number;
  readonly end: number;
  readonly least: number;
  readonly most: number | null;
}

const AT_LEAST = /^(at least|more than|no fewer than|no less than|not less than|over|upwards of|in excess of)$/i;
const AT_MOST = /^(at most|up to|as many as|no more than|fewer than|less than)$/i;

/** "At least 12" has no upper end, "up to 12" no lower one but one; the words belong to the number's evidence. */
function openEnd(table: WordTable, from: number, number: NumberWords): NumberWords {
  for (const length of [3, 2, 1]) {
    const first = number.first - length;
    if (first < from) continue;
    const words = table.words.slice(first, number.first).join(" ");
    if (AT_LEAST.test(words)) return { ...number, first, most: null };
    if (AT_MOST.test(words)) return { ...number, first, least: 1 };
  }
  return number;
}

/** A number of persons that begins at a word: digits, words, or a vague amount. Years, money and percentages are none. */
export function numberAt(table: WordTable, word: number, to: number): NumberWords | null {
  const text = (i: number) => (i < to ? (table.words[i] ?? "").toLowerCase() : "");
  const before = word > 0 ? (table.words[word - 1] ?? "") : "";
  if (
    /^[$€£¥#]$/.test(before) ||
    /^(%|percent|per|-year-old|years?|months?|days?|weeks?|hours?|km|miles?|st|nd|rd|th|o'clock|billion|kilometres?|kilometers?|metres?|meters?)$/.test(
      text(word + 1),
    )
  )
    return null;
  if (isDateHourOrAge(table, word, to)) return null;
  const thousands = text(word + 1) === "of" && text(word + 2) === "thousands" ? OF_THOUSANDS[text(word)] : undefined;
  if (thousands) {
    const [least, most] = thousands;
    return { first: word, end: word + 3, least: least * 1000, most: most * 1000 + 999 };
  }
  const halfMillion = text(word) === "half" && text(word + 1) === "a" && text(word + 2) === "million";
  if (halfMillion) return { first: word, end: word + 3, least: 500_000, most: 500_000 };
  const vague = VAGUE[text(word)];
  if (vague) return { first: word, end: word + 1, least: vague[0], most: vague[1] };
  const millions = text(word + 1) === "million" && /^\d+(\.\d+)?$|^a$|^[a-z]+$/.test(text(word)) ? text(word) : null;
  const value = millions === "a" ? 1 : /^\d+\.\d+$/.test(millions ?? "") ? Number(millions) : plainNumber(text(word));
  if (value === null || (value >= 1900 && value <= 2100 && /^\d{4}$/.test(text(word)))) return null;
  if (text(word + 1) === "dozen") return { first: word, end: word + 2, least: value * 12, most: value * 12 };
  if (MEASURE.test(text(word + 2)) && TIMES[text(word + 1)]) return null;
  const times = TIMES[text(word + 1)];
  if (times) return { first: word, end: word + 2, least: value * times, most: value * times };
  const upper = /^(to|and|or|-|–)$/.test(text(word + 1)) ? plainNumber(text(word + 2)) : null;
  const isRange = upper !== null && upper > value && (text(word + 1) !== "and" || /^between$/i.test(before));
  return isRange
    ? { first: word, end: word + 3, least: value, most: upper }
    : { first: word, end: word + 1, least: value, most: value };
}

/** "March 3", "3 March", "10 a.m.", "aged 22 to 28" and the age in "Ali Hassan, 34, was killed". */
function isDateHourOrAge(table: WordTable, word: number, to: number): boolean {
  if (!/^\d/.test(table.words[word] ?? "")) return false;
  const at = (i: number) => (i >= 0 && i < to ? (table.words[i] ?? "") : "");
  const isMonth = (w: string) => MONTH.test(w) && /^\p{Lu}/u.test(w);
  if (isMonth(at(word - 1)) || isMonth(at(word + 1)) || HOUR.test(at(word + 1)) || NUMBERED.test(at(word - 1)))
    return true;
  if (/^(to|and|or|-|–)$/.test(at(word - 1)) && /^aged?$/i.test(at(word - 3))) return true;
  return at(word - 1) === "," && at(word + 1) === "," && /^\p{Lu}\p{Ll}/u.test(at(word - 2)) && Number(at(word)) < 120;
}

function plainNumber(word: string): number | null {
  if (/^\d{1,3}(,\d{3})+$|^\d{1,7}$/.test(word)) return Number(word.replaceAll(",", ""));
  const small = SMALL.indexOf(word);
  if (small > 0) return small;
  const [ten = "", unit = ""] = word.split("-");
  const tens = TENS.indexOf(ten);
  if (tens < 0) return null;
  return (tens + 2) * 10 + Math.max(0, SMALL.indexOf(unit));
}

/** The kind whose word stands nearest behind the number, or nearest before it within the clause. */
function kindOf(
  table: WordTable,
  { from, to, number }: { from: number; to: number; number: NumberWords },
  kinds: readonly SizeKind[],
): SizeKind | null {
  const near = (kind: SizeKind): number => {
    for (let i = number.end; i < Math.min(to, number.end + 8); i++) {
      const word = table.words[i] ?? "";
      if (/^(;|but|while)$/i.test(word)) break;
      if (MARKS[kind].test(word)) return i - number.end + 1;
    }
    for (let i = number.first - 1; i >= Math.max(from, number.first - 5); i--)
      if (MARKS[kind].test(table.words[i] ?? "")) return number.first - i;
    return Infinity;
  };
  const ranked = kinds.map((kind) => ({ kind, distance: near(kind) })).filter(({ distance }) => distance < Infinity);
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.kind ?? null;
}
