import { covers } from "../text/span.ts";
import type { Mention } from "./find-mentions.ts";
import type { Statement } from "./find-statements.ts";
import type { Judged } from "./judge-mentions.ts";
import { officeNoun } from "./office-noun.ts";
import type { ScoreView } from "./score-view.ts";
import { sentenceRange, type WordTable } from "./word-table.ts";

/** The mentions of one real-world actor, place or time, in the order of the text. */
export interface Chain {
  readonly mentions: readonly Judged[];
}

/** Mentions that are looked back upon: a text so long that this cuts anything is several texts. */
const HISTORY = 1500;

/** An antecedent must be at least this likely to be believed. */
const ENOUGH = 0.5;

const PRONOUN =
  /^(he|she|it|they|him|her|them|his|hers|its|their|theirs|we|us|our|ours|i|me|my|mine|you|your|who|whom|whose|which|that|himself|herself|itself|themselves|both|this|these|those)$/i;

/** Whether a phrase is a pronoun: it names nobody by itself. */
export function isPronoun(words: string): boolean {
  return PRONOUN.test(words.trim());
}

interface LinkContext {
  readonly table: WordTable;
  readonly view: ScoreView;
  readonly statements: readonly Statement[];
}

/**
 * Joins mentions of the same actor, each to one before it: "we" in a quotation to its speaker, a bare office to the last person who was named
 * with it, equal names to each other, everything else to the antecedent that the model points at.
 */
export function linkMentions(judged: readonly Judged[], context: LinkContext): Chain[] {
  const order = [...judged].sort((a, b) => a.mention.span.start - b.mention.span.start);
  const parent = new Map<Judged, Judged>();
  const root = (j: Judged): Judged => {
    const up = parent.get(j);
    return up ? root(up) : j;
  };
  const meant = new Set<Judged>();
  const byMention = new Map(judged.map((j) => [j.mention, j]));
  order.forEach((one, i) => {
    const before = order.slice(Math.max(0, i - HISTORY), i);
    // '"I …," he said': what already stands for "he" is not whom he means.
    const earlier = meant.has(one) ? before.filter((j) => root(j) !== root(one)) : before;
    const speaker = speakerOf(one, context);
    const found =
      (speaker && byMention.get(speaker)) ??
      sameOffice(one, earlier) ??
      sameIdentity(one, earlier) ??
      sameBody(one, earlier, context) ??
      pointedAt(one, earlier, context) ??
      sameName(one, earlier) ??
      lastPerson(one, earlier, context);
    if (found && root(found) !== root(one) && !overlap(one.mention, found.mention, context.table)) {
      parent.set(root(one), root(found));
      meant.add(found);
    }
  });
  const chains = new Map<Judged, Judged[]>();
  for (const one of order) {
    const chain = chains.get(root(one)) ?? [];
    chain.push(one);
    chains.set(root(one), chain);
  }
  return [...chains.values()].map((mentions) => ({ mentions }));
}

/** "I" and "we" inside quotation marks are the speaker, or stand for the speaker's side. */
function speakerOf({ mention, words }: Judged, { statements }: LinkContext): Mention | null {
  if (!/^(i|me|my|we|us|our)$/i.test(words)) return null;
  const { span } = mention;
  return statements.find((s) => s.form !== "indirect" && covers(s.content, span))?.speaker ?? null;
}

/**
 * "The president": the last person whom the text names with that office, else the last one who is known to hold it; of the same country where
 * both tell one.
 */
function sameOffice(one: Judged, earlier: readonly Judged[]): Judged | undefined {
  const office = officeNoun(one.words);
  if (!office || one.resolution.identifierText || hasOwnName(one.words)) return undefined;
  const { code } = one.resolution;
  const able = [...earlier]
    .reverse()
    .filter((j) => j.mention.kind === "person" && (hasOwnName(j.words) || j.resolution.identifierText))
    .filter((j) => code === null || j.resolution.code === null || code === j.resolution.code);
  return (
    able.find((j) => officeNoun(j.words) === office) ??
    able.find((j) => j.resolution.office !== null && officeNoun(j.resolution.office) === office)
  );
}

