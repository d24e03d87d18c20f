// biome-ignore-all lint/a11y/useSemanticElements: only the rows in view are drawn, each at a place of its own, which a table element forbids
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus, as aria-activedescendant asks
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventsPage, StoredEvent } from "../api/answers.ts";
import { type QueryValue, request } from "../api/request.ts";
import { RequestError } from "../api/request-error.ts";
import { showNumber } from "../format/show-number.ts";
import { ClaimLine } from "../parts/claim-line.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { eventPages } from "./event-pages.ts";

/** Rows are of one height, so where a row stands is a product and a million of them cost nothing. */
const ROW = 32;
const SPARE = 12;
const MORE = 60;

interface EventTableProps {
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly chosen: string | null;
  readonly onChoose: (event: StoredEvent) => void;
}

/** The events of a question as a table that holds a million rows: only those in view are drawn. Arrow keys go through it. */
export function EventTable({ query, chosen, onChoose }: EventTableProps) {
  const key = JSON.stringify(query);
  // `key` stands for `query`, whose identity changes with every render.
  const pages = useMemo(
    () => eventPages((cursor, limit) => request<EventsPage>("events", { query: { ...query, limit, cursor } })),
    [key],
  );
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(480);
  const [at, setAt] = useState(0);
  const [, setRound] = useState(0);
  const [error, setError] = useState<RequestError | null>(null);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.ceil((top + height) / ROW) + SPARE;
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
    setTop(0);
    setAt(0);
  }, [pages]);
  useEffect(() => {
    let stale = false;
    pages.want(first, last + MORE).then(
      () => {
        if (stale) return;
        setError(null);
        setRound((n) => n + 1);
      },
      (cause) => !stale && cause instanceof RequestError && setError(cause),
    );
    return () => {
      stale = true;
    };
  }, [pages, Math.floor(first / 20)]);
  useEffect(() => {
    const seen = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    if (box.current) seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  const known = pages.known();
  const total = pages.total();
  const goRow = (row: number) => {
    const next = Math.max(0, Math.min(known - 1, row));
    const view = box.current;
    if (view && next * ROW < view.scrollTop) view.scrollTop = next * ROW;
    if (view && (next + 2) * ROW > view.scrollTop + height) view.scrollTop = (next + 2) * ROW - height;
    setAt(next);
  };
  const pressed = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -at, End: known }[event.key];
    const row = pages.row(at);
    if (event.key === "Enter" && row) onChoose(row);
    else if (step !== undefined) goRow(at + step);
    else return;
    event.preventDefault();
  };
  const rows = Array.from({ length: Math.max(0, Math.min(known, last) - first) }, (_, n) => first + n);
  return (
    <div class="table-frame">
      <p class="small" role="status">
        {total === null ? "Asking …" : `${showNumber(total)} events`}
      </p>
      {error ? <Trouble problem={error.problem} again={() => setRound((n) => n + 1)} /> : null}
      <div
        class="table"
        role="grid"
        aria-label="Events"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-activedescendant={known > 0 ? `row-${at}` : undefined}
        tabIndex={0}
        ref={box}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={pressed}
      >
        <div role="row" class="tr th" aria-rowindex={1}>
          {["Date", "Claim", "Place", "Publisher", "Sure"].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div class="rows" role="presentation" style={{ height: `${known * ROW}px` }}>
          {rows.map((index) => (
            <TableRow
              key={index}
              index={index}
              stored={pages.row(index)}
              at={index === at}
              chosen={chosen}
              onChoose={(stored) => {
                setAt(index);
                onChoose(stored);
              }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface TableRowProps {
  readonly index: number;
  readonly stored: StoredEvent | null;
  readonly at: boolean;
  readonly chosen: string | null;
  readonly onChoose: (event: StoredEvent) => void;
}

function TableRow({ index, stored, at, chosen, onChoose }: TableRowProps) {
  const place = stored?.event.event_loc;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys, as aria-activedescendant asks
    <div
      role="row"
      class="tr"
      id={`row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={stored !== null && stored.event.id === chosen}
      data-at={at ? "" : undefined}
      style={{ transform: `translateY(${index * ROW}px)` }}
      onClick={() => stored && onChoose(stored)}
    >
      <span role="gridcell">{stored ? (stored.event.date ?? "–") : "…"}</span>
      <span role="gridcell">{stored ? <ClaimLine event={stored.event} /> : null}</span>
      <span role="gridcell">{place ? (place.resolved_place ?? place.extracted_place) : ""}</span>
      <span role="gridcell">{stored?.document.publisher ?? ""}</span>
      <span role="gridcell">{stored ? `${Math.round(stored.event.confidence * 100)} %` : ""}</span>
    </div>
  );
}
