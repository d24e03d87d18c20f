import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteReader } from "./byte-reader.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const reader = (text: string, size: number) => new ByteReader(pieces(Buffer.from(text), size));
const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

test.each([1, 2, 3, 100])(
  "lines, exact lengths and marks do not depend on the chunks (%d bytes each)",
  async (size) => {
    const bytes = reader("one\ntwo\n12345 noise noise MARK tail", size);
    expect(textOf(await bytes.line(100))).toBe("one\n");
    expect(textOf(await bytes.line(2))).toBe("tw");
    expect(textOf(await bytes.line(100))).toBe("o\n");
    expect(bytes.offset).toBe(8);
    expect(textOf(await bytes.take(5))).toBe("12345");
    expect(await bytes.skip(1)).toBe(1);
    expect(await bytes.skipTo(Buffer.from("MARK"))).toBe(true);
    expect(bytes.offset).toBe(26);
    expect(textOf(await bytes.take(100))).toBe("MARK tail");
    expect(await bytes.line(100)).toBeNull();
    expect(await bytes.skipTo(Buffer.from("MARK"))).toBe(false);
  },
);

test("what is put back is read again", async () => {
  const bytes = reader("abcdef", 2);
  const first = await bytes.take(5);
  bytes.unread(first);
  expect(bytes.offset).toBe(0);
  expect(textOf(await bytes.take(6))).toBe("abcdef");
});

test("a mark is found wherever it lies", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("a", "b") }),
      fc.integer({ min: 1, max: 5 }),
      async (text, size) => {
        const bytes = reader(text, size);
        const found = await bytes.skipTo(Buffer.from("aab"));
        expect(found ? bytes.offset : -1).toBe(text.indexOf("aab"));
      },
    ),
  );
});
