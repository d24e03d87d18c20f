import type { EventRecord } from "../api/answers.ts";
import type { ClaimMark } from "./claim-marks.ts";
import type { Mark } from "./split-spans.ts";

/**
 * The claims on some words: those that have a mark there; where there is none, those of the sentence they stand in.
 *
 * @param range UTF-16 code units, as `marks`; an empty range means the place between two characters
 * @param sentenceOf whether the range lies in the claim's sentence
 */
export function claimsAt(
  range: { readonly start: number; readonly end: number },
  {
    events,
    marks,
    sentenceOf,
  }: {
    readonly events: readonly EventRecord[];
    readonly marks: readonly Mark<ClaimMark>[];
    readonly sentenceOf: (event: EventRecord) => boolean;
  },
): readonly EventRecord[] {
  const end = Math.max(range.end, range.start + 1);
  const touched = new Set(
    marks.filter((mark) => mark.start < end && range.start < mark.end).map(({ value }) => value.of),
  );
  const marked = events.filter(({ id }) => touched.has(id));
  return marked.length > 0 ? marked : events.filter(sentenceOf);
}
