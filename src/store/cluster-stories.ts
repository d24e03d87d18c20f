import { createHash } from "node:crypto";
import { STORY_SCORE, scoreStoryPair } from "./score-story-pair.ts";
import type { StoryEvent } from "./story-event.ts";
import { storyKeys } from "./story-keys.ts";

/** One act and the events that tell of it, the earliest first. */
export interface Story {
  /** Comes from the earliest member alone, so it stays while later reports come in. */
  readonly id: string;
  readonly events: readonly StoryEvent[];
}

/**
 * Puts the events of one act together. An event joins the story that it fits best on the whole, and only one with none of whose members
 * it is at odds: no chain of small agreements joins two acts. What fits nowhere is a story of its own.
 *
 * Memory holds the stories of some two weeks.
 *
 * @param events by type, then by first day (that of the document where none is known, unknown ones last), then by id; see `STORY_ORDER`
 */
export async function* clusterStories(events: AsyncIterable<StoryEvent> | Iterable<StoryEvent>): AsyncGenerator<Story> {
  const open = new OpenStories();
  let [type, day] = ["", -Infinity];
  for await (const event of events) {
    // Nothing dates it, so nothing shows that another text tells of the same day.
    if (event.days === null) {
      yield storyOf([event]);
      continue;
    }
    if (event.type !== type) yield* open.close(Infinity);
    else if (dayOf(event) > day) yield* open.close(dayOf(event) - WINDOW_DAYS);
    [type, day] = [event.type, dayOf(event)];
    open.place(event, day);
  }
  yield* open.close(Infinity);
}

/** The order that `clusterStories` asks for, as SQL over `e` of a lake's question. */
export const STORY_ORDER =
  "e.event, coalesce(CAST(e.date_from AS VARCHAR), e.published) NULLS LAST, e.date_from IS NULL, e.date_to, e.published, e.event_id";

/** A dated act of a week and news without a date, published some days later, still meet. */
const WINDOW_DAYS = 12;
/** A story with so many members is known well enough by the first of them. */
const MOST_COMPARED = 48;

/** Where the order puts an event: its own first day, else that of its document. */
function dayOf({ days, published }: StoryEvent): number {
  return days?.stated ? days.from : (published ?? Number.MAX_SAFE_INTEGER);
}

interface OpenStory {
  readonly members: StoryEvent[];
  readonly keys: Set<string>;
  last: number;
}

/** The stories of one type that a next event may still belong to. */
class OpenStories {
  readonly #stories = new Set<OpenStory>();
  readonly #byKey = new Map<string, Set<OpenStory>>();

  place(event: StoryEvent, day: number): void {
    const { indexed, sought } = storyKeys(event);
    const story = this.#best(event, sought) ?? { members: [], keys: new Set(), last: day };
    story.members.push(event);
    story.last = day;
    this.#stories.add(story);
    for (const key of indexed) {
      story.keys.add(key);
      const under = this.#byKey.get(key);
      if (under) under.add(story);
      else this.#byKey.set(key, new Set([story]));
    }
  }

  #best(event: StoryEvent, sought: readonly string[]): OpenStory | null {
    let best: OpenStory | null = null;
    let most = 0;
    const compared = new Set<OpenStory>();
    for (const key of sought) {
      for (const story of this.#byKey.get(key) ?? []) {
        if (compared.has(story)) continue;
        compared.add(story);
        const fit = fitOf(story.members, event);
        if (fit !== null && fit > most) [best, most] = [story, fit];
      }
    }
    return best;
  }

  /** Gives the stories whose last member is older than a day; the others stay. */
  *close(before: number): Generator<Story> {
    for (const story of this.#stories) {
      if (story.last >= before) continue;
      yield storyOf(story.members);
      this.#stories.delete(story);
      for (const key of story.keys) this.#forget(key, story);
    }
  }

  #forget(key: string, story: OpenStory): void {
    const under = this.#byKey.get(key);
    under?.delete(story);
    if (under?.size === 0) this.#byKey.delete(key);
  }
}

/** The mean score with all members, or null where it is at odds with one of them or they do not say enough. */
function fitOf(members: readonly StoryEvent[], event: StoryEvent): number | null {
  const compared = members.slice(0, MOST_COMPARED);
  let sum = 0;
  for (const member of compared) {
    const score = scoreStoryPair(member, event);
    if (score === null) return null;
    sum += score;
  }
  const mean = sum / compared.length;
  return mean >= STORY_SCORE ? mean : null;
}

function storyOf(members: readonly StoryEvent[]): Story {
  const events = [...members].sort(byTime);
  const first = events[0]?.id ?? ""; // a story has a member: it is made with one
  return { id: createHash("sha256").update(`story ${first}`).digest("hex").slice(0, 16), events };
}

const byTime = (a: StoryEvent, b: StoryEvent) =>
  (a.published ?? Infinity) - (b.published ?? Infinity) || (a.id < b.id ? -1 : 1);
