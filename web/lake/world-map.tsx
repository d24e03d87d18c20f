import { geoEqualEarth, geoPath } from "d3-geo";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import worldUrl from "world-atlas/countries-110m.json?url";
import type { Points } from "../api/answers.ts";
import { QUADS } from "../format/quads.ts";
import { binPoints, type Cluster, type Months, type View } from "./bin-points.ts";
import { pointSet } from "./point-set.ts";

const WIDTH = 960;
const HEIGHT = 468;
const CELL = 20;
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "Sphere" });

interface WorldMapProps {
  readonly points: Points;
  readonly months: Months;
  /** The points that are in view have changed: what the timeline counts. */
  readonly onView: (inView: (lon: number, lat: number) => boolean) => void;
  /** A place was clicked: its middle and how far around it the cluster reaches. */
  readonly onPlace: (at: { readonly lat: number; readonly lon: number; readonly km: number }) => void;
}

/** Events on a map, gathered where they are close. Drag or arrow keys move it, wheel or + and - zoom, a click asks for a place. */
export function WorldMap({ points, months, onView, onPlace }: WorldMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [land, setLand] = useState<Path2D | null>(null);
  const set = useMemo(() => pointSet(points, (at) => projection(at)), [points]);
  const view = useRef({ zoom: 1, x: WIDTH / 2, y: HEIGHT / 2 }); // the middle, in the plane
  const drawn = useRef<readonly Cluster[]>([]);
  const frame = useRef(0);
  useEffect(() => {
    fetchLand().then(setLand, () => setLand(new Path2D()));
  }, []);
  const draw = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const place = canvas.current;
      if (!place) return;
      const now = fitted(place, view.current);
      drawn.current = binPoints(set, now, { months, cell: CELL });
      paint(place, now, { land, clusters: drawn.current });
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `draw` is made anew with each of these
  useEffect(() => {
    draw();
    const seen = new ResizeObserver(draw);
    if (canvas.current) seen.observe(canvas.current);
    addEventListener("themechange", draw);
    return () => {
      seen.disconnect();
      removeEventListener("themechange", draw);
    };
  }, [set, months, land]);
  const tellView = () => {
    const place = canvas.current;
    if (!place) return;
    const { k, x, y, width, height } = fitted(place, view.current);
    onView((lon, lat) => {
      const [px, py] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
      return 0 <= px * k + x && px * k + x < width && 0 <= py * k + y && py * k + y < height;
    });
  };
  const move = (dx: number, dy: number, by = 1) => {
    const place = canvas.current;
    if (!place) return;
    const { k } = fitted(place, view.current);
    const zoom = Math.max(1, Math.min(60, view.current.zoom * by));
    view.current = {
      zoom,
      x: Math.max(0, Math.min(WIDTH, view.current.x + dx / k)),
      y: Math.max(0, Math.min(HEIGHT, view.current.y + dy / k)),
    };
    draw();
  };
  const told = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const moved = (dx: number, dy: number, by = 1) => {
    move(dx, dy, by);
    clearTimeout(told.current);
    told.current = setTimeout(tellView, 120);
  };
  const drag = useRef<{ readonly x: number; readonly y: number; far: number } | null>(null);
  const pressed = (event: KeyboardEvent) => {
    const [dx, dy, by] =
      {
        ArrowLeft: [-60, 0, 1],
        ArrowRight: [60, 0, 1],
        ArrowUp: [0, -60, 1],
        ArrowDown: [0, 60, 1],
        "+": [0, 0, 1.5],
        "=": [0, 0, 1.5],
        "-": [0, 0, 1 / 1.5],
      }[event.key] ?? [];
    if (dx === undefined || dy === undefined) return;
    event.preventDefault();
    moved(dx, dy, by);
  };
  const clicked = (event: PointerEvent) => {
    const place = canvas.current;
    if (!place) return;
    const hit = drawn.current.find(
      (one) => Math.hypot(one.x - event.offsetX, one.y - event.offsetY) <= radiusOf(one.count) + 3,
    );
    if (!hit) return;
    const now = fitted(place, view.current);
    const [lon, lat] = projection.invert?.([(hit.x - now.x) / now.k, (hit.y - now.y) / now.k]) ?? [0, 0];
    const km = Math.max(10, Math.ceil(((CELL * 0.9) / now.k / WIDTH) * 40_000));
    onPlace({ lat: round(lat), lon: round(lon), km });
  };
  return (
    <figure class="map">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={`Map of ${points.ids.length} events. Arrow keys move it, plus and minus zoom. The table below holds the same events.`}
        onKeyDown={pressed}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.offsetX, y: event.offsetY, far: 0 };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (!from) return;
          const [dx, dy] = [from.x - event.offsetX, from.y - event.offsetY];
          drag.current = { x: event.offsetX, y: event.offsetY, far: from.far + Math.abs(dx) + Math.abs(dy) };
          moved(dx, dy);
        }}
        onPointerUp={(event) => {
          if ((drag.current?.far ?? 99) < 4) clicked(event);
          drag.current = null;
        }}
        onWheel={(event) => {
          if (!event.ctrlKey && !event.metaKey && view.current.zoom === 1 && event.deltaY > 0) return;
          event.preventDefault();
          moved(0, 0, event.deltaY < 0 ? 1.2 : 1 / 1.2);
        }}
      />
      <span class="map-tools">
        <button type="button" class="small" aria-label="Zoom in" onClick={() => moved(0, 0, 1.6)}>
          +
        </button>
        <button type="button" class="small" aria-label="Zoom out" onClick={() => moved(0, 0, 1 / 1.6)}>
          −
        </button>
      </span>
    </figure>
  );
}

const round = (degrees: number) => Math.round(degrees * 100) / 100;
const radiusOf = (count: number) => Math.min(10, 2.5 + 1.5 * Math.log2(1 + count) ** 0.85);

async function fetchLand(): Promise<Path2D> {
  // The atlas comes with the page; its shape is fixed by its version.
  const world = (await (await fetch(worldUrl)).json()) as Topology;
  const countries = world.objects.countries;
  return new Path2D(countries ? (geoPath(projection)(feature(world, countries)) ?? "") : "");
}

function fitted(place: HTMLCanvasElement, { zoom, x, y }: { zoom: number; x: number; y: number }): View {
  const { clientWidth: width, clientHeight: height } = place;
  const k = Math.max(Math.min(width / WIDTH, height / HEIGHT), 0.0001) * zoom;
  return { k, x: width / 2 - x * k, y: height / 2 - y * k, width, height };
}

function paint(
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
  const radius = radiusOf(count);
  context.moveTo(x, y);
  context.arc(x, y, radius, from, from + (share / count) * 2 * Math.PI);
  context.closePath();
}
