import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { fakeReader } from "../../test/ingest/fake-reader.ts";
import { madeItem } from "../../test/ingest/make-inputs.ts";
import { lakePath } from "../../test/invented-lake.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { verifyLake } from "../store/verify-lake.ts";
import { type WatchFlags, type WatchSurroundings, watchCommand } from "./watch-command.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A site with a feed of these items, which a test may change; each item has its page. */
async function site() {
  const items: number[] = [];
  const asked: string[] = [];
  const page = (n: number) =>
    `<html><body><article><h1>T${n}</h1>${madeItem(n)
      .text.split("\n\n")
      .map((p) => `<p>${p}</p>`)
      .join("")}</article></body></html>`;
  const answer = (req: IncomingMessage) => {
    if (req.url !== "/feed") return page(Number(req.url?.slice(1)));
    const list = items.map(
      (n) => `<item><title>T${n}</title><link>${base}/${n}</link><guid isPermaLink="false">${n}</guid>
      <pubDate>Mon, 03 May 2021 08:00:00 GMT</pubDate></item>`,
    );
    return `<rss version="2.0"><channel><title>F</title>${list.join("")}</channel></rss>`;
  };
  const server = createServer((req, res) => {
    asked.push(`${req.url}`);
    const tag = `"${items.join()}"`;
    if (req.url === "/robots.txt") res.writeHead(404).end();
    else if (req.url === "/feed" && req.headers["if-none-match"] === tag) {
      asked.push("unchanged");
      res.writeHead(304).end();
    } else
      res
        .writeHead(200, { etag: tag, "content-type": req.url === "/feed" ? "application/rss+xml" : "text/html" })
        .end(answer(req));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  return { items, feed: `${base}/feed`, taken: () => asked.splice(0).filter((url) => url !== "/robots.txt") };
}

/** Watches for as many rounds as there are steps; each is taken while the clock stands still before the next round. */
async function watch(
  feed: string,
  flags: Partial<WatchFlags> & { lake: string },
  steps: (() => unknown)[],
  given: WatchSurroundings = {},
) {
  const alerts: { event: { document_id: string }; story: { reports: number } }[] = [];
  const said: string[] = [];
  const slept: number[] = [];
  const all: WatchFlags = { every: 60_000, to: "stdout", threads: 1, quiet: true, ...flags };
  await watchCommand([feed], all, {
    openReader: () => fakeReader(),
    client: new PoliteClient({ allowPrivate: true, gapMs: 0 }),
    write: async (line) => void alerts.push(JSON.parse(line)),
    say: (line) => said.push(line),
    sleep: async (ms) => {
      slept.push(ms);
      const step = steps.shift();
      if (step) await step();
      else process.emit("SIGINT");
    },
    ...given,
  });
  return { alerts, said, slept };
}

test("each new act is told once, and only what is new is fetched", async () => {
  const lake = await lakePath();
  const { items, feed, taken } = await site();
  items.push(1, 2);
  const trace: string[][] = [];
  const note = () => trace.push(taken());
  const { alerts, slept } = await watch(feed, { lake }, [
    note,
    () => {
      note();
      items.push(3);
    },
  ]);
  note();
  expect(trace).toEqual([
    ["/feed", "/1", "/2"],
    ["/feed", "unchanged"],
    ["/feed", "/3"],
  ]);
  expect(alerts).toHaveLength(3);
  expect(slept).toEqual([60_000, 60_000, 60_000]);
  expect(await verifyLake(lake)).toEqual([]);
  const later = await watch(feed, { lake, once: true }, []);
  expect([later.alerts, taken()]).toEqual([[], ["/feed", "unchanged"]]);
});

test("what does not match the filter is coded, but not told", async () => {
  const lake = await lakePath();
  const { items, feed } = await site();
  items.push(1);
  expect((await watch(feed, { lake, once: true, type: ["ASSAULT"] }, [])).alerts).toEqual([]);
  items.push(2);
  expect((await watch(feed, { lake, once: true, type: ["CONSULT"] }, [])).alerts).toHaveLength(1);
});

test("an alert that could not be sent is sent in a later round, one that was is not sent again", async () => {
  const lake = await lakePath();
  const { items, feed } = await site();
  items.push(1, 2);
  let calls = 0;
  const write = async () => {
    calls += 1;
    if (calls === 2) throw new Error("the pipe is closed");
  };
  await expect(watch(feed, { lake, once: true }, [], { write })).rejects.toThrow("the pipe is closed");
  expect((await watch(feed, { lake, once: true }, [])).alerts).toHaveLength(1);
  expect((await watch(feed, { lake, once: true }, [])).alerts).toHaveLength(0);
});

test("alerts are appended to a file", async () => {
  const lake = await lakePath();
  const { items, feed } = await site();
  items.push(1);
  const to = `${lake}-alerts.jsonl`;
  await watch(feed, { lake, to, once: true }, []);
  items.push(2);
  await watch(feed, { lake, to, once: true }, []);
  const lines = readFileSync(to, "utf8").trim().split("\n");
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(
    Array(2).fill(["id", "at", "event", "document", "story"]),
  );
});

test("while another writer is at work a round is put off", async () => {
  const lake = await lakePath();
  const { items, feed } = await site();
  items.push(1);
  const other = await openLakeWriter(lake);
  const { alerts, said } = await watch(feed, { lake }, [() => other.close()]);
  expect(said[0]).toContain("store/locked");
  expect(alerts).toHaveLength(1);
});

test("a feed that is not there is said in every round and stops nothing", async () => {
  const lake = await lakePath();
  const { feed } = await site();
  const { said } = await watch(feed.replace(/:\d+/, ":1"), { lake }, [], {
    client: new PoliteClient({ allowPrivate: true, gapMs: 0, sleep: async () => {} }),
  });
  expect(said.join("\n")).toContain("127.0.0.1:1");
});

test("--once says with its status that no address could be fetched", async () => {
  const { feed } = await site();
  const before = process.exitCode;
  onTestFinished(() => {
    process.exitCode = before;
  });
  await watch(feed.replace("/feed", "/robots.txt"), { lake: await lakePath(), once: true }, []);
  expect(process.exitCode).toBe(3);
  process.exitCode = before;
  await watch(feed, { lake: await lakePath(), once: true }, []);
  expect(process.exitCode).toBe(before);
});
