import type { DateInfo } from "../api/answers.ts";

const BASIS = {
  text: "the words name the whole date",
  published: "counted from the publication date",
  open: "no publication date to count from",
  preceding: "the day that the text spoke of before",
} as const;

/** Why a date is what it is. */
export function basisWords({ basis, granularity }: DateInfo): string {
  return `${granularity}; ${BASIS[basis]}`;
}
