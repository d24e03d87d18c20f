import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { DuplicateIndex } from "./duplicate-index.ts";
import { formatSignature, parseSignature, textSignature } from "./text-signature.ts";

/** Invented sentences that share no shingle: every word carries the number of its text. */
const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${seed}x${i}`).join(" ");

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function indexOf(texts: Readonly<Record<string, string>>): DuplicateIndex {
  const index = new DuplicateIndex();
  for (const [id, text] of Object.entries(texts)) index.add(id, hashOf(text), textSignature(text));
  return index;
}

const find = (index: DuplicateIndex, text: string) => index.find(hashOf(text), textSignature(text));
const FIRST = `Twelve crews left port. 12 were held. ${words(1, 100)}`;

test("a text that is there is found by its hash", () => {
  const index = indexOf({ first: FIRST, other: words(2, 100) });
  expect(find(index, FIRST)).toEqual({ kind: "exact", of: "first", share: 1 });
  expect(find(index, words(2, 100))).toMatchObject({ of: "other" });
  expect(find(index, words(3, 100))).toBeNull();
});

test("a copy under another head is near, and names the text that was read", () => {
  const found = find(indexOf({ first: FIRST }), `VELL (AP) — ${FIRST}`);
  expect(found).toMatchObject({ kind: "near", of: "first" });
  expect(found?.share).toBeGreaterThan(0.9);
});

test("the same words with another count are read again, and are kin", () => {
  const index = indexOf({ first: FIRST });
  const later = FIRST.replace("12 were", "20 were");
  expect(find(index, later)).toBeNull();
  expect(index.findKin(textSignature(later))).toMatchObject({ of: "first" });
});

test("a text that holds two thirds of another is kin, not a copy", () => {
  const index = indexOf({ first: words(1, 100) });
  const part = textSignature(`${words(1, 80)} ${words(9, 10)}`);
  expect(index.find("0".repeat(64), part)).toBeNull();
  const kin = index.findKin(part);
  expect(kin?.of).toBe("first");
  expect(kin?.share).toBeLessThan(0.85);
  expect(index.findKin(textSignature(words(4, 100)))).toBeNull();
});

test("of equally good ones the first read is named", () => {
  const copy = `${words(1, 60)} end`;
  const index = indexOf({ first: `${words(1, 60)} 5`, second: `${words(1, 60)} 6`, third: words(7, 60) });
  expect(index.findKin(textSignature(copy))?.of).toBe("first");
});

test("nothing is lost when the index grows past its first room", () => {
  const texts = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`d${i}`, words(i, 12)]));
  const index = indexOf(texts);
  expect(index.size).toBe(1500);
  for (const id of ["d0", "d1023", "d1024", "d1499"]) expect(find(index, texts[id] ?? "")?.of).toBe(id);
  expect(find(index, `${words(700, 12)}.`)).toMatchObject({ kind: "near", of: "d700" });
});

test("an index filled from stored signatures finds the same", () => {
  const stored = formatSignature(textSignature(FIRST));
  const index = new DuplicateIndex();
  const signature = parseSignature(stored);
  if (signature) index.add("first", hashOf(FIRST), signature);
  expect(find(index, `VELL (AP) — ${FIRST}`)).toMatchObject({ kind: "near", of: "first" });
});
