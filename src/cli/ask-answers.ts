import { DragomanError } from "../errors.ts";
import { askEvents, askEventsSql } from "../store/ask-events.ts";
import type { Counted } from "../store/asked-sql.ts";
import type { BoundSql } from "../store/bind-values.ts";
import type { CheckedFilter } from "../store/check-values.ts";
import { countByPeriod, countByPeriodSql } from "../store/count-by-period.ts";
import { countEvents } from "../store/count-events.ts";
import { dyadSeries, dyadSeriesSql } from "../store/dyad-series.ts";
import { findQuotations, findQuotationsSql } from "../store/find-quotations.ts";
import type { Lake } from "../store/lake.ts";
import type { PeriodUnit } from "../store/periods.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { topMovers } from "../store/top-movers.ts";
import { whyEmpty } from "../store/why-empty.ts";
import { flatEvent } from "./flat-event.ts";
import type { Paint } from "./mark-sentence.ts";
import type { Answer } from "./print-answer.ts";
import { showCounts, showMovers, showSeries } from "./show-counts.ts";
import { showEvents } from "./show-events.ts";
import { showQuotations } from "./show-quotations.ts";

/** What is wanted of the events that a filter finds. */
export interface Wanted {
  readonly filter: CheckedFilter;
  /** Null where the user did not say. */
  readonly by: PeriodUnit | null;
  readonly count: Counted | null;
  readonly evidence: boolean;
  readonly earlier: number;
}

/** How an answer is shown to a person. */
export interface View {
  readonly paint: Paint;
  readonly width: number | null;
}

/** How many rows a person is shown who did not say. */
const SHOWN = 20;

/** The kinds of questions, by the flag that asks them. */
export type Question = "events" | "periods" | "series" | "movers" | "quotations";

/** Asks a lake; nothing is computed before the answer is printed. */
export function answerTo(question: Question, lake: Lake, wanted: Wanted, view: View): Answer {
  const ask = { events, periods, series, movers, quotations }[question];
  return ask(lake, wanted, view);
}

/** The SQL of a question. @throws DragomanError "store/bad-filter" for movers, which take two questions */
export function sqlOf(question: Question, { filter, by, count }: Wanted): BoundSql {
  const counted = count === null ? {} : { count };
  if (question === "events") return askEventsSql(filter, counted);
  if (question === "periods") return countByPeriodSql(filter, by ?? "month");
  if (question === "series") return dyadSeriesSql(filter, { by: by ?? "month", ...counted });
  if (question === "quotations") return findQuotationsSql(filter);
  throw new DragomanError("store/bad-filter", {
    what: "movers are found with more than one question",
    where: "--sql",
    fix: "Print the SQL of --by month, or of the events.",
  });
}

const plain = (record: object) => ({ ...record });

function events(lake: Lake, { filter, count, evidence }: Wanted, view: View): Answer {
  const counted = count === null ? {} : { count };
  return {
    kind: "events",
    facts: { filter: statedOf(filter) },
    records: () => askEvents(lake, filter, counted),
    flat: (record) => flatEvent(record as StoredEvent), // `records` gives no other
    show: async () => {
      const shown: StoredEvent[] = [];
      for await (const event of askEvents(lake, { ...filter, limit: filter.limit ?? SHOWN }, counted))
        shown.push(event);
      if (shown.length === 0) return nothing(lake, filter);
      const all = await countEvents(lake, filter);
      return [...showEvents(shown, { ...view, evidence }), "", view.paint.dim(footOf(shown.length, all, filter))];
    },
  };
}

const n = (count: number, one: string, many: string) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

function footOf(
  shown: number,
  all: { events: number; stories: number; reports: number },
  { without, limit }: CheckedFilter,
): string {
  const counts = `${n(all.events, "event", "events")}, ${n(all.stories, "story", "stories")}, ${n(all.reports, "report", "reports")}`;
  const more = shown < all.events ? `; shown: ${shown}${limit === null ? " (--limit shows more)" : ""}` : "";
  return `${counts}${more}${without.length > 0 ? `. Left out: ${without.join(", ")} (--with brings them in)` : ""}`;
}

async function nothing(lake: Lake, filter: CheckedFilter): Promise<readonly string[]> {
  const why = await whyEmpty(lake, filter);
  const left = filter.without.length > 0 ? ` Left out: ${filter.without.join(", ")} (--with brings them in).` : "";
  return [`Nothing found.${left}`, ...why.map((line) => `  ${line}`)];
}

function periods(lake: Lake, { filter, by, count }: Wanted, { paint, width }: View): Answer {
  const unit = by ?? "month";
  const found = once(() => countByPeriod(lake, filter, unit));
  return {
    kind: "periods",
    facts: { filter: statedOf(filter), by: unit },
    records: async function* () {
      yield* (await found()).rows;
    },
    flat: plain,
    show: async () => {
      const counts = await found();
      return counts.rows.length === 0 ? nothing(lake, filter) : showCounts(counts, { paint, width, count });
    },
  };
}

function series(lake: Lake, { filter, by, count }: Wanted, view: View): Answer {
  const options = { by: by ?? "month", ...(count === null ? {} : { count }) };
  const found = once(() => dyadSeries(lake, filter, options));
  return {
    kind: "series",
    facts: { filter: statedOf(filter), ...options },
    records: async function* () {
      yield* await found();
    },
    flat: (record) => ({ ...record, quads: null, ...quadCells(record) }),
    show: async () => {
      const rows = await found();
      return rows.length === 0 ? nothing(lake, filter) : showSeries(rows, view);
    },
  };
}

function quadCells(record: object): object {
  const quads: readonly unknown[] = "quads" in record && Array.isArray(record.quads) ? record.quads : [];
  return Object.fromEntries([1, 2, 3, 4].map((quad) => [`quad_${quad}`, quads[quad - 1] ?? null]));
}

function movers(lake: Lake, { filter, by, count, earlier }: Wanted, view: View): Answer {
  const unit = by ?? "month";
  const limit = filter.limit ?? SHOWN;
  const found = once(() => topMovers(lake, filter, { by: unit, earlier, limit, ...(count === null ? {} : { count }) }));
  return {
    kind: "movers",
    facts: { filter: statedOf(filter), by: unit },
    records: async function* () {
      const { last, earlier: before, movers: rows } = await found();
      for (const row of rows) yield { ...row, period: last?.period ?? null, since: before[0]?.period ?? null };
    },
    flat: plain,
    show: async () => {
      const moved = await found();
      return moved.last === null ? nothing(lake, filter) : showMovers(moved, view);
    },
  };
}

function quotations(lake: Lake, { filter }: Wanted, view: View): Answer {
  const found = once(() => findQuotations(lake, filter));
  return {
    kind: "quotations",
    facts: { filter: statedOf(filter) },
    records: async function* () {
      yield* await found();
    },
    flat: plain,
    show: async () => {
      const rows = await found();
      return rows.length === 0 ? nothing(lake, { ...filter, without: [] }) : showQuotations(rows, view);
    },
  };
}

/** What of a filter was asked for. */
function statedOf(filter: CheckedFilter): object {
  return Object.fromEntries(
    Object.entries(filter).filter(([, asked]) => asked !== null && !(Array.isArray(asked) && asked.length === 0)),
  );
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
