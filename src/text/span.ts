import { DragomanError } from "../errors.ts";

/** A half-open range [start, end) of one document's raw text, in UTF-16 code units: what `slice` counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The words a span stands for. They are quoted as evidence, so they are never trimmed or normalised.
 *
 * @throws DragomanError "text/span-outside"
 */
export function textOf(text: string, { start, end }: Span): string {
  if (0 <= start && start < end && end <= text.length) return text.slice(start, end);
  throw new DragomanError("text/span-outside", {
    what: `span [${start}, ${end}) does not fit a text of ${text.length} code units`,
    where: "textOf",
    fix: "Count code units of the raw text: was the text normalised, or the span counted in code points?",
  });
}

/** Whether two spans share a code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether one span lies wholly in another. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
