import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { WARCRecord, WARCSerializer } from "warcio";
import type { ItemOptions } from "./ingest-item.ts";
import { openBytes } from "./open-bytes.ts";
import { readWarc, type WarcOptions } from "./read-warc.ts";
import type { Ingested } from "./source-document.ts";
import type { SkippedRecord } from "./warc-payload.ts";

const HTML = "Content-Type: text/html; charset=utf-8";
const page = (words: string) => `<html><body><p>${words}</p></body></html>`;

interface Written {
  readonly type?: string;
  readonly version?: string;
  readonly url?: string;
  readonly headers?: readonly string[];
  readonly length?: number;
}

/** One record, as bytes. */
function record(content: string | Uint8Array, written: Written = {}): Buffer {
  const { type = "response", version = "1.1", url = "https://news.example/a", headers = [], length } = written;
  const block = Buffer.from(content);
  const head = [
    `WARC/${version}`,
    `WARC-Type: ${type}`,
    "WARC-Record-ID: <urn:uuid:6ad1d3e0-0000-4000-8000-000000000001>",
    "WARC-Date: 2024-05-06T07:08:09Z",
    `WARC-Target-URI: ${url}`,
    ...(type === "response" || type === "revisit" ? ["Content-Type: application/http; msgtype=response"] : []),
    ...headers,
    `Content-Length: ${length ?? block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
}

function http(body: string | Uint8Array, headers: readonly string[] = [HTML], status = "200 OK"): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join("\r\n")}\r\n\r\n`), Buffer.from(body)]);
}

const response = (words: string) => record(http(page(words)));

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const readPage = (html: Uint8Array, { locator, url, charset }: ItemOptions): Ingested => ({
  kind: "document",
  document: {
    ...{ title: null, published: null, language: null, publisher: null, author: null, license: null, revision: null },
    ...{ locator, id: null, url: url ?? null, credits: [charset ?? "none"], format: "html" },
    text: Buffer.from(html)
      .toString()
      .replace(/<[^>]+>/g, ""),
  },
});

async function read(bytes: Uint8Array, options: Partial<WarcOptions> & { size?: number } = {}) {
  const opened = await openBytes({ name: "a.warc", bytes: pieces(bytes, options.size ?? 65_536) });
  const skipped: SkippedRecord[] = [];
  const items: Ingested[] = [];
  const noteSkipped = (one: SkippedRecord) => skipped.push(one);
  for await (const item of readWarc(opened, { name: "a.warc", readPage, noteSkipped, ...options })) items.push(item);
  const short = items.map((item) => (item.kind === "document" ? item.document.text : item.error.code));
  return { items, skipped, short };
}

test.each(["1.0", "1.1"])("a page of WARC/%s, with what the archive knows of it", async (version) => {
  const { items } = await read(record(http(page("Envoys met.")), { version }));
  expect(items).toMatchObject([
    {
      document: {
        locator: "a.warc@0",
        id: "urn:uuid:6ad1d3e0-0000-4000-8000-000000000001",
        url: "https://news.example/a",
        text: "Envoys met.",
        published: null,
        credits: ["utf-8"],
        format: "warc",
      },
    },
  ]);
});

test("an archive that the library wrote", async () => {
  const made = WARCRecord.create(
    {
      url: "https://news.example/b",
      type: "response",
      httpHeaders: { "Content-Type": "text/html" },
      warcVersion: "WARC/1.1",
    },
    pieces(Buffer.from(page("Written elsewhere.")), 10),
  );
  const { items } = await read(await WARCSerializer.serialize(made, { gzip: true }));
  expect(items).toMatchObject([{ document: { url: "https://news.example/b", text: "Written elsewhere." } }]);
});

const three = () => [response("one"), response("two"), response("three")];

test.each([1, 7, 100_000])(
  "plain, one member a record, one member for all: the same pages (%d bytes a piece)",
  async (size) => {
    const packed = three().map((bytes) => gzipSync(bytes));
    for (const bytes of [Buffer.concat(three()), Buffer.concat(packed), gzipSync(Buffer.concat(three()))])
      expect((await read(bytes, { size })).short).toEqual(["one", "two", "three"]);
  },
);

