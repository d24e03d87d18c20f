import { expect, test } from "vitest";
import type { StoredEvent } from "../api/answers.ts";
import { eventPages } from "./event-pages.ts";

/** A server with so many events; each is known by its number. */
function server(total: number) {
  const asked: number[] = [];
  const fetchPage = async (cursor: string | null, limit: number) => {
    const from = Number(cursor ?? 0);
    asked.push(from);
    const count = Math.min(limit, total - from);
    // Only the id of an event matters to paging.
    const events = Array.from({ length: count }, (_, n) => ({ event: { id: `e${from + n}` } }) as StoredEvent);
    return { events, total, next: from + count < total ? String(from + count) : null };
  };
  return { asked, pages: eventPages(fetchPage) };
}

test("a row comes with its page, and rows further on are not there yet", async () => {
  const { pages } = server(1000);
  expect(pages.row(0)).toBeNull();
  await pages.want(0, 20);
  expect([pages.row(199)?.event.id, pages.row(200), pages.known(), pages.total()]).toEqual(["e199", null, 200, 1000]);
});

test("scrolling to the end knows all rows and asks each page once", async () => {
  const { pages, asked } = server(450);
  for (const row of [0, 199, 399, 449]) await pages.want(row, row + 1);
  expect([pages.known(), pages.row(449)?.event.id, asked]).toEqual([450, "e449", [0, 200, 400]]);
});

test("pages far away are forgotten and fetched again on the way back", async () => {
  const { pages, asked } = server(20_000);
  for (let row = 0; row < 8000; row += 200) await pages.want(row, row + 20);
  expect(pages.row(0)).toBeNull();
  await pages.want(0, 20);
  expect(pages.row(0)?.event.id).toBe("e0");
  expect(asked.at(-1)).toBe(0);
});

test("an empty answer has no rows", async () => {
  const { pages } = server(0);
  await pages.want(0, 20);
  expect([pages.known(), pages.total(), pages.row(0)]).toEqual([0, 0, null]);
});

test("after a failed page the next wish is served", async () => {
  let broken = true;
  const pages = eventPages(async () => {
    if (broken) throw new Error("gone");
    return { events: [], total: 0, next: null };
  });
  await expect(pages.want(0, 1)).rejects.toThrow("gone");
  broken = false;
  await expect(pages.want(0, 1)).resolves.toBeUndefined();
});
