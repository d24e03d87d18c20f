import type { CodedDocument } from "../coder/code-document.ts";
import type { Office } from "../entities/office-holders.ts";

/** When a text without a date can have been published. */
export interface PublishedBounds {
  readonly not_before: string | null;
  readonly not_after: string | null;
  /** The weekday of its news, where all its weekdays are one. */
  readonly weekday: string | null;
}

/**
 * Bounds from what the text tells: it is younger than the last dated act that it reports as done, and its office holders hold their offices.
 * A person counts only where the text names the office that the knowledge base has dates for, and not as a former one.
 */
export function publishedBounds(
  coded: CodedDocument,
  officesOf: (name: string) => readonly Office[],
): PublishedBounds | null {
  const offices = coded.entities.flatMap((entity) => {
    const { office, identifierText, sector } = entity.resolution;
    if (!office || !identifierText || sector === "ELI") return [];
    const held = officesOf(identifierText).filter(({ title }) => title === office);
    return held.length === 1 && held[0] ? [held[0]] : [];
  });
  const done = coded.events.filter(
    (e) =>
      e.time?.basis === "text" &&
      e.time.date &&
      !e.flags.some(({ flag }) => flag === "future" || flag === "hypothetical"),
  );
  const starts = [...offices.map(({ from }) => from), ...done.map((e) => e.time?.date ?? null)]
    .filter((d) => d !== null)
    .sort();
  const ends = offices
    .map(({ to }) => to)
    .filter((d) => d !== null)
    .sort();
  const weekday = onlyWeekday(coded);
  const bounds = { not_before: starts.at(-1) ?? null, not_after: ends[0] ?? null, weekday };
  return bounds.not_before || bounds.not_after || bounds.weekday ? bounds : null;
}

function onlyWeekday({ events }: CodedDocument): string | null {
  const days = new Set(
    events.flatMap((e) =>
      e.time?.granularity === "weekday" ? [e.time.text.replace(/^\p{Ll}/u, (c) => c.toUpperCase())] : [],
    ),
  );
  const [only] = days;
  return days.size === 1 && only ? only : null;
}
