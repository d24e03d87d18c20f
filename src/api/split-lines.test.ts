import { expect, test } from "vitest";
import { splitLines } from "./split-lines.ts";

const bytes = (...parts: (string | number[])[]) =>
  parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Uint8Array.from(part)));

test.each([
  ["lines over the edges of chunks", bytes("a", "b\nc", "\n"), ["ab", "c"]],
  ["a last line without its end", bytes("a\nb"), ["a", "b"]],
  ["blank lines", bytes("a\n\nb\n"), ["a", "", "b"]],
  ["a character over the edge of two chunks", bytes([0xc3], [0xa9, 10]), ["é"]],
  ["a line that is too long", bytes("123456", "789\nb\n"), [null, "b"]],
  ["bytes that are no UTF-8", bytes([0xff, 10], "b\n"), [null, "b"]],
  ["nothing", bytes(), []],
] as const)("%s", async (_, chunks, wanted) => {
  const found = [];
  for await (const { line } of splitLines(ReadableStream.from(chunks) as ReadableStream<Uint8Array>, 5))
    found.push(line);
  expect(found).toEqual(wanted);
});
