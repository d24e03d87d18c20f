import { expect, test } from "vitest";
import { byteLines } from "./byte-lines.ts";

async function lines(text: string, { most = 100, piece = 3 } = {}) {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const found: string[] = [];
  for await (const some of byteLines(pieces(), most))
    for (const { number, bytes } of some)
      found.push(`${number}:${bytes === null ? null : Buffer.from(bytes).toString()}`);
  return found;
}

test.each([
  ["", []],
  ["a", ["1:a"]],
  ["a\n", ["1:a"]],
  ["\n\na", ["1:", "2:", "3:a"]],
  ["abcdefgh\nij\r\nk", ["1:abcdefgh", "2:ij\r", "3:k"]],
  ["a\u2028b\nc", ["1:a\u2028b", "2:c"]],
])("%j", async (text, expected) => {
  for (const piece of [1, 2, 3, 100]) expect(await lines(text, { piece })).toEqual(expected);
});

test("a line that is too long is null, and the next is read", async () => {
  for (const piece of [1, 4, 100])
    expect(await lines("abcde\nabcdef\nab\nabcdef", { most: 5, piece })).toEqual([
      "1:abcde",
      "2:null",
      "3:ab",
      "4:null",
    ]);
});

test("of a line that is too long nothing is held", async () => {
  async function* endless() {
    for (let i = 0; i < 2000; i += 1) yield Buffer.alloc(100_000, 0x61);
  }
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1);
  for await (const lines of byteLines(endless(), 1_000_000)) expect(lines).toEqual([{ number: 1, bytes: null }]);
  clearInterval(watch);
  expect(Math.max(most, process.memoryUsage().arrayBuffers) - before).toBeLessThan(150_000_000);
});
