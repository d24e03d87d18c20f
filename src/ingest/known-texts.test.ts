import { expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { KnownTexts, loadKnownTexts } from "./known-texts.ts";
import { formatSignature, textSignature } from "./text-signature.ts";

const hash = (digit: string) => digit.repeat(64);
const words = "the envoy met the mayor of the village at the old bridge on a cold morning and they spoke for an hour";

test("a lake's items, texts, origins and failures are known again", async () => {
  const signature = textSignature(words);
  const lake = await littleLake({
    documents: [
      {
        locator: "a",
        hash: hash("1"),
        document_id: "A",
        state: "read",
        signature: formatSignature(signature),
        origin: "Wire",
        item: "i",
      },
      {
        locator: "b",
        hash: hash("2"),
        document_id: "B",
        state: "withdrawn",
        signature: formatSignature(textSignature("other")),
      },
    ],
    failures: [
      { locator: "c", code: "ingest/damaged" },
      { locator: "d", code: "text/not-english", document_id: hash("3") },
      { locator: "e", code: "text/not-english", document_id: "own" },
    ],
  });
  const known = await loadKnownTexts(lake);
  expect([known.hasText("a", hash("1")), known.hasText("a", hash("9"))]).toEqual([true, false]);
  expect([known.hasText("c", hash("3")), known.hasFailure("c"), known.hasFailure("a")]).toEqual([false, true, false]);
  expect([known.hasText("d", hash("3")), known.hasText("d", hash("4"))]).toEqual([true, false]);
  expect(known.hasText("e", hash("4"))).toBe(true); // which text failed is not known
  expect(known.index.find(hash("5"), signature)).toEqual({ kind: "near", of: "A", share: 1 });
  expect(known.index.size).toBe(1);
  expect([known.originOf("A"), known.itemOf("A"), known.originOf("B")]).toEqual(["Wire", "i", null]);
});

test("a place and an id that are taken give way, each time in the same way", () => {
  const known = new KnownTexts();
  known.addItem({ locator: "a", id: "7", hash: hash("1") });
  expect([known.freeLocator("b", hash("2")), known.freeId("8", "b")]).toEqual(["b", "8"]);
  const changed = known.freeLocator("a", hash("2"));
  expect(changed).toBe("a~22222222");
  const id = known.freeId("7", changed);
  expect([id.startsWith("7~"), known.freeId("7", changed)]).toEqual([true, id]);
  known.addItem({ locator: changed, id, hash: hash("2") });
  expect(known.hasText("a", hash("2"))).toBe(true);
  expect(known.freeLocator("a", null)).toBe("a~failed");
});
