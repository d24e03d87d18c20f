import { matchParticipants } from "./match-participants.ts";
import { matchPlaces } from "./match-places.ts";
import { matchSizes } from "./match-sizes.ts";
import { isMutual } from "./mutual-types.ts";
import type { DayRange, StoryEvent } from "./story-event.ts";

/**
 * Whether two events tell of one act: a sum of what speaks for it, or null where something speaks against it. Unknown fields add nothing, so
 * that two events of which little is known stay two. `STORY_SCORE` is where one begins; bench/stories/run.ts measures it.
 *
 * Each of actor and recipient gives 0.35 (somebody named 0.44), the days up to 0.25, the place up to 0.25, counts up to 0.3, mode and words 0.1 each.
 */
export function scoreStoryPair(a: StoryEvent, b: StoryEvent): number | null {
  if (a.type !== b.type || a.standing !== b.standing) return null;
  const sameDocument = a.documentId === b.documentId;
  // The reader joins the words for one act in a sentence: what it left apart are two acts ("arrested and beat").
  if (sameDocument && a.sequence === b.sequence) return null;
  // "He also called for …": in one text the second demand is mostly another one.
  if (sameDocument && SPOKEN.has(a.type)) return null;
  // The cheapest first: of all pairs in a lake nearly none comes to the end.
  const days = matchDays(a, b);
  if (days === null) return null;
  const mode = matchModes(a, b);
  if (mode === null) return null;
  const place = matchPlaces(a.place, b.place);
  if (place === null) return null;
  const order = Math.sign((b.published ?? 0) - (a.published ?? 0));
  const sizes = matchSizes(a.size, b.size, { sameDocument, order });
  if (sizes === null) return null;
  const who = whoMatches(a, b);
  if (who === null) return null;
  // An act on the next day is the next act, unless a telling count shows that one report is a day off.
  if (days === NEXT_DAY && sizes < 0.25) return null;
  const words = shareWords(a.trigger, b.trigger) ? 0.1 : 0;
  return who + days + place + sizes + mode + words - (SPOKEN.has(a.type) ? 0.1 : 0);
}

/** Least score of a pair that is one act. */
export const STORY_SCORE = 0.75;

/** Acts of words: the same is said to the same again and again, so more must agree. */
const SPOKEN: ReadonlySet<string> = new Set(["ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"]);

function whoMatches(a: StoryEvent, b: StoryEvent): number | null {
  if (isMutual(a.type)) {
    const both = matchParticipants([...a.actor, ...a.recipient], [...b.actor, ...b.recipient]);
    if (both === null) return null;
    // Who is named alone met somebody, and may meet many on one day.
    return both * (Math.min(sidesOf(a), sidesOf(b)) > 1 ? 0.7 : 0.25);
  }
  const actor = matchParticipants(a.actor, b.actor);
  const recipient = matchParticipants(a.recipient, b.recipient);
  return actor === null || recipient === null ? null : 0.35 * (actor + recipient);
}

/** Government and rebels of one country are two sides. */
const sidesOf = ({ actor, recipient }: StoryEvent) =>
  new Set([...actor, ...recipient].flatMap(({ code, sector }) => (code === null ? [] : `${code} ${sideOf(sector)}`)))
    .size;

const sideOf = (sector: string | null) =>
  sector === null || /^(?:GOV|MIL|COP|SPY|LEG)$/.test(sector) ? "state" : sector;

/** Modes that name different acts; of an assault or a demand reports name now one, now another side. */
const APART: ReadonlySet<string> = new Set(["COERCE", "SANCTION", "RETREAT", "MOBILIZE"]);

function matchModes(a: StoryEvent, b: StoryEvent): number | null {
  if (a.modes.length === 0 || b.modes.length === 0) return 0;
  if (a.modes.some((mode) => b.modes.includes(mode))) return 0.1;
  return APART.has(a.type) ? null : -0.15;
}

/** Longer ranges ("in May", "in 2004") are compared only with the very same range. */
const MOST_DAYS = 7;
const NEXT_DAY = 0.01;

function matchDays({ days: a, published: publishedA }: StoryEvent, { days: b, published: publishedB }: StoryEvent) {
  if (a === null || b === null) return null;
  if (a.to - a.from > MOST_DAYS || b.to - b.from > MOST_DAYS)
    return a.from === b.from && a.to === b.to ? (a.to - a.from > 31 ? 0.05 : 0.1) : null;
  if (a.stated && b.stated) {
    if (a.from <= b.to && b.from <= a.to) return a.from === a.to && b.from === b.to ? 0.25 : 0.15;
    return a.from <= b.to + 1 && b.from <= a.to + 1 ? NEXT_DAY : null;
  }
  if (a.stated) return matchOpen(a, b, publishedB);
  if (b.stated) return matchOpen(b, a, publishedA);
  // Two texts without a date: the nearer they were published, the likelier they tell of one day.
  return [0.15, 0.1, 0.05][Math.abs(a.from - b.from)] ?? null;
}

/** News without a date is mostly of its own day or the day before, seldom of the next one. */
function matchOpen(stated: DayRange, open: DayRange, published: number | null): number | null {
  if (stated.from > open.to || open.from > stated.to) return null;
  const age = (published ?? stated.to) - stated.to;
  return age < 0 ? 0 : age <= 1 ? 0.15 : 0.1;
}

const EMPTY = new Set(
  "a an the of to in on at by with for from as it was were is are be been has have had its his her their".split(" "),
);

/** Whether two triggers share a word, whatever its ending: "bombing", "bombed". */
function shareWords(a: string, b: string): boolean {
  const stems = new Set(stemsOf(a));
  return stemsOf(b).some((stem) => stems.has(stem));
}

const stemsOf = (words: string) =>
  (words.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).filter((word) => !EMPTY.has(word)).map(stemOf);

/** Forms of a verb that no ending explains, as far as news uses them. */
const IRREGULAR: Readonly<Record<string, string>> = {
  met: "meet",
  shot: "shoot",
  held: "hold",
  struck: "strike",
  fought: "fight",
  fired: "fire",
  talks: "talk",
  dead: "die",
  died: "die",
  deaths: "die",
};

function stemOf(word: string): string {
  const known = IRREGULAR[word];
  if (known) return known;
  const stem = word.replace(/(?:ings?|ions?|ments?|ers?|ed|es|s)$/, "");
  return stem.length < 3 ? word : stem.replace(/(.)\1$/, "$1").replace(/e$/, "");
}
