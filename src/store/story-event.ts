import type { EventRecord, Participant } from "../record/reading.ts";
import { firstDay, lastDay } from "./day-bounds.ts";

/** What of an event tells whether another one is the same act. */
export interface StoryEvent {
  readonly id: string;
  readonly documentId: string;
  readonly type: string;
  readonly modes: readonly string[];
  /** Whether the act was done: only events of one standing can be one act. */
  readonly standing: string;
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly days: DayRange | null;
  /** Day number of the document's date. */
  readonly published: number | null;
  readonly place: EventRecord["event_loc"];
  readonly size: EventRecord["size"];
  readonly trigger: string;
  readonly sequence: number;
}

/** Days since 1970 on which the act may have been, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
  /** False where it is only concluded from the date of the document. */
  readonly stated: boolean;
}

/** News without a date is of the day, the two days before, or the next one by the clock of another place. */
const BEFORE_PUBLISHED = 2;
const AFTER_PUBLISHED = 1;

/** The fields of a record that are compared. */
export type StoryFields = Pick<
  EventRecord,
  | "id"
  | "document_id"
  | "event"
  | "mode"
  | "auxiliary"
  | "actor"
  | "recipient"
  | "date"
  | "event_loc"
  | "size"
  | "event_text"
  | "text_info"
>;

/** @param published `YYYY-MM-DD` or null */
export function storyEvent(event: StoryFields, published: string | null): StoryEvent {
  return {
    id: event.id,
    documentId: event.document_id,
    type: event.event,
    modes: event.mode,
    standing: standingOf(event),
    actor: event.actor,
    recipient: event.recipient,
    days: daysOf(event, published),
    published: published === null ? null : dayNumber(published),
    place: event.event_loc,
    size: event.size,
    trigger: event.event_text.map(({ text }) => text).join(" "),
    sequence: event.text_info.sequence,
  };
}

/** "historical" says when, not whether: an act retold a year later is still the act. */
const standingOf = ({ auxiliary }: StoryFields) =>
  auxiliary
    .filter((flag) => flag !== "historical")
    .sort()
    .join("+");

function daysOf({ date, auxiliary }: StoryFields, published: string | null): DayRange | null {
  if (date !== null) return { from: dayNumber(firstDay(date)), to: dayNumber(lastDay(date)), stated: true };
  // A plan, a fear or a memory without a date may be of any day.
  if (published === null || auxiliary.length > 0) return null;
  const day = dayNumber(published);
  return { from: day - BEFORE_PUBLISHED, to: day + AFTER_PUBLISHED, stated: false };
}

const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
