/** Something that is marked in a text: a half-open range of UTF-16 code units and what it stands for. */
export interface Mark<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** A stretch of text over which the same marks lie; `opens` are those that start with it. */
export interface Segment<T> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly marks: readonly T[];
  readonly opens: readonly T[];
}

/**
 * Cuts the text wherever a mark starts or ends, so that overlapping marks can be drawn side by side without nesting.
 * The segments put together are the text. Marks that are empty or lie outside are left out.
 *
 * @returns in the order of the text; marks of a segment in the order in which they were given
 */
export function splitSpans<T>(text: string, marks: readonly Mark<T>[]): readonly Segment<T>[] {
  const kept = marks.filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...kept.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const order = new Map(kept.map((mark, index) => [mark, index]));
  const byStart = [...kept].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark<T>[] = [];
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    open = open.filter((mark) => start < mark.end);
    for (let mark = byStart[next]; mark && mark.start <= start; mark = byStart[++next]) open.push(mark);
    const here = [...open].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return {
      start,
      end,
      text: text.slice(start, end),
      marks: here.map(({ value }) => value),
      opens: here.filter((mark) => mark.start === start).map(({ value }) => value),
    };
  });
}
