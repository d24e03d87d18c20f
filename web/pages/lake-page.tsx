import { lazy, Suspense } from "preact/compat";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Period, Points, StoredEvent } from "../api/answers.ts";
import { queryString } from "../api/request.ts";
import { useAnswer } from "../api/use-answer.ts";
import { goTo } from "../app/route.ts";
import type { Months } from "../lake/bin-points.ts";
import { EventTable } from "../lake/event-table.tsx";
import { FilterForm } from "../lake/filter-form.tsx";
import { monthOf } from "../lake/point-set.ts";
import { type MonthCount, Timeline } from "../lake/timeline.tsx";
import { ClaimPanel } from "../parts/claim-panel.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";
import "../style/lake.css";

const WorldMap = lazy(() => import("../lake/world-map.tsx").then(({ WorldMap: map }) => ({ default: map })));

const MOST_POINTS = 100_000;

/** Search the lake: a map and a timeline that filter each other, and a table of all events that are asked for. */
export function LakePage({ query }: { readonly query: URLSearchParams }) {
  const filter = useMemo(() => filterOf(query), [query.toString()]);
  const points = useAnswer<Points>("points", { ...filter, limit: MOST_POINTS });
  const periods = useAnswer<{ readonly periods: readonly Period[] }>("counts", { ...filter, by: "month" });
  const [months, setMonths] = useState<Months>(null);
  const [inView, setInView] = useState<((lon: number, lat: number) => boolean) | null>(null);
  const [chosen, setChosen] = useState<StoredEvent | null>(null);
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) side.current?.focus();
  }, [chosen]);
  const ask = (next: URLSearchParams) => {
    setMonths(null);
    goTo(`/lake${next.size > 0 ? `?${next}` : ""}`);
  };
  const counts = useMonths(periods.answer?.periods ?? [], points.answer, inView);
  const error = points.error ?? periods.error;
  const onMonths = (next: Months, done: boolean) => {
    setMonths(next);
    if (!done) return;
    const changed = new URLSearchParams(query);
    for (const name of ["since", "until"]) changed.delete(name);
    if (next) {
      changed.set("since", monthWords(next[0]));
      changed.set("until", monthWords(next[1]));
    }
    ask(changed);
  };
  const onPlace = useCallback(
    ({ lat, lon, km }: { lat: number; lon: number; km: number }) => {
      const changed = new URLSearchParams(query);
      changed.set("near", `${lat},${lon},${km}`);
      ask(changed);
    },
    [query],
  );
  return (
    <section class="page lake">
      <h1>Lake</h1>
      <FilterForm query={query} onAsk={ask} />
      {error ? <Trouble problem={error.problem} again={points.again} /> : null}
      <div class="lake-views">
        <Suspense fallback={<Waiting what="the map" />}>
          <WorldMap
            points={points.answer ?? NO_POINTS}
            months={months}
            onView={(test) => setInView(() => test)}
            onPlace={onPlace}
          />
        </Suspense>
        <Timeline counts={counts} months={months} onMonths={onMonths} />
      </div>
      <p class="row small">
        {["csv", "ndjson", "parquet"].map((format) => (
          <a key={format} href={`/v1/events${queryString({ ...filter, format })}`} download={`events.${format}`}>
            Save as {format.toUpperCase()}
          </a>
        ))}
      </p>
      <div class="lake-table" data-open={chosen ? "" : undefined}>
        <EventTable query={filter} chosen={chosen?.event.id ?? null} onChoose={setChosen} />
        {chosen ? (
          <aside
            class="side-panel"
            aria-label="Claim"
            tabIndex={-1}
            ref={side}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              setChosen(null);
              document.querySelector<HTMLElement>(".table")?.focus();
            }}
          >
            <button type="button" class="small back" onClick={() => setChosen(null)}>
              Close
            </button>
            <StoredClaim key={chosen.event.id} stored={chosen} />
          </aside>
        ) : null}
      </div>
    </section>
  );
}

const NO_POINTS: Points = { ids: [], lat: [], lon: [], quad: [], date: [] };

/** The row's own answer at once; its corrections as soon as they have come. */
function StoredClaim({ stored }: { readonly stored: StoredEvent }) {
  const { answer } = useAnswer<StoredEvent>(`events/${encodeURIComponent(stored.event.id)}`);
  const { event, document, story } = answer ?? stored;
  return (
    <ClaimPanel event={event} document={document} story={story} corrections={answer?.corrections ?? []} withSentence />
  );
}

function useMonths(
  periods: readonly Period[],
  points: Points | null,
  inView: ((lon: number, lat: number) => boolean) | null,
): readonly MonthCount[] {
  return useMemo(() => {
    const seen = new Map<number, number>();
    points?.date.forEach((date, n) => {
      if (inView && !inView(points.lon[n] ?? 0, points.lat[n] ?? 0)) return;
      const month = monthOf(date);
      seen.set(month, (seen.get(month) ?? 0) + 1);
    });
    return periods.map(({ period, events }) => ({
      month: monthOf(period),
      events,
      inView: seen.get(monthOf(period)) ?? 0,
    }));
  }, [periods, points, inView]);
}

const monthWords = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

function filterOf(query: URLSearchParams): Record<string, readonly string[]> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}
