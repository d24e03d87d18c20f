import { showNumber } from "./show-number.ts";

/** "1 report", "2 reports": a count and its noun, which takes an s. */
export function showCount(count: number, noun: string): string {
  return `${showNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}
