import type { PointSet } from "./point-set.ts";

/** How the plane lies in the view: pixels = plane × k + (x, y). */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points that share a cell of the view. `quads[q - 1]` counts those of quad q; `first` is one of them. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly quads: readonly [number, number, number, number];
  readonly first: number;
}

/** First and last month, both included; null is all, those without a date too. */
export type Months = readonly [first: number, last: number] | null;

/**
 * Gathers the points in view into square cells: what is drawn is bounded by the view's size, not by the count of points.
 *
 * @param cell side of a cell in pixels
 */
export function binPoints(
  set: PointSet,
  view: View,
  { months, cell }: { months: Months; cell: number },
): readonly Cluster[] {
  const columns = Math.ceil(view.width / cell) + 1;
  const cells = new Map<number, number>();
  const sums: { x: number; y: number; count: number; quads: [number, number, number, number]; first: number }[] = [];
  for (let n = 0; n < set.count; n++) {
    const month = set.month[n] ?? 0;
    if (months !== null && (month < months[0] || months[1] < month)) continue;
    const x = (set.x[n] ?? Number.NaN) * view.k + view.x;
    const y = (set.y[n] ?? Number.NaN) * view.k + view.y;
    if (!(0 <= x && x < view.width && 0 <= y && y < view.height)) continue;
    const key = Math.floor(y / cell) * columns + Math.floor(x / cell);
    let index = cells.get(key);
    if (index === undefined) {
      index = sums.push({ x: 0, y: 0, count: 0, quads: [0, 0, 0, 0], first: n }) - 1;
      cells.set(key, index);
    }
    const sum = sums[index];
    if (!sum) continue;
    sum.x += x;
    sum.y += y;
    sum.count += 1;
    const quad = (set.quad[n] ?? 1) - 1;
    if (quad === 0 || quad === 1 || quad === 2 || quad === 3) sum.quads[quad] += 1;
  }
  return sums.map(({ x, y, count, quads, first }) => ({ x: x / count, y: y / count, count, quads, first }));
}
