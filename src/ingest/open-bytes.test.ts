import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { gunzipMembers } from "./gunzip-members.ts";
import { type OpenOptions, openBytes } from "./open-bytes.ts";

/** `ledger()` packed by the zstd program, level 19. */
const LEDGER_ZSTD = Buffer.from(
  "KLUv/WTnIjULAJbhPxdwS2E6aEVI+CGXqipGExEhOxW4/s89FlEAMgAzAIUMUUvnmEKGqCVzTCFD1FI5ppAhaokcU8gQtTSOKWSIWhLHFDJELdUxhQxRSx9TyBC15DGFDFEPYOFQMHBA2EKDgsBCgMEOBgwjUJg7JBwgBBKJRCKROBwOh8PhcDgcCoVCoVAoFAqFZVmWZVmWZbm7u7u7q6qqqqpKkiRJkiRJkscEdV3X///////u7u7u7jRN0zRN0zR9PB6Px+PxeDwajUaj0Wg0Go3FYrFYLBaLxSKRSCQBtffee++9995777333nvvvffee++9995777333nvvvffee++99+K6ruu6DoEsqBFA+f3v0Teq1REgBP+PEFj4A+8hxqSYESOUPmigRuRImRIr4sSoEjlippTz4Xw33+av+Wi+mU/mx/wwBxgH7hiLOnHcx7GoC8d9Dou6ONznWKiLIw33bQ3bNKyw/gBAVQHVTaB4",
  "base64",
);
const ledger = () => Array.from({ length: 300 }, (_, n) => `line ${n + 1} of the harbour ledger`).join("\n");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "open-bytes-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What was given, and the code of the error that ended it. */
async function readAll(bytes: Uint8Array, { size = 65_536, ...options }: OpenOptions & { size?: number } = {}) {
  const opened = await openBytes({ name: "input", bytes: pieces(bytes, size) }, options);
  const parts: Uint8Array[] = [];
  try {
    for await (const part of opened.bytes) parts.push(part);
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    return { text: Buffer.concat(parts).toString(), code: error.code, head: opened.head };
  }
  return { text: Buffer.concat(parts).toString(), code: null, head: opened.head };
}

/** Text that gzip can hardly shorten, so that cutting it in the middle cuts deflate data. */
function noise(length: number): string {
  let seed = 7;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + ((seed >> 8) % 90));
  }).join("");
}

const stored = (flag: number, body: Buffer) => {
  const head = Buffer.alloc(3);
  head.writeUIntLE((body.length << 3) | flag, 0, 3);
  return Buffer.concat([head, body]);
};
/** A zstd frame of one stored block, without checksum, window of 1 KiB. */
const frame = (text: string) =>
  Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]), stored(1, Buffer.from(text))]);

test.each<[string, Uint8Array, string]>([
  ["plain bytes", Buffer.from("plain"), "plain"],
  ["nothing", Buffer.alloc(0), ""],
  ["one gzip member", gzipSync("packed"), "packed"],
  ["several gzip members", Buffer.concat([gzipSync("one "), gzipSync(""), gzipSync("two")]), "one two"],
  ["zeros after the last member", Buffer.concat([gzipSync("one"), Buffer.alloc(600)]), "one"],
  ["a long gzip member", gzipSync(noise(200_000)), noise(200_000)],
  ["a zstd file", LEDGER_ZSTD, ledger()],
  [
    "several zstd frames",
    Buffer.concat([frame("one, and more "), LEDGER_ZSTD, frame("two")]),
    `one, and more ${ledger()}two`,
  ],
  [
    "a skippable zstd frame",
    Buffer.concat([
      frame("before "),
      Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]),
      frame("after, the end"),
    ]),
    "before after, the end",
  ],
])("%s: the same bytes whatever the chunks", async (_name, bytes, text) => {
  for (const size of [65_536, bytes.length > 10_000 ? 977 : 1])
    expect(await readAll(bytes, { size })).toMatchObject({ text, code: null });
});

test("gzip heads with a name, a comment, extra bytes and a sum of their own are read", async () => {
  const packed = gzipSync("inside");
  const named = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 4, 0, 9, 9, 9, 9]),
    Buffer.from("name\0note\0"),
    Buffer.from([1, 2]),
    packed.subarray(10),
  ]);
  expect(await readAll(named)).toMatchObject({ text: "inside", code: null });
});

test.each<[string, Uint8Array]>([
  ["gzip", gzipSync(noise(100_000))],
  ["zstd", LEDGER_ZSTD],
])("a truncated %s file gives what was whole, then ingest/damaged", async (name, bytes) => {
  const whole = (await readAll(bytes)).text;
  const cut = await readAll(bytes.subarray(0, bytes.length - 6));
  expect(cut.code).toBe("ingest/damaged");
  expect(whole.startsWith(cut.text)).toBe(true);
  if (name === "gzip") expect(cut.text.length).toBe(whole.length); // only the checksum is gone
  const half = await readAll(bytes.subarray(0, bytes.length / 2));
  expect(half.code).toBe("ingest/damaged");
  expect(whole.startsWith(half.text)).toBe(true);
  if (name === "gzip") expect(half.text.length).toBeGreaterThan(40_000);
});