test("offsets are those of the file as it is stored, and locators are unique", async () => {
  const locators = async (bytes: Uint8Array) =>
    (await read(bytes)).items.map((item) => item.kind === "document" && item.document.locator);
  const [one, two] = three().map((bytes) => bytes.length) as [number, number, number]; // three() gives three
  const packed = three().map((bytes) => gzipSync(bytes));
  expect(await locators(Buffer.concat(three()))).toEqual(["a.warc@0", `a.warc@${one}`, `a.warc@${one + two}`]);
  const members = [0, packed[0]?.length ?? 0, (packed[0]?.length ?? 0) + (packed[1]?.length ?? 0)];
  expect(await locators(Buffer.concat(packed))).toEqual(members.map((at) => `a.warc@${at}`));
  expect(await locators(gzipSync(Buffer.concat(three())))).toEqual([
    "a.warc@0",
    `a.warc@0+${one}`,
    `a.warc@0+${one + two}`,
  ]);
});

const CHUNKED = [HTML, "Transfer-Encoding: chunked"];
const chunks = (body: Uint8Array) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);
const packed = (encoding: string, body: Uint8Array | string) => http(body, [HTML, `Content-Encoding: ${encoding}`]);

test.each<[string, Buffer]>([
  ["gzip", packed("gzip", gzipSync(page("x")))],
  ["deflate", packed("deflate", deflateSync(page("x")))],
  ["raw deflate", packed("deflate", deflateRawSync(page("x")))],
  ["br", packed("br", brotliCompressSync(page("x")))],
  ["gzip that the crawler took off", packed("gzip", page("x"))],
  ["gzip twice", packed("gzip, gzip", gzipSync(gzipSync(page("x"))))],
  ["chunks", http(chunks(Buffer.from(page("x"))), CHUNKED)],
  ["gzip in chunks", http(chunks(gzipSync(page("x"))), [...CHUNKED, "Content-Encoding: gzip"])],
  ["lines that end with LF alone", Buffer.from(http(page("x")).toString().replaceAll("\r\n", "\n"))],
  ["chunks that the crawler joined", http(page("x"), CHUNKED)],
])("a page sent as %s", async (_name, content) => {
  expect((await read(record(content))).short).toEqual(["x"]);
});

test.each<[string, Buffer]>([
  ["HTTP status 404", record(http(page("gone"), [HTML], "404 Not Found"))],
  ["HTTP status 301", record(http("", ["Location: /b"], "301 Moved"))],
  ["image/png", record(http("PNG", ["Content-Type: image/png"]))],
  ["text/plain", record(http("User-agent: *", ["Content-Type: text/plain"]))],
  ["no content type", record(http("?", ["Server: x"]))],
  [
    "unchanged since 2024-01-01T00:00:00Z",
    record("", { type: "revisit", headers: ["WARC-Refers-To-Date: 2024-01-01T00:00:00Z"] }),
  ],
  ["not HTTP", record("20240506", { headers: ["Content-Type: text/dns"] }).subarray(0)],
])("skipped and noted: %s", async (reason, bytes) => {
  const sound =
    reason === "not HTTP" ? Buffer.from(bytes.toString().replace(/Content-Type: application.*\r\n/, "")) : bytes;
  const { short, skipped } = await read(Buffer.concat([sound, response("next")]));
  expect(short).toEqual(["next"]);
  expect(skipped).toMatchObject([{ reason, url: "https://news.example/a" }]);
});

test("an archive whose lines end with LF alone", async () => {
  const block = http(page("x")).toString().replaceAll("\r\n", "\n");
  const head = record("", { length: block.length }).toString().replaceAll("\r\n", "\n").trimEnd();
  expect((await read(Buffer.from(`${head}\n\n${block}\n\n`.repeat(2)))).short).toEqual(["x", "x"]);
});

test("records about the crawl are no items", async () => {
  const about = ["warcinfo", "request", "metadata"].map((type) => record("a: b\r\n", { type }));
  expect(await read(Buffer.concat(about))).toMatchObject({ items: [], skipped: [] });
});

