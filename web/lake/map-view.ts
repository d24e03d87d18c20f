import { geoEqualEarth } from "d3-geo";
import type { View } from "./bin-points.ts";

/** The plane that the world is drawn on, at zoom 1. */
export const PLANE = { width: 960, height: 480 } as const;

/** Longitude and latitude to the plane; the poles keep a little room, so that no coast lies on the frame. */
export const projection = geoEqualEarth().fitExtent(
  [
    [6, 10],
    [PLANE.width - 6, PLANE.height - 10],
  ],
  { type: "Sphere" },
);

/** How the plane lies in a canvas: the whole world fits at zoom 1, and (x, y) of the plane is in its middle. */
export function mapView(
  { clientWidth: width, clientHeight: height }: HTMLCanvasElement,
  { zoom, x, y }: { readonly zoom: number; readonly x: number; readonly y: number },
): View {
  const k = Math.max(Math.min(width / PLANE.width, height / PLANE.height), 0.0001) * zoom;
  return { k, x: width / 2 - x * k, y: height / 2 - y * k, width, height };
}
