import { geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import worldUrl from "world-atlas/countries-110m.json?url";
import { projection } from "./map-view.ts";

/** The outlines of all countries on the plane. The atlas comes with the page, so no other server is asked. */
export async function fetchLand(): Promise<Path2D> {
  // The atlas comes with the page; its shape is fixed by its version.
  const world = (await (await fetch(worldUrl)).json()) as Topology;
  const countries = world.objects.countries;
  return new Path2D(countries ? (geoPath(projection)(feature(world, countries)) ?? "") : "");
}