test("stored files and texts taken out of pages are read", async () => {
  const resource = record(page("stored"), { type: "resource", headers: ["Content-Type: text/html"] });
  const headers = ["Content-Type: text/plain", "WARC-Identified-Content-Language: eng"];
  const wet = record("Menu\nEnvoys met.\n\nThey agreed.\n", { type: "conversion", headers });
  const mixed = record("Deux\n", {
    type: "conversion",
    headers: [headers[0] ?? "", "WARC-Identified-Content-Language: fra,eng"],
  });
  const { items } = await read(Buffer.concat([resource, wet, mixed]));
  expect(items).toMatchObject([
    { document: { text: "stored" } },
    { document: { text: "Menu\n\nEnvoys met.\n\nThey agreed.", language: "en", format: "warc" } },
    { document: { text: "Deux", language: null } },
  ]);
});

const good = () => response("good");
const garbled = () => {
  const bytes = gzipSync(
    record(http(page(Array.from({ length: 3_000 }, (_, n) => (n * n * 7_919) % 10_007).join(" ")))),
  );
  return bytes.fill(0xff, 300, 340);
};

test.each<[string, Buffer[], string[]]>([
  ["too short a length", [good(), record(http(page("bad")), { length: 40 }), good()], ["good", "D", "good"]],
  ["too great a length", [good(), record(http(page("bad")), { length: 300 }), good()], ["good", "D", "good"]],
  ["a length beyond the end", [record(http(page("bad")), { length: 9_999 }), good(), good()], ["D", "good", "good"]],
  ["no HTTP answer", [record("noise"), good()], ["D", "good"]],
  ["no length", [Buffer.from(response("bad").toString().replace("Content-Length", "Length")), good()], ["D", "good"]],
  ["noise before a record", [Buffer.from("noise and\r\n\r\n"), good()], ["D", "good"]],
  ["noise that is no text", [good(), Buffer.alloc(70_000, 0xfe), Buffer.from("\n"), good()], ["good", "D", "good"]],
  ["a file that is cut", [good(), good().subarray(0, -30)], ["good", "D"]],
  ["a file that is cut in a head", [good(), good().subarray(0, 90)], ["good", "D"]],
  ["broken gzip inside", [record(packed("gzip", gzipSync(page("bad")).subarray(0, -9))), good()], ["D", "good"]],
  ["an unknown encoding", [record(packed("zip", "x")), good()], ["ingest/bad-encoding", "good"]],
  [
    "a damaged member",
    [gzipSync(good()), garbled(), gzipSync(good()), gzipSync(good())],
    ["good", "D", "good", "good"],
  ],
  [
    "a member that is cut",
    [gzipSync(good()), gzipSync(good()).subarray(0, -20), gzipSync(good())],
    ["good", "D", "good"],
  ],
  ["a file of members that is cut", [gzipSync(good()), gzipSync(good()).subarray(0, -20)], ["good", "D"]],
])("%s: one failure, and the next record is read", async (_name, parts, expected) => {
  for (const size of [65_536, 100]) {
    const { short } = await read(Buffer.concat(parts), { size });
    expect(short.map((code) => (code === "ingest/damaged" ? "D" : code))).toEqual(expected);
  }
});

test("a page that is too long is a failure, a film that is too long is skipped", async () => {
  const long = "x".repeat(70_000);
  const bytes = Buffer.concat([record(http(page(long))), record(http(long, ["Content-Type: video/mp4"])), good()]);
  const { short, skipped } = await read(bytes, { mostRecordBytes: 60_000 });
  expect(short).toEqual(["ingest/too-large", "good"]);
  expect(skipped).toMatchObject([{ reason: "video/mp4" }]);
});

test("a page that unpacks to too much is a failure", async () => {
  const bomb = record(packed("gzip", gzipSync(Buffer.alloc(5_000_000))));
  expect((await read(Buffer.concat([bomb, good()]), { mostRecordBytes: 1_000_000 })).short).toEqual([
    "ingest/too-large",
    "good",
  ]);
});

test("an error that nobody foresaw is a bug and not a failure", async () => {
  const broken = () => {
    throw new TypeError("bug");
  };
  await expect(read(good(), { readPage: broken })).rejects.toThrow(TypeError);
});
