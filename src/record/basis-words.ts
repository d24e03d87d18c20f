import type { EventRecord } from "./reading.ts";

type Basis = NonNullable<EventRecord["date_info"]>["basis"];

/** Why the date of an event is what it is, in words for a person. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  text: "the words name the whole date",
  published: "counted from the publication date",
  open: "no publication date to count from",
  preceding: "the day that the text spoke of before",
};
