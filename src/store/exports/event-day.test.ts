import { expect, test } from "vitest";
import { compactDay, dateParts, daysOf, wholeDay } from "./event-day.ts";

test.each([
  ["2023-05-03", "2023-05-03", "20230503", "05"],
  ["2023-05-03T10:00:00Z", "2023-05-03", "20230503", "05"],
  ["2023-05", null, null, "05"],
  ["2023", null, null, null],
  ["2023-02-30", null, null, null],
  ["2023-13", null, null, null],
  ["0099-01", null, null, null],
  ["", null, null, null],
  [null, null, null, null],
])("%j has the day %j", (date, day, compact, month) => {
  expect(wholeDay(date)).toBe(day);
  expect(compactDay(date)).toBe(compact);
  expect(dateParts(date).month).toBe(month);
});

test.each([
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2023", "2023-01-01", "2023-12-31"],
  ["2023-05-03", "2023-05-03", "2023-05-03"],
  ["2023-02-30", undefined, undefined],
  [null, undefined, undefined],
])("%j may mean the days from %s to %s", (date, first, last) => {
  expect(daysOf(date)?.first).toBe(first);
  expect(daysOf(date)?.last).toBe(last);
});
