import fc from "fast-check";
import { expect, test } from "vitest";
import { lastDay } from "./day-bounds.ts";
import { PERIODS, periodsBetween, startOf, stepFrom } from "./periods.ts";

test.each([
  ["day", "2022-02-27", "2022-03-01", ["2022-02-27", "2022-02-28", "2022-03-01"]],
  ["week", "2020-12-30", "2021-01-04", ["2020-W53", "2021-W01"]],
  ["week", "2024-12-29", "2025-01-01", ["2024-W52", "2025-W01"]],
  ["month", "2021-11-30", "2022-01-01", ["2021-11", "2021-12", "2022-01"]],
  ["quarter", "2021-09-30", "2022-01-01", ["2021-Q3", "2021-Q4", "2022-Q1"]],
  ["year", "2021-05-05", "2022-01-01", ["2021", "2022"]],
] as const)("by %s, %s to %s are %j", (unit, first, last, names) => {
  expect(periodsBetween(first, last, unit).map(({ period }) => period)).toEqual(names);
});

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

test("periods leave no day out and hold none twice", () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...PERIODS), fc.integer({ min: 0, max: 30 }), (first, unit, count) => {
      const last = stepFrom(startOf(first, unit), unit, count);
      const periods = periodsBetween(first, last, unit);
      expect(periods).toHaveLength(count + 1);
      for (const [i, { from, to }] of periods.entries()) {
        expect(startOf(to, unit)).toBe(from);
        if (i > 0) expect(Date.parse(from) - Date.parse(periods[i - 1]?.to ?? "")).toBe(86_400_000);
      }
    }),
  );
});

test("too many periods are refused", () => {
  expect(() => periodsBetween("1000-01-01", "2000-01-01", "day")).toThrow(/more than 50000 times a day/);
});

test.each([
  ["2022", "2022-12-31"],
  ["2022-02", "2022-02-28"],
  ["2024-02", "2024-02-29"],
  ["2022-02-03", "2022-02-03"],
])("the last day of %s is %s", (written, day) => {
  expect(lastDay(written)).toBe(day);
});
