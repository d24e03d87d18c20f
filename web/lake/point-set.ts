import type { Points } from "../api/answers.ts";

/** Points ready to be drawn: projected once, dates as months since the year 0 (0: unknown). */
export interface PointSet {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly quad: Uint8Array;
  readonly month: Uint32Array;
  readonly points: Points;
}

/** @param project from longitude and latitude to the plane at scale 1; null leaves the point out of sight */
export function pointSet(points: Points, project: (at: [number, number]) => [number, number] | null): PointSet {
  const count = points.ids.length;
  const set = {
    x: new Float32Array(count),
    y: new Float32Array(count),
    quad: new Uint8Array(count),
    month: new Uint32Array(count),
  };
  for (let n = 0; n < count; n++) {
    const [x, y] = project([points.lon[n] ?? 0, points.lat[n] ?? 0]) ?? [Number.NaN, Number.NaN];
    set.x[n] = x;
    set.y[n] = y;
    set.quad[n] = points.quad[n] ?? 0;
    set.month[n] = monthOf(points.date[n] ?? null);
  }
  return { count, points, ...set };
}

/** `2024-05-…` as 24,292 + 5; 0 where month or date is unknown. */
export function monthOf(date: string | null): number {
  return date === null || date.length < 7 ? 0 : Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
