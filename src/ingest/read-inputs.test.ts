import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeInputs, variedItems } from "../../test/ingest/make-inputs.ts";
import type { GivenItem } from "./given-item.ts";
import { PoliteClient } from "./polite-client.ts";
import { type InputOptions, type InputProgress, readInputs } from "./read-inputs.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-inputs-"));
const client = new PoliteClient({ allowPrivate: true, gapMs: 0 });
const pages: Record<string, string> = {};
const asked: string[] = [];
let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req.url ?? "");
    const page = pages[req.url ?? ""];
    if (page === undefined) res.writeHead(404).end();
    else if (req.headers["if-none-match"] === '"1"') res.writeHead(304).end();
    else res.writeHead(200, { etag: '"1"', "content-type": "text/html; charset=utf-8" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What comes of these inputs: the format of a document, the code of a failure. */
async function read(args: readonly string[], options: InputOptions = {}) {
  const found: string[] = [];
  for await (const item of readInputs(args, options))
    found.push(item.kind === "document" ? item.document.format : item.kind === "failure" ? item.error.code : item.kind);
  return found;
}

test("a folder with files of all formats gives all their items", async () => {
  const inputs = join(folder, "all");
  await makeInputs(inputs, variedItems(18));
  const found = await read([inputs]);
  expect(found).toHaveLength(18);
  expect([...new Set(found)].sort()).toEqual(
    ["csv", "html", "json", "newsml", "ninjs", "parquet", "rss", "text", "warc"].sort(),
  );
});

const teaser = (guid: string, path: string) =>
  `<item><title>The ferry</title><link>${base}${path}</link><guid isPermaLink="false">${guid}</guid>
   <description>The ferry sank…</description><pubDate>Mon, 06 May 2024 07:08:09 GMT</pubDate></item>`;
const feed = (...items: string[]) => `<rss version="2.0"><channel><title>Post</title>${items.join("")}</channel></rss>`;
const article = `<html><head><title>Other</title></head><body><article><p>${"The ferry sank near the old bridge, and all were saved. ".repeat(8)}</p></article></body></html>`;

test("of a feed of teasers the pages are fetched; what the feed says goes before what the page says", async () => {
  pages["/feed"] = feed(teaser("1", "/a"), teaser("2", "/gone"));
  pages["/a"] = article;
  const items: GivenItem[] = [];
  for await (const item of readInputs([`${base}/feed`], { client })) items.push(item);
  expect(items).toMatchObject([
    {
      kind: "document",
      document: {
        title: "The ferry",
        locator: `${base}/feed!1`,
        format: "rss",
        text: expect.stringContaining("all were saved. The ferry"),
      },
    },
    { kind: "failure", locator: `${base}/feed!2`, error: { code: "ingest/missing" } },
  ]);
});

test("a page that the lake has is not fetched again, and a feed that has not changed not at all", async () => {
  pages["/feed2"] = feed(teaser("1", "/a"));
  pages["/a"] = article;
  asked.length = 0;
  expect(await read([`${base}/feed2`], { client, hasPage: (locator) => locator.endsWith("!1") })).toEqual(["known"]);
  expect(asked).not.toContain("/a");
  const states = new Map();
  expect(await read([`${base}/feed2`], { client, states })).toEqual(["rss"]);
  expect(await read([`${base}/feed2`], { client, states })).toEqual([]);
});

test("a file with a feed of teasers gives no half texts", async () => {
  const path = join(folder, "feed.xml");
  writeFileSync(path, feed(`<item><title>T</title><link>https://news.example/1</link><guid>1</guid></item>`));
  expect(await read([path])).toEqual(["ingest/no-text"]);
});

test("addresses are refused where nothing may be fetched, and private ones where they are not allowed", async () => {
  expect(await read([`${base}/a`])).toEqual(["ingest/refused"]);
  const careful = new PoliteClient({ gapMs: 0 });
  expect(await read([`${base}/a`, "http://[::1]/"], { client: careful })).toEqual(["ingest/unsafe", "ingest/unsafe"]);
  await careful.close();
});

test("a pipe is read as any file, packed or not", async () => {
  async function* stdin(bytes: Uint8Array) {
    yield bytes;
  }
  const lines = Buffer.from('{"text":"One ferry sank."}\n{"text":"Two ferries sank."}\n');
  expect(await read(["-"], { stdin: stdin(lines) })).toEqual(["json", "json"]);
  expect(await read(["-"], { stdin: stdin(gzipSync(lines)) })).toEqual(["json", "json"]);
});

test("how far a file is read is said to its end, and nothing is read once the signal is aborted", async () => {
  const path = join(folder, "lines.jsonl");
  writeFileSync(path, '{"text":"One ferry sank."}\n'.repeat(20));
  const seen: InputProgress[] = [];
  await read([path], { noteProgress: (progress) => seen.push(progress) });
  expect(seen).toHaveLength(21);
  expect(seen.at(-1)).toEqual({ name: path, bytes: 540, of: 540 });
  const ended = new AbortController();
  let taken = 0;
  for await (const _ of readInputs([path, path], { signal: ended.signal })) {
    taken += 1;
    if (taken === 3) ended.abort();
  }
  expect(taken).toBe(3);
});

test("an empty folder gives nothing", async () => {
  mkdirSync(join(folder, "empty"));
  expect(await read([join(folder, "empty")])).toEqual([]);
});
