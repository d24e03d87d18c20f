import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { DyadPeriod } from "../api/answers.ts";

interface SeriesChartProps {
  readonly forth: readonly DyadPeriod[];
  readonly back: readonly DyadPeriod[];
}

/** Mean Goldstein score of each direction by month, the band between them, and the counts of acts below. */
export function SeriesChart({ forth, back }: SeriesChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    let charts: readonly uPlot[] = [];
    const draw = () => {
      for (const chart of charts) chart.destroy();
      charts = [scores(box, forth, back), counts(box, forth, back)];
    };
    draw();
    const seen = new ResizeObserver(() => {
      for (const chart of charts) chart.setSize({ width: box.clientWidth, height: chart.height });
    });
    seen.observe(box);
    addEventListener("themechange", draw);
    return () => {
      seen.disconnect();
      removeEventListener("themechange", draw);
      for (const chart of charts) chart.destroy();
    };
  }, [forth, back]);
  return <div class="chart" ref={place} aria-hidden="true" />;
}

const MONTH = 30 * 24 * 3600;
/** Room at both ends, so that the first and the last month are whole; one month alone stands in the middle. */
function withMargin(periods: readonly DyadPeriod[]): uPlot.Range.MinMax {
  const times = periods.map(seconds);
  return [(times[0] ?? 0) - MONTH, (times.at(-1) ?? 0) + MONTH];
}

const seconds = ({ from }: DyadPeriod) => Date.parse(from) / 1000;

function look(box: HTMLElement) {
  const style = getComputedStyle(box);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour("--soft"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
    font: "12px system-ui, sans-serif",
  };
  return { colour, axis };
}

function scores(box: HTMLElement, forth: readonly DyadPeriod[], back: readonly DyadPeriod[]): uPlot {
  const { colour, axis } = look(box);
  const line = (stroke: string, dash: number[]) => ({ stroke, dash, width: 2, spanGaps: true, points: { size: 6 } });
  return new uPlot(
    {
      width: box.clientWidth,
      height: 240,
      legend: { show: true },
      scales: { x: { range: () => withMargin(forth) }, y: { range: [-10, 10] } },
      axes: [axis, { ...axis, label: "Goldstein, −10 to +10", labelFont: axis.font }],
      series: [
        {},
        { ...line(colour("--who"), []), label: `${forth[0]?.actor} → ${forth[0]?.recipient}` },
        { ...line(colour("--whom"), [6, 4]), label: `${back[0]?.actor} → ${back[0]?.recipient}` },
      ],
      bands: [
        { series: [1, 2], fill: `color-mix(in srgb, ${colour("--edge")} 16%, transparent)` },
        { series: [2, 1], fill: `color-mix(in srgb, ${colour("--edge")} 16%, transparent)` },
      ],
    },
    [forth.map(seconds), forth.map((one) => one.goldstein), back.map((one) => one.goldstein)],
    box,
  );
}

function counts(box: HTMLElement, forth: readonly DyadPeriod[], back: readonly DyadPeriod[]): uPlot {
  const { colour, axis } = look(box);
  const bars = uPlot.paths.bars?.({ size: [0.8, 40] });
  return new uPlot(
    {
      width: box.clientWidth,
      height: 120,
      legend: { show: false },
      scales: { x: { range: () => withMargin(forth) }, y: { range: (_chart, _least, most) => [0, Math.max(1, most)] } },
      axes: [axis, { ...axis, label: "acts", labelFont: axis.font }],
      series: [
        {},
        { label: "acts", fill: colour("--edge"), points: { show: false }, ...(bars ? { paths: bars } : {}) },
      ],
    },
    [forth.map(seconds), forth.map(({ events }, n) => events + (back[n]?.events ?? 0))],
    box,
  );
}
