import { expect, test } from "vitest";
import { readTextFile } from "./read-text-file.ts";

const read = (content: string | Uint8Array) => {
  const found = readTextFile(content, { locator: "a.txt" });
  return found.kind === "document" ? found.document : found.error.code;
};

test("a plain text states its words and nothing else", () =>
  expect(read(Buffer.from("\ufeffTalks opened.\r\n\r\n\r\nThey  ended.\r\n"))).toEqual({
    locator: "a.txt",
    id: null,
    text: "Talks opened.\n\nThey ended.",
    title: null,
    url: null,
    published: null,
    language: null,
    publisher: null,
    author: null,
    credits: [],
    license: null,
    revision: null,
    format: "text",
  }));

test("the licence is the one that the text names", () =>
  expect(read("Talks opened.\n\nThis text is available under CC BY-SA 3.0.")).toMatchObject({
    license: { spdx: "CC-BY-SA-3.0" },
  }));

test.each([
  ["no words", " \n 12 \n", "ingest/no-text"],
  ["an unknown charset", Buffer.from([0x81, 0x8d, 0x8f, 0x20, 0x41]), "ingest/bad-encoding"],
  ["an image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1]), "ingest/bad-encoding"],
  ["too many bytes", Buffer.alloc(20_000_001, 97), "ingest/too-large"],
])("%s is a failure", (_, content, code) => expect(read(content)).toBe(code));
