import { expect, test } from "vitest";
import { binPoints } from "./bin-points.ts";
import { monthOf, pointSet } from "./point-set.ts";

const set = pointSet(
  {
    ids: ["a", "b", "c", "d", "e"],
    lat: [0, 0.2, 5, 5, 80],
    lon: [0, 0.2, 5, 5, 5],
    quad: [1, 4, 2, 2, 3],
    date: ["2024-01-05", "2024-03", null, "2024", "2024-02-01"],
  },
  ([lon, lat]) => (lat > 70 ? null : [lon, lat]),
);
const VIEW = { k: 10, x: 0, y: 0, width: 100, height: 100 };
const told = (options: { months: readonly [number, number] | null; cell: number }) =>
  binPoints(set, VIEW, options).map(({ count, quads }) => [count, ...quads]);

test("points of one cell are one cluster, with its quads counted; what cannot be projected is left out", () => {
  expect(told({ months: null, cell: 20 })).toEqual([
    [2, 1, 0, 0, 1],
    [2, 0, 2, 0, 0],
  ]);
});

test("months leave out what lies outside and what has no month", () => {
  expect(told({ months: [monthOf("2024-02"), monthOf("2024-03")], cell: 20 })).toEqual([[1, 0, 0, 0, 1]]);
});

test("a cluster lies amid its points, and what is out of view does not count", () => {
  const [near, ...others] = binPoints(set, { ...VIEW, width: 20, height: 20 }, { months: null, cell: 20 });
  expect(near?.x).toBeCloseTo(1, 5);
  expect(near?.y).toBeCloseTo(1, 5);
  expect(others).toEqual([]);
});

test.each([
  ["2024-05-17", 2024 * 12 + 4],
  ["2024-05", 2024 * 12 + 4],
  ["2024", 0],
  [null, 0],
])("%s is month %d", (date, month) => {
  expect(monthOf(date)).toBe(month);
});
