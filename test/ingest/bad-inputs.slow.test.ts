import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadAgencies } from "../../src/ingest/agencies.ts";
import { codeDocuments } from "../../src/ingest/code-documents.ts";
import { KnownTexts } from "../../src/ingest/known-texts.ts";
import { type Answer, PoliteClient } from "../../src/ingest/polite-client.ts";
import { readInputs } from "../../src/ingest/read-inputs.ts";
import { fakeReader } from "./fake-reader.ts";
import { madeItem } from "./make-inputs.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-bad-"));
let server: Server;
let feed: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url === "/robots.txt") res.writeHead(404).end();
    else res.writeHead(302, { location: "http://10.0.0.1/feed" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  feed = `http://127.0.0.1:${port}/feed`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const good = (number: number) => file(`good-${number}.txt`, madeItem(number).text);

/** Outcomes of these inputs, each with its error's code. */
async function outcomesOf(inputs: readonly string[], client?: PoliteClient) {
  const items = readInputs(inputs, client ? { client } : {});
  const options = { reader: fakeReader(), writer: { add: async () => null }, known: new KnownTexts() };
  const found: string[] = [];
  for await (const { outcome, error } of codeDocuments(items, { ...options, agencies: loadAgencies() })) {
    found.push(error ? `${outcome} ${error.code}` : outcome);
    if (!error) continue;
    const { what, where, fix } = "detail" in error ? error.detail : error;
    expect([what.length > 8, where.length > 0, fix.length > 8], `${what} (${where}). ${fix}`).toEqual([
      true,
      true,
      true,
    ]);
    expect(what).not.toMatch(/undefined|\[object|TypeError/);
  }
  return found;
}

const deep = "<div>".repeat(200_000);
const entities = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
  <!ENTITY x SYSTEM "file:///etc/passwd">]>`;
const zip = Buffer.concat([
  Buffer.from("PK\u0003\u0004\u0014\u0000\u0000\u0000\u0000\u0000", "latin1"),
  Buffer.alloc(16),
  Buffer.from("../../etc/cron.d/evil"),
  Buffer.alloc(100),
]);
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(300, 7)]);
const persian = "وزیر امور خارجه روز دوشنبه با همتای خود در تهران دیدار کرد. ".repeat(12);
const packed = gzipSync(Buffer.from(madeItem(3).text.repeat(200)));

test.each<readonly [string, () => string, readonly string[]]>([
  [
    "a truncated gzip file",
    () => file("cut.txt.gz", packed.subarray(0, packed.length - 40)),
    ["failed ingest/damaged"],
  ],
  ["a page of 200,000 open elements", () => file("deep.html", `<html><body>${deep}words`), ["failed ingest/unsafe"]],
  [
    "a decompression bomb",
    () => file("bomb.txt.gz", gzipSync(Buffer.alloc(300_000_000, 97))),
    ["failed ingest/unsafe"],
  ],
  [
    "a line of 50 MB among good ones",
    () =>
      file(
        "long.jsonl",
        `${JSON.stringify(madeItem(4))}\n{"text":"${"x".repeat(50_000_000)}"}\n${JSON.stringify(madeItem(5))}\n`,
      ),
    ["read", "failed ingest/too-large", "read"],
  ],
  [
    "bytes that are no text in the encoding that is stated",
    () =>
      file(
        "wrong.html",
        Buffer.from("<html><head><meta charset='utf-8'></head><body><p>caf\u00e9 \u00ff\u00fe\u00fd</p>", "latin1"),
      ),
    ["failed ingest/bad-encoding"],
  ],
  [
    "entities in NewsML",
    () => file("n.xml", `${entities}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">&x;&b;</newsItem>`),
    ["failed ingest/unsafe"],
  ],
  [
    "entities in a feed",
    () => file("f.xml", `${entities}<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>`),
    ["failed ingest/unsafe"],
  ],
  ["a zip file with names that lead out of it", () => file("z.zip", zip), ["failed ingest/unsafe"]],
  ["an empty file", () => file("empty.txt", ""), ["failed ingest/no-text"]],
  ["a picture", () => file("p.txt", png), ["failed ingest/unknown-format"]],
  ["text of 25 MB", () => file("large.txt", "word ".repeat(5_000_000)), ["failed ingest/too-large"]],
  ["a file that is not there", () => join(folder, "nothing.txt"), ["failed ingest/missing"]],
])("%s is a failure with a reason and stops nothing", async (_, input, expected) => {
  expect(await outcomesOf([good(1), input(), good(2)])).toEqual(["read", ...expected, "read"]);
});

test("Persian text is given to the reader whole, which says what it is", async () => {
  const said: string[] = [];
  for await (const item of readInputs([file("fa.txt", persian)]))
    said.push(item.kind === "document" ? item.document.text.slice(0, 4) : item.kind);
  expect(said).toEqual(["وزیر"]);
});

/** A client that takes this machine for a public one. */
class LocalClient extends PoliteClient {
  readonly #open = new PoliteClient({ allowPrivate: true, gapMs: 0 });
  override get(url: URL, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return url.hostname === "127.0.0.1" ? this.#open.get(url, headers) : super.get(url, headers);
  }
  override async close(): Promise<void> {
    await this.#open.close();
    await super.close();
  }
}

test("a feed that redirects into a private network is refused, and what comes after it is read", async () => {
  const client = new LocalClient({ gapMs: 0 });
  const found = await outcomesOf([feed, good(1)], client).finally(() => client.close());
  expect(found).toEqual(["failed ingest/unsafe", "read"]);
});

test.skipIf(process.getuid?.() === 0)("a folder without rights is a failure", async () => {
  const closed = join(folder, "closed");
  mkdirSync(closed, { mode: 0 });
  expect(await outcomesOf([closed, good(1)])).toEqual(["failed ingest/unreadable", "read"]);
});
