import type { EventsPage, StoredEvent } from "../api/answers.ts";

/** What can be drawn of a row now: its event, or null while it is on its way. */
export interface EventPages {
  /** Rows that are known to exist so far; grows as one scrolls. */
  readonly known: () => number;
  /** Null until the first page has come. */
  readonly total: () => number | null;
  readonly row: (index: number) => StoredEvent | null;
  /** Brings the pages that hold these rows, one after the other, and forgets those far away. */
  readonly want: (first: number, last: number) => Promise<void>;
}

const PAGE = 200;
const KEPT = 12;

/**
 * The events of one question by cursor paging. Only a few pages are held at a time, so a million rows take no more memory than a thousand;
 * the cursors stay, and a forgotten page is fetched again when it comes back into view.
 *
 * @param fetchPage asks the server for the page behind a cursor
 */
export function eventPages(fetchPage: (cursor: string | null, limit: number) => Promise<EventsPage>): EventPages {
  const cursors: (string | null)[] = [null]; // cursors[n] is where page n begins
  const pages = new Map<number, readonly StoredEvent[]>();
  let total: number | null = null;
  let known = 0;
  let running: Promise<void> = Promise.resolve();
  let wanted: readonly [number, number] = [0, 0];
  const bring = async () => {
    const [from, to] = wanted;
    for (let page = Math.min(from, cursors.length - 1); page <= to && page < cursors.length; page++) {
      if (pages.has(page) || (page < from && cursors.length > page + 1)) continue;
      const answer = await fetchPage(cursors[page] ?? null, PAGE);
      pages.set(page, answer.events);
      total = answer.total;
      known = Math.max(known, page * PAGE + answer.events.length);
      if (answer.next !== null && cursors.length === page + 1) cursors.push(answer.next);
    }
    for (const page of pages.keys()) if (Math.abs(page - from) > KEPT) pages.delete(page);
  };
  return {
    known: () => known,
    total: () => total,
    row: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null,
    want: (first, last) => {
      wanted = [Math.floor(Math.max(0, first) / PAGE), Math.floor(Math.max(0, last) / PAGE)];
      // One at a time: a page's cursor is known only when the page before has come.
      running = running.catch(() => undefined).then(bring);
      return running;
    },
  };
}