function sameIdentity({ resolution, mention }: Judged, earlier: readonly Judged[]): Judged | undefined {
  const { identifierText, code, sector } = resolution;
  if (!identifierText || mention.kind === "time") return undefined;
  return earlier.find(
    (j) =>
      j.resolution.identifierText === identifierText && j.resolution.code === code && j.resolution.sector === sector,
  );
}

/** Nouns by which a text names a body again whose full name ends in them. */
const BODY =
  /^(council|court|commission|committee|agency|ministry|party|union|bank|tribunal|assembly|senate|congress|federation|alliance|movement|office|embassy|department|board|chamber|front|league|university|company|army|organi[sz]ation)$/;
const LAND = /^(?:country|nation|kingdom|emirate|sultanate|republic)$/;
/** Nouns for bodies of states, whatever their name. */
const OF_STATES = /^(?:\S+-based )?(?:[a-z]+ )?(?:body|bloc|grouping|lender)$/;

/** "The council" for "UN Security Council", "the regional body" for "ECOWAS": the last one that was named so. */
function sameBody(one: Judged, earlier: readonly Judged[], { table }: LinkContext): Judged | undefined {
  const { words, mention, resolution } = one;
  // "The U.S.-based lender": where a body has its seat is not whose it is.
  const owned = resolution.code !== null && !/-based\b/.test(words);
  if (owned || resolution.identifierText || !isDefinite(mention, table)) return undefined;
  const named = earlier.filter((j) => j.mention.kind === "organisation" && hasOwnName(j.words));
  if (LAND.test(words)) return earlier.findLast((j) => j.mention.kind === "country" && j.resolution.code !== null);
  if (OF_STATES.test(words)) return named.findLast((j) => /^(IGO|EUR|UNO)$/.test(j.resolution.code ?? ""));
  return BODY.test(words) ? named.findLast((j) => lastWord(coreOf(j.words)).toLowerCase() === words) : undefined;
}

const isDefinite = ({ first }: Mention, { words }: WordTable) =>
  !/^(an?|another|each|every|any|no|some|one|its|his|her|their|our)$/i.test(words[first - 1] ?? "");

/** "He" where the model saw nobody whom it can mean: the last person of the sentences before. */
function lastPerson(one: Judged, earlier: readonly Judged[], { table }: LinkContext): Judged | undefined {
  if (!/^(he|she|him|her|his)$/i.test(one.words)) return undefined;
  const sentence = table.sentenceOf[one.mention.head] ?? 0;
  return earlier.findLast(
    (j) => j.mention.kind === "person" && sentence - (table.sentenceOf[j.mention.head] ?? 0) <= 3,
  );
}

function pointedAt(one: Judged, earlier: readonly Judged[], { view }: LinkContext): Judged | undefined {
  const near = nearBefore(one, earlier, view);
  const heads = (list: readonly Judged[]) => list.map((j) => j.mention.head);
  const { target, score } = view.point("antecedent", one.mention.head, heads(near), true);
  const found = target !== null && score >= ENOUGH ? near.find((j) => j.mention.head === target) : undefined;
  if (found && compatible(one, found)) return found;
  // A pronoun always means somebody: of those it can mean, the likeliest.
  const able = near.filter((j) => canMean(one.words, j));
  const best = able.length > 0 ? view.point("antecedent", one.mention.head, heads(able)).target : null;
  return able.find((j) => j.mention.head === best);
}

/** Mentions before one that the model saw in the same window; the search ends where the window begins, so that a long text costs no more. */
function nearBefore(one: Judged, earlier: readonly Judged[], view: ScoreView): Judged[] {
  const words = view.windowWords(one.mention.head);
  const seen = new Set(words);
  const first = words[0] ?? one.mention.head;
  const near: Judged[] = [];
  for (let i = earlier.length - 1; i >= 0; i--) {
    const other = earlier[i];
    if (!other || other.mention.end <= first) break;
    if (seen.has(other.mention.head) && other.mention.head < one.mention.head) near.unshift(other);
  }
  return near;
}

