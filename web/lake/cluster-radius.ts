/** Radius in pixels of the circle that stands for so many events. */
export function clusterRadius(count: number): number {
  return Math.min(10, 2.5 + 1.5 * Math.log2(1 + count) ** 0.85);
}
