import { open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import type { Reading } from "../record/reading.ts";
import { readCommits } from "./commits.ts";
import { type LakeRows, openLakeWriter } from "./lake-writer.ts";
import { rowOfDocument, rowsOfReading } from "./rows-of-reading.ts";
import { verifyLake } from "./verify-lake.ts";

async function partOf(folder: string, table: string): Promise<string> {
  const [{ commit } = { commit: null }] = await readCommits(folder);
  return commit?.added.find((part) => part.table === table)?.file ?? "";
}

async function lakeOf(...rows: readonly LakeRows[]): Promise<string> {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  for (const some of rows) await writer.add(some);
  await writer.commit();
  await writer.close();
  return folder;
}

const rowsOf = (n: number, change: (reading: Reading) => Reading = (same) => same) =>
  rowsOfReading(change(inventedReading(n)), inventedFacts(n));

test("a lake as it was written is sound", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1, 2], [3]]);
  expect(await verifyLake(folder)).toEqual([]);
});

test.each([0, 0.1, 0.5, 0.9])("one changed bit is found, at %f of a part", async (share) => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const file = await partOf(folder, "documents");
  const { size } = await stat(join(folder, file));
  const handle = await open(join(folder, file), "r+");
  const at = Math.floor(share * size);
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
  await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
  await handle.close();
  expect(await verifyLake(folder)).toEqual([{ where: file, what: expect.stringContaining("changed") }]);
});

test("a part that is gone and one that was cut off are found", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const [gone, cut] = [await partOf(folder, "events"), await partOf(folder, "actors")];
  await rm(join(folder, gone));
  await writeFile(join(folder, cut), (await readFile(join(folder, cut))).subarray(0, 100));
  expect(await verifyLake(folder)).toEqual([
    { where: gone, what: "this part is missing" },
    { where: cut, what: expect.stringContaining("has 100 bytes") },
  ]);
});

test("a commit that was changed or torn is found", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  const path = join(folder, "commits/00000001.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"created": "2/, '"created": "1'));
  expect(await verifyLake(folder)).toMatchObject([{ where: "commit 1" }]);
  await writeFile(path, text.slice(0, 200));
  expect(await verifyLake(folder)).toMatchObject([{ where: path }]);
});

test("a commit that tells of other rows than its part has is found", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const path = join(folder, "commits/00000001.json");
  await writeFile(path, (await readFile(path, "utf8")).replace('"rows": 2', '"rows": 3'));
  expect(await verifyLake(folder)).toMatchObject([{ what: "this part has 2 rows; its commit says 3" }]);
});

const copy = { state: "duplicate", of: "nobody", kind: "exact", share: 1 } as const;

test.each<[string, LakeRows[], string[]]>([
  [
    "a document twice",
    [rowsOf(1), rowsOf(1)],
    ["invented.txt#1", "document-1", "event-1-0", "event-1-1", "statement-1", "relation-1"],
  ],
  ["events without their document", [{ ...rowsOf(1), documents: [] }], ["document-1"]],
  ["actors without their event", [{ ...rowsOf(1), events: [] }], ["event-1-0", "event-1-1"]],
  ["mentions without their entity", [{ ...rowsOf(1), entities: [] }], ["entity-1"]],
  [
    "a copy of nothing",
    [{ documents: [rowOfDocument(inventedReading(1), inventedFacts(1), copy)] }],
    ["invented.txt#1"],
  ],
  ["a story of nothing", [{ stories: [{ generation: 1, story_id: "s", event_id: "event-9" }] }], ["event-9"]],
  [
    "a failure of what was read",
    [
      rowsOf(1),
      { failures: [{ locator: "invented.txt#1", document_id: null, code: "", what: "", where: "", fix: "" }] },
    ],
    ["invented.txt#1"],
  ],
  [
    "a text of another hash",
    [rowsOf(1, (reading) => ({ ...reading, document: { ...reading.document, hash: "0" } }))],
    ["document-1"],
  ],
])("%s is found", async (_, rows, ids) => {
  const found = await verifyLake(await lakeOf(...rows));
  expect(new Set(found.map(({ where }) => where))).toEqual(new Set(ids));
});

const moved = (reading: Reading): Reading => ({
  ...reading,
  events: reading.events.map((event, i) =>
    i === 0 ? { ...event, event_text: event.event_text.map((span) => ({ ...span, start: span.start + 1 })) } : event,
  ),
});
const withoutText = (reading: Reading): Reading => ({ ...reading, document: { ...reading.document, text: null } });

test("a span whose words are not those of the text is found", async () => {
  expect(await verifyLake(await lakeOf(rowsOf(1), rowsOf(2, moved)))).toEqual([
    { where: "document-2: event-2-0", what: '[10, 17) is "isited0" in the text, not "visited0"' },
  ]);
});

test("the text that the lake does not keep may be given", async () => {
  const folder = await lakeOf(rowsOf(2, (reading) => withoutText(moved(reading))));
  expect(await verifyLake(folder)).toEqual([]);
  const keys: unknown[] = [];
  const textOf = async (key: { readonly id: string; readonly locator: string; readonly hash: string }) => {
    keys.push(key);
    return inventedReading(2).document.text;
  };
  expect(await verifyLake(folder, { textOf })).toMatchObject([{ where: "document-2: event-2-0" }]);
  expect(keys).toEqual([{ id: "document-2", locator: "invented.txt#2", hash: inventedReading(2).document.hash }]);
});

test("a folder that is no lake is refused, not called sound", async () => {
  await expect(verifyLake(await lakePath())).rejects.toMatchObject({ code: "store/not-a-lake" });
});
