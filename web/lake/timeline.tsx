import { useRef, useState } from "preact/hooks";
import { showNumber } from "../format/show-number.ts";
import type { Months } from "./bin-points.ts";

/** One month: all its events, and those that the map shows. */
export interface MonthCount {
  readonly month: number;
  readonly events: number;
  readonly inView: number;
}

interface TimelineProps {
  readonly counts: readonly MonthCount[];
  readonly months: Months;
  /** While dragging, and at its end with `done`. */
  readonly onMonths: (months: Months, done: boolean) => void;
}

const HEIGHT = 64;

/** Events by month. Drag over it, or move its two ends with the arrow keys; the map follows. */
export function Timeline({ counts, months, onMonths }: TimelineProps) {
  const box = useRef<SVGSVGElement>(null);
  const [from, setFrom] = useState<number | null>(null);
  const first = counts[0]?.month ?? 0;
  const last = counts.at(-1)?.month ?? first;
  const most = Math.max(1, ...counts.map(({ events }) => events));
  const count = last - first + 1;
  const monthAt = (event: PointerEvent) => {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return first;
    const share = (event.clientX - rect.left) / rect.width;
    return first + Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  };
  const span = (a: number, b: number): Months => [Math.min(a, b), Math.max(a, b)];
  const [low, high] = months ?? [first, last];
  if (counts.length === 0) return <p class="small">No dated events to draw over time.</p>;
  return (
    <figure class="timeline">
      <svg
        ref={box}
        viewBox={`0 0 ${count} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Events by month from ${monthName(first)} to ${monthName(last)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(monthAt(event));
        }}
        onPointerMove={(event) => from !== null && onMonths(span(from, monthAt(event)), false)}
        onPointerUp={(event) => {
          if (from !== null) onMonths(span(from, monthAt(event)), true);
          setFrom(null);
        }}
      >
        {counts.map(({ month, events, inView }) => (
          <g key={month} class={low <= month && month <= high ? "in" : "out"}>
            <rect
              class="bar"
              x={month - first + 0.06}
              width={0.88}
              y={HEIGHT - (events / most) * HEIGHT}
              height={(events / most) * HEIGHT}
            />
            <rect
              class="seen"
              x={month - first + 0.06}
              width={0.88}
              y={HEIGHT - (inView / most) * HEIGHT}
              height={(inView / most) * HEIGHT}
            />
          </g>
        ))}
      </svg>
      <figcaption class="row small">
        <label class="inline">
          From
          <input
            type="range"
            min={first}
            max={last}
            value={low}
            aria-valuetext={monthName(low)}
            onInput={(event) => onMonths(span(Number(event.currentTarget.value), high), false)}
            onChange={(event) => onMonths(span(Number(event.currentTarget.value), high), true)}
          />
          <output>{monthName(low)}</output>
        </label>
        <label class="inline">
          to
          <input
            type="range"
            min={first}
            max={last}
            value={high}
            aria-valuetext={monthName(high)}
            onInput={(event) => onMonths(span(low, Number(event.currentTarget.value)), false)}
            onChange={(event) => onMonths(span(low, Number(event.currentTarget.value)), true)}
          />
          <output>{monthName(high)}</output>
        </label>
        <span class="soft">
          {showNumber(counts.reduce((sum, { month, inView }) => sum + (low <= month && month <= high ? inView : 0), 0))}{" "}
          on the map
        </span>
        {months ? (
          <button type="button" class="small" onClick={() => onMonths(null, true)}>
            All times
          </button>
        ) : null}
      </figcaption>
    </figure>
  );
}

const monthName = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
