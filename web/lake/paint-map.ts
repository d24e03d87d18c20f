import { QUADS } from "../format/quads.ts";
import type { Cluster, View } from "./bin-points.ts";
import { clusterRadius } from "./cluster-radius.ts";

/** Draws the land and a circle for each cluster, cut into the shares of its quads, in the colours of the theme. */
export function paintMap(
  place: HTMLCanvasElement,
  view: View,
  { land, clusters }: { land: Path2D | null; clusters: readonly Cluster[] },
): void {
  const ratio = Math.min(devicePixelRatio, 2);
  const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (place.width !== width || place.height !== height) Object.assign(place, { width, height });
  const context = place.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  if (land) {
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    context.fillStyle = colour("--land");
    context.fill(land);
    context.strokeStyle = colour("--coast");
    context.lineWidth = 0.7 / view.k;
    context.stroke(land);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  // One fill a colour: with a thousand clusters in view, thousands of fills would cost more than the shapes themselves.
  QUADS.forEach(({ code }, index) => {
    context.beginPath();
    for (const cluster of clusters) wedge(context, cluster, index);
    context.fillStyle = colour(`--q${code}`);
    context.fill();
  });
}

/** The share of one quad in a cluster's circle. */
function wedge(context: CanvasRenderingContext2D, { x, y, count, quads }: Cluster, index: number): void {
  const share = quads[index] ?? 0;
  if (share === 0) return;
  const before = quads.slice(0, index).reduce((sum, one) => sum + one, 0);
  const from = (before / count) * 2 * Math.PI - Math.PI / 2;
  const radius = clusterRadius(count);
  context.moveTo(x, y);
  context.arc(x, y, radius, from, from + (share / count) * 2 * Math.PI);
  context.closePath();
}