test.each<[string, Uint8Array]>([
  ["other bytes after a gzip member", Buffer.concat([gzipSync("one"), Buffer.from("garbage and more garbage")])],
  ["a wrong checksum", Buffer.concat([gzipSync("one").subarray(0, -8), Buffer.alloc(8, 1)])],
  ["a member cut off", Buffer.concat([gzipSync("one"), gzipSync("two").subarray(0, 5)])],
])("%s: ingest/damaged after what was sound", async (_name, bytes) => {
  expect(await readAll(bytes)).toMatchObject({ text: "one", code: "ingest/damaged" });
});

test("the member after a broken one is still found", async () => {
  const broken = gzipSync(noise(30_000));
  broken.fill(0xff, 5_000, 5_100);
  const reader = new ByteReader(pieces(Buffer.concat([gzipSync("a"), broken, gzipSync("b"), gzipSync("c")]), 1_000));
  const found: string[] = [];
  const offsets: number[] = [];
  for await (const member of gunzipMembers(reader, "x.gz")) {
    try {
      const parts: Uint8Array[] = [];
      for await (const part of member.bytes) parts.push(part);
      found.push(Buffer.concat(parts).toString());
      offsets.push(member.offset);
    } catch (error) {
      expect(error).toMatchObject({ code: "ingest/damaged" });
    }
  }
  expect(found).toEqual(["a", "b", "c"]);
  expect(offsets).toEqual([0, 21 + broken.length, 42 + broken.length]);
});

/** Blocks of one repeated byte: 4 bytes for 128 KiB. */
const zstdBomb = () => {
  const block = Buffer.from([0, 0, 0, 65]);
  block.writeUIntLE((131_072 << 3) | 2, 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 56]), ...Array<Buffer>(400).fill(block)]);
};

test.each<[string, () => Uint8Array, OpenOptions, string]>([
  ["a gzip bomb", () => gzipSync(Buffer.alloc(36_000_000), { level: 1 }), {}, "ingest/unsafe"],
  ["a zstd bomb", zstdBomb, {}, "ingest/unsafe"],
  ["more than the limit", () => gzipSync("x".repeat(5_000)), { maxUnpackedBytes: 4_000 }, "ingest/too-large"],
])("%s is stopped", async (_name, bytes, options, code) => {
  const opened = await openBytes({ name: "bomb", bytes: pieces(bytes(), 65_536) }, options);
  let given = 0;
  const reading = (async () => {
    for await (const part of opened.bytes) given += part.length;
  })();
  await expect(reading).rejects.toMatchObject({ code });
  expect(given).toBeLessThan(2 ** 25 + 1);
});

/** Asks for 8 TiB in its window, and for 1 GiB in the size of its content. */
const wide = () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf0, 1, 0, 0]);
const single = () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x40, 1, 0, 0]);

test.each<[string, Uint8Array, string]>([
  ["the first frame", wide(), ""],
  ["the first frame, in the size of its content", single(), ""],
  ["a later frame", Buffer.concat([LEDGER_ZSTD, frame("tail"), wide()]), `${ledger()}tail`],
])("a zstd file where %s asks for too much memory is refused", async (_name, bytes, text) => {
  const read = await readAll(bytes, { size: 100 });
  expect(read.code).toBe("ingest/unsafe");
  expect(text.startsWith(read.text)).toBe(true);
});

test("the head is unpacked and the bytes still start at the start", async () => {
  const { head, text } = await readAll(gzipSync(noise(50_000)));
  expect(Buffer.from(head).toString()).toBe(noise(50_000).slice(0, head.length));
  expect(head.length).toBeGreaterThan(2_000);
  expect(text).toBe(noise(50_000));
});

test("a file is known by its bytes, not by its name", async () => {
  const plain = join(folder, "plain.gz");
  const packed = join(folder, "packed.txt");
  await writeFile(plain, "not packed at all");
  await writeFile(packed, gzipSync("packed"));
  expect((await openBytes(plain)).packing).toBeNull();
  const opened = await openBytes(packed);
  expect([opened.packing, Buffer.from(opened.head).toString()]).toEqual(["gzip", "packed"]);
});

test("standard input is read as it is given", async () => {
  const { bytes } = await openBytes("-", { stdin: pieces(Buffer.from("typed"), 2) });
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe("typed");
});

test.each([
  ["no-such-file", "ingest/missing"],
  [".", "ingest/unreadable"],
])("%s: %s", async (name, code) => {
  await expect(openBytes(join(folder, name))).rejects.toMatchObject({ code });
});
