import type { Participant } from "../record/reading.ts";
import { isMutual } from "./mutual-types.ts";
import type { StoryEvent } from "./story-event.ts";

/**
 * Blocking: which events can be one act at all, by the countries of both sides. Of two events that are one act, each side agrees or is
 * unknown in one of them; where nothing is known of both sides, the country of the place must agree. What one text tells is compared in any case.
 *
 * A key is "actor>recipient"; "?" stands for unknown and "*" for whatever it is. Acts of both sides (talks) have each pair in both orders.
 */
export interface StoryKeys {
  /** Under these a story is found that this event belongs to. */
  readonly indexed: readonly string[];
  /** Under these stories are found that this event may join. */
  readonly sought: readonly string[];
}

export function storyKeys(event: StoryEvent): StoryKeys {
  const pairs = isMutual(event.type) ? mutualPairs(event) : directedPairs(event);
  const nobody = pairs.every(([left, right]) => left === "?" && right === "?");
  const place = event.place?.country_code;
  const text = `text ${event.documentId}`;
  return {
    indexed: unique([
      ...pairs.flatMap(([left, right]) => [`${left}>${right}`, `${left}>*`, `*>${right}`]),
      ...(place ? [`at ${place}`, ...(nobody ? [`nobody at ${place}`] : [])] : []),
      text,
    ]),
    sought: unique([
      ...pairs.flatMap(soughtOf),
      ...(place ? [nobody ? `at ${place}` : `nobody at ${place}`] : []),
      text,
    ]),
  };
}

type Pair = readonly [string, string];

function soughtOf([left, right]: Pair): readonly string[] {
  if (left === "?") return right === "?" ? [] : [`*>${right}`];
  return right === "?" ? [`${left}>*`] : [`${left}>${right}`, `${left}>?`, `?>${right}`];
}

const directedPairs = ({ actor, recipient }: StoryEvent): readonly Pair[] =>
  codesOf(actor).flatMap((left) => codesOf(recipient).map((right): Pair => [left, right]));

/** Each country stands on either side once, so that who is named alone is found from both. */
function mutualPairs({ actor, recipient }: StoryEvent): readonly Pair[] {
  const codes = codesOf([...actor, ...recipient]);
  const pairs = codes.flatMap((left) => codes.filter((right) => right !== left).map((right): Pair => [left, right]));
  return pairs.length > 0 ? pairs : codes.map((code): Pair => [code, "?"]);
}

/** "?" for somebody without a country, and for nobody. */
function codesOf(participants: readonly Participant[]): readonly string[] {
  const codes = unique(participants.map(({ code }) => code ?? "?"));
  return codes.length > 0 ? codes : ["?"];
}

const unique = (values: readonly string[]) => [...new Set(values)];