/** Whether a third-person pronoun can stand for a mention, by the kind of both. */
function canMean(pronoun: string, { mention, words }: Judged): boolean {
  if (isPronoun(words) && words.toLowerCase() !== pronoun.toLowerCase()) return false;
  if (/^(he|she|him|her|his|hers|himself|herself)$/i.test(pronoun)) return mention.kind === "person";
  if (/^(it|its|itself)$/i.test(pronoun)) return mention.kind === "organisation" || mention.kind === "country";
  return /^(they|them|their|theirs|themselves)$/i.test(pronoun) && mention.kind !== "place";
}

function sameName(one: Judged, earlier: readonly Judged[]): Judged | undefined {
  if (isPronoun(one.words) || !/\p{Lu}/u.test(one.words)) return undefined;
  const key = nameKey(one.words);
  return earlier.find((j) => j.mention.kind === one.mention.kind && (nameKey(j.words) === key || isSurnameOf(one, j)));
}

/** "Kutesa" for "Foreign Minister Sam Kutesa": a single capitalised word that ends a person's longer name. */
function isSurnameOf(one: Judged, named: Judged): boolean {
  return (
    named.mention.kind === "person" &&
    named.words.endsWith(` ${one.words}`) &&
    /^\p{Lu}[\p{L}'’-]+$/u.test(one.words) &&
    new RegExp(`\\p{Lu}[\\p{L}.'’-]+ ${literally(one.words)}$`, "u").test(named.words)
  );
}

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Two different names, countries or sectors are two actors, whatever the model says. */
function compatible(one: Judged, other: Judged): boolean {
  if (isPronoun(one.words) || isPronoun(other.words)) return true;
  const [a, b] = [one.resolution, other.resolution];
  if (
    a.identifierText &&
    b.identifierText &&
    a.identifierText !== b.identifierText &&
    !/^Government of/.test(a.identifierText + b.identifierText)
  )
    return false;
  if (a.code && b.code && a.code !== b.code) return false;
  if (isAcronymOf(one.words, other.words) || isAcronymOf(other.words, one.words)) return true;
  const [mine, theirs] = [properWords(one.words), properWords(other.words)];
  if (mine.length === 0 || theirs.length === 0) return true;
  return mine.some((w) => theirs.includes(w)) || !(hasOwnName(one.words) && hasOwnName(other.words));
}

/** A phrase whose core ends in a name of its own: "President Ama Mensah", not "president of Ghana". */
function hasOwnName(words: string): boolean {
  const core = coreOf(words);
  return /\p{Lu}[\p{L}.'’-]*$/u.test(core) && !officeNoun(lastWord(core));
}

const coreOf = (words: string): string => words.split(/\s(?:of|in|from|for|to)\s/)[0] ?? words;

const lastWord = (words: string): string => words.split(/\s+/).at(-1) ?? "";

function properWords(phrase: string): string[] {
  return phrase
    .split(/\s+/)
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w.toLowerCase().replace(/['’]s$|[.,]/g, ""));
}

/** "SCO" for "Shanghai Cooperation Organization": its initials, small words apart. */
export function isAcronymOf(short: string, long: string): boolean {
  const letters = short.replace(/[.\s]/g, "");
  if (!/^\p{Lu}{2,8}$/u.test(letters)) return false;
  const words = long.split(/[\s-]+/).filter((w) => !/^(of|the|and|for|de|la|in|on)$/i.test(w));
  return (
    words
      .map((w) => w[0] ?? "")
      .join("")
      .toUpperCase() === letters
  );
}

function overlap(a: Mention, b: Mention, table: WordTable): boolean {
  return sentenceRange(table, a.head)[0] === sentenceRange(table, b.head)[0] && a.first < b.end && b.first < a.end;
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/['’]s$/, "")
    .replace(/[.]/g, "");
}
