import { lazy, Suspense } from "preact/compat";
import type { DyadPeriod, EventsPage } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { showNumber } from "../format/show-number.ts";
import { showScale } from "../format/show-scale.ts";
import { QuadShares } from "../parts/quad-shares.tsx";
import { StoredList } from "../parts/stored-list.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";

const SeriesChart = lazy(() =>
  import("../charts/series-chart.tsx").then(({ SeriesChart: chart }) => ({ default: chart })),
);

/** What two sides did to each other: month by month, in which quads, and the latest acts. */
export function DyadPage({ one, other }: { readonly one: string; readonly other: string }) {
  const between = [one, other];
  const series = useAnswer<unknown>("series", { between, by: "month" });
  const latest = useAnswer<EventsPage>("events", { between, limit: 20 });
  const periods = seriesIn(series.answer);
  const half = periods.length / 2;
  const [forth, back] = [periods.slice(0, half), periods.slice(half)];
  const error = series.error ?? latest.error;
  return (
    <section class="page">
      <h1>
        <a class="plain" href={`/actor/${encodeURIComponent(one)}`}>
          {one}
        </a>{" "}
        and{" "}
        <a class="plain" href={`/actor/${encodeURIComponent(other)}`}>
          {other}
        </a>
      </h1>
      {error ? <Trouble problem={error.problem} again={series.again} /> : null}
      {series.waiting ? <Waiting what="the series" /> : null}
      {series.answer && forth.length === 0 ? <p class="lead">Nothing dated between them in this lake.</p> : null}
      {forth.length > 0 ? (
        <Suspense fallback={<Waiting what="the chart" />}>
          <SeriesChart forth={forth} back={back} />
        </Suspense>
      ) : null}
      {forth.length > 0 ? (
        <div class="two">
          <QuadShares title={`${one} → ${other}`} counts={quadCounts(forth)} />
          <QuadShares title={`${other} → ${one}`} counts={quadCounts(back)} />
        </div>
      ) : null}
      {forth.length > 0 ? <SeriesTable forth={forth} back={back} /> : null}
      <section class="part">
        <h2>Latest acts</h2>
        <p class="small">
          <a href={`/lake?actor=${one}&recipient=${other}`}>
            {one} → {other} in the lake
          </a>
        </p>
        <StoredList events={latest.answer?.events ?? []} />
      </section>
    </section>
  );
}

function SeriesTable({ forth, back }: { readonly forth: readonly DyadPeriod[]; readonly back: readonly DyadPeriod[] }) {
  const kept = forth.flatMap((period, n) => {
    const other = back[n];
    return period.events + (other?.events ?? 0) > 0 && other ? [[period, other] as const] : [];
  });
  return (
    <details>
      <summary>The series as a table</summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Month</th>
            {[forth[0], back[0]].map((head) => [
              <th key={`${head?.actor} acts`} scope="col">{`${head?.actor} → ${head?.recipient}`}</th>,
              <th key={`${head?.actor} mean`} scope="col">
                Goldstein
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {kept.map(([there, here]) => (
            <tr key={there.from}>
              <th scope="row">{there.from.slice(0, 7)}</th>
              <td>{showNumber(there.events)}</td>
              <td>{showScale(there.goldstein)}</td>
              <td>{showNumber(here.events)}</td>
              <td>{showScale(here.goldstein)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const quadCounts = (periods: readonly DyadPeriod[]) =>
  [0, 1, 2, 3].map((quad) => periods.reduce((sum, { events, quads }) => sum + events * (quads?.[quad] ?? 0), 0));

/** The periods, given bare or in an object. */
function seriesIn(answer: unknown): readonly DyadPeriod[] {
  const list = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find(Array.isArray);
  // The server checks its answers against the schema that this shape was written from.
  return (list ?? []) as readonly DyadPeriod[];
}
