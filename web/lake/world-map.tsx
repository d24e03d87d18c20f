import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Points } from "../api/answers.ts";
import { binPoints, type Cluster, type Months } from "./bin-points.ts";
import { clusterRadius } from "./cluster-radius.ts";
import { fetchLand } from "./fetch-land.ts";
import { mapView, PLANE, projection } from "./map-view.ts";
import { paintMap } from "./paint-map.ts";
import { pointSet } from "./point-set.ts";

const CELL = 20;

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
  const view = useRef({ zoom: 1, x: PLANE.width / 2, y: PLANE.height / 2 }); // the middle, in the plane
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
      const now = mapView(place, view.current);
      drawn.current = binPoints(set, now, { months, cell: CELL });
      paintMap(place, now, { land, clusters: drawn.current });
    });
  };
  // `draw` is made anew with each of these
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
    const { k, x, y, width, height } = mapView(place, view.current);
    onView((lon, lat) => {
      const [px, py] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
      return 0 <= px * k + x && px * k + x < width && 0 <= py * k + y && py * k + y < height;
    });
  };
  const move = (dx: number, dy: number, by = 1) => {
    const place = canvas.current;
    if (!place) return;
    const { k } = mapView(place, view.current);
    const zoom = Math.max(1, Math.min(60, view.current.zoom * by));
    view.current = {
      zoom,
      x: Math.max(0, Math.min(PLANE.width, view.current.x + dx / k)),
      y: Math.max(0, Math.min(PLANE.height, view.current.y + dy / k)),
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
      (one) => Math.hypot(one.x - event.offsetX, one.y - event.offsetY) <= clusterRadius(one.count) + 3,
    );
    if (!hit) return;
    const now = mapView(place, view.current);
    const [lon, lat] = projection.invert?.([(hit.x - now.x) / now.k, (hit.y - now.y) / now.k]) ?? [0, 0];
    const km = Math.max(10, Math.ceil(((CELL * 0.9) / now.k / PLANE.width) * 40_000));
    onPlace({ lat: round(lat), lon: round(lon), km });
  };
  return (
    <figure class="map">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the arrow keys move the map, so they must reach it */}
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
