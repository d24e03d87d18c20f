import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { compactLake } from "./compact-lake.ts";
import { LAKE_DISK } from "./lake-disk.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { verifyLake } from "./verify-lake.ts";

async function allRows(folder: string) {
  const lake = await openLake(folder);
  const rows = { events: await lake.query("FROM events"), actors: await lake.query("FROM actors") };
  lake.close();
  return rows;
}

test("the parts of each table become one, with the same rows in the same order", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2], [3]]);
  const before = await allRows(folder);
  const { commit, ...counts } = await compactLake(folder);
  expect(counts).toEqual({ partsBefore: 21, partsAfter: 7, removedFiles: 21 });
  expect(commit).toMatchObject({ number: 4, coder: null, added: expect.objectContaining({ length: 7 }) });
  expect(await allRows(folder)).toEqual(before);
  expect(await readdir(join(folder, "parts/events"))).toHaveLength(1);
  expect(await verifyLake(folder)).toEqual([]);
});

test("a compacted lake is left as it is, and takes more documents", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  await compactLake(folder);
  expect(await compactLake(folder)).toEqual({ commit: null, partsBefore: 7, partsAfter: 7, removedFiles: 0 });
  await addInvented(folder, [[3]]);
  expect(await verifyLake(folder)).toEqual([]);
  expect((await allRows(folder)).events).toHaveLength(6);
});

test("parts that are large enough are not written again", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  expect(await compactLake(folder, { bytesPerPart: 1 })).toMatchObject({ commit: null, partsAfter: 14 });
});

test("what crashes had left is removed, and nothing else", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const rubbish = ["commits/00000002.json.9.tmp", "parts/events/0123.parquet", "parts/actors/a.tmp", "lake.json.9.tmp"];
  for (const file of [...rubbish, "README.txt", "parts/events/README.txt"]) await writeFile(join(folder, file), "x");
  expect(await compactLake(folder)).toMatchObject({ commit: null, removedFiles: 4 });
  expect(await readdir(folder)).toContain("README.txt");
  expect(await readdir(join(folder, "parts/events"))).toHaveLength(2);
  expect(await verifyLake(folder)).toEqual([]);
});

test("a lake that was opened before says what to do, and a refresh helps", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  const lake = await openLake(folder);
  await compactLake(folder);
  await expect(lake.query("FROM events")).rejects.toMatchObject({
    code: "store/damaged",
    detail: { fix: expect.stringContaining("compacted") },
  });
  await lake.refresh();
  expect(await lake.query("FROM events")).toHaveLength(4);
  lake.close();
});

test("a lake is not compacted while a writer is at work, nor written while it is compacted", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  const writer = await openLakeWriter(folder);
  await expect(compactLake(folder)).rejects.toMatchObject({ code: "store/locked" });
  await writer.close();
  const makeFolder = async (path: string) => {
    await expect(openLakeWriter(folder)).rejects.toMatchObject({ code: "store/locked" });
    await LAKE_DISK.makeFolder(path);
  };
  expect(await compactLake(folder, { disk: { ...LAKE_DISK, makeFolder } })).toMatchObject({ commit: { number: 3 } });
});
