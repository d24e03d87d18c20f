import type { Counted } from "../store/asked-sql.ts";
import type { PeriodCounts } from "../store/count-by-period.ts";
import type { DyadPeriod } from "../store/dyad-series.ts";
import type { TopMovers } from "../store/top-movers.ts";
import type { Paint } from "./mark-sentence.ts";
import { showTable, type TableColumn } from "./show-table.ts";

interface ShowOptions {
  readonly paint: Paint;
  /** Columns of the terminal; null where there is none. */
  readonly width: number | null;
}

/** No bar is longer, however wide the terminal. */
const BAR = 40;

const number = (value: number): string => value.toLocaleString("en");
const signed = (value: number | null, digits = 1): string =>
  value === null ? "" : `${value > 0 ? "+" : ""}${value.toFixed(digits)}`;

/** Counts by period as a table with a bar; with one count asked for, only that one. */
export function showCounts(
  { rows, undated }: PeriodCounts,
  { paint, width, count }: ShowOptions & { readonly count: Counted | null },
): readonly string[] {
  const shown: readonly Counted[] = count === null ? ["events", "stories", "reports"] : [count];
  const measured = count ?? "events";
  const most = Math.max(1, ...rows.map((row) => row[measured]));
  const room = Math.max(5, Math.min(BAR, (width ?? 100) - 14 - 10 * shown.length));
  const cells = rows.map((row) => [
    row.period,
    ...shown.map((each) => number(row[each])),
    "█".repeat(Math.ceil((row[measured] / most) * room)),
  ]);
  const right = shown.map((head): TableColumn => ({ head, align: "right" }));
  const table = showTable(cells, [{ head: "period" }, ...right, { head: "", style: paint.actor }], {
    width,
    headStyle: paint.bold,
  });
  if (undated.events === 0) return table;
  return [
    ...table,
    "",
    paint.dim(`not counted: ${number(undated.events)} whose date is unknown or wider than one period`),
  ];
}

/** A dyad series as one table a direction. */
export function showSeries(rows: readonly DyadPeriod[], { paint, width }: ShowOptions): readonly string[] {
  const heads = ["events", "stories", "Goldstein", "PLOVER", "vb coop", "mt coop", "vb conf", "mt conf"];
  const columns: readonly TableColumn[] = [
    { head: "period" },
    ...heads.map((head): TableColumn => ({ head, align: "right" })),
  ];
  const directions = [...new Set(rows.map((row) => `${row.actor} → ${row.recipient}`))];
  return directions.flatMap((direction, i) => {
    const own = rows.filter((row) => `${row.actor} → ${row.recipient}` === direction);
    const cells = own.map((row) => [
      row.period,
      number(row.events),
      number(row.stories),
      signed(row.goldstein),
      signed(row.scale),
      ...[0, 1, 2, 3].map((quad) => (row.quads ? `${Math.round((row.quads[quad] ?? 0) * 100)} %` : "")),
    ]);
    return [
      ...(i > 0 ? [""] : []),
      paint.act(direction),
      ...showTable(cells, columns, { width, headStyle: paint.bold }),
    ];
  });
}

/** Movers as a table, with what their score means. */
export function showMovers(
  { last, newest, earlier, movers }: TopMovers,
  { paint, width }: ShowOptions,
): readonly string[] {
  const whole = last === null || newest === null || newest >= last.to;
  const between = `${last?.period}${whole ? "" : ` (so far: its last event is of ${newest})`} against the mean of ${earlier.length} before (${earlier[0]?.period ?? "none"} to ${earlier.at(-1)?.period ?? "none"})`;
  if (movers.length === 0) return [between, "No pair moved."];
  const columns: readonly TableColumn[] = [
    { head: "actor", style: paint.actor },
    { head: "recipient", style: paint.recipient },
    ...["last", "mean", "change", "score"].map((head): TableColumn => ({ head, align: "right" })),
  ];
  const cells = movers.map((m) => [
    m.actor,
    m.recipient,
    number(m.last),
    m.mean.toFixed(1),
    signed(m.change),
    signed(m.score),
  ]);
  return [
    between,
    ...showTable(cells, columns, { width, headStyle: paint.bold }),
    "",
    paint.dim(
      "score: change / sqrt(max(mean, variance, 1)) of the earlier periods; beyond 3 either way is rare by chance",
    ),
  ];
}
