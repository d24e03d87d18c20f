import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";

const ORDERS = ["-date", "date", "confidence", "-published", "dead"];

test.each(ORDERS)("pages by %s give each event once, in the order of the stream", async (order) => {
  const { ask } = await apiApp({ documents: [1, 2, 3, 4] });
  const idOf = ({ event }: { event: { id: string } }) => event.id;
  const all = await ask(`/v1/events?with=all&order=${order}`, { headers: { accept: "application/x-ndjson" } });
  const streamed = (await all.text())
    .trim()
    .split("\n")
    .map((line) => idOf(JSON.parse(line)));
  const paged: string[] = [];
  let next: string | null = "";
  for (let pages = 0; next !== null && pages < 20; pages++) {
    const page = await (await ask(`/v1/events?with=all&order=${order}&limit=3${next && `&cursor=${next}`}`)).json();
    expect(page.total).toBe(streamed.length);
    paged.push(...page.events.map(idOf));
    next = page.next;
  }
  expect(streamed.length).toBeGreaterThan(4);
  expect(paged).toEqual(streamed);
});

test("a cursor of another order is refused", async () => {
  const { ask } = await apiApp();
  const { next } = await (await ask("/v1/events?with=all&limit=1")).json();
  expect((await ask(`/v1/events?with=all&limit=1&order=confidence&cursor=${next}`)).status).toBe(400);
});

test.each([
  ["text/csv", "text/csv; charset=utf-8", "id,"],
  ["application/vnd.apache.parquet", "application/vnd.apache.parquet", "PAR1"],
  ["application/x-ndjson", "application/x-ndjson", '{"event"'],
  ["*/*", "application/json", '{"events"'],
] as const)("Accept: %s", async (accept, type, begin) => {
  const { ask } = await apiApp();
  const answer = await ask("/v1/events?with=all", { headers: { accept } });
  expect(answer.headers.get("content-type")).toContain(type);
  expect((await answer.text()).startsWith(begin)).toBe(true);
});

test("who has the newest answer gets none again, until the lake has changed", async () => {
  const { ask, post } = await apiApp();
  const first = await ask("/v1/events?with=all");
  const etag = first.headers.get("etag") ?? "";
  const again = () => ask("/v1/events?with=all", { headers: { "if-none-match": etag } });
  expect((await again()).status).toBe(304);
  const [{ event }] = (await first.json()).events;
  expect((await post("/v1/corrections", { event_id: event.id, kind: "wrong", by: "a reader" })).status).toBe(201);
  expect((await again()).status).toBe(200);
});
