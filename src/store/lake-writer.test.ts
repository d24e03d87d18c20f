import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import { LAKE_DISK } from "./lake-disk.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { rowsOfReading } from "./rows-of-reading.ts";
import { verifyLake } from "./verify-lake.ts";

const rows = (n: number) => rowsOfReading(inventedReading(n), inventedFacts(n));
const clock = () => new Date("2026-01-02T03:04:05Z");

test("a commit says what it added, when and by whom; the same rows give the same parts", async () => {
  const found = [];
  for (const folder of [await lakePath(), await lakePath()]) {
    await addInvented(folder, [[1]], { clock, coder: "c", model: "m" });
    found.push(JSON.parse(await readFile(join(folder, "commits/00000001.json"), "utf8")));
  }
  expect(found[0]).toEqual(found[1]);
  expect(found[0]).toMatchObject({
    number: 1,
    created: "2026-01-02T03:04:05.000Z",
    coder: "c",
    model: "m",
    previous: null,
  });
  expect(found[0].added[1]).toMatchObject({
    table: "events",
    rows: 2,
    file: expect.stringMatching(/^parts\/events\/\w{32}\.parquet$/),
  });
});

test("add commits by itself when there are rows enough, and never parts a document", async () => {
  const writer = await openLakeWriter(await lakePath(), { rowsPerCommit: 20 });
  const made = [];
  for (let n = 0; n < 5; n += 1) made.push((await writer.add(rows(n)))?.number ?? null);
  expect(made).toEqual([null, 1, null, 2, null]); // 11 rows each
  expect(await writer.commit()).toMatchObject({ number: 3 });
  expect(await writer.commit()).toBeNull();
  await writer.close();
});

test("a writer that is closed without a commit leaves nothing of what it collected", async () => {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  await writer.add(rows(1));
  await writer.close();
  expect(await readdir(join(folder, "commits"))).toEqual([]);
});

test("a run that goes on knows the locators of what was read and of what failed", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const failure = { locator: "bad.txt", document_id: null, code: "text/empty", what: "w", where: "x", fix: "f" };
  const writer = await openLakeWriter(folder);
  await writer.add({ failures: [failure] });
  expect(await writer.knownLocators()).toEqual(new Set(["invented.txt#1"]));
  await writer.commit();
  expect(await writer.knownLocators()).toEqual(new Set(["invented.txt#1", "bad.txt"]));
  await writer.close();
});

test("calls that do not wait for each other are taken one after the other", async () => {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  await Promise.all([writer.add(rows(1)), writer.commit(), writer.add(rows(2)), writer.commit()]);
  await writer.close();
  expect(await verifyLake(folder)).toEqual([]);
  const lake = await openLake(folder);
  expect(lake.commits.map(({ added }) => added[0]?.rows)).toEqual([1, 1]);
  lake.close();
});

test("a folder with other things in it is not made a lake", async () => {
  const folder = await lakePath();
  await mkdir(folder);
  await writeFile(join(folder, "thesis.txt"), "mine");
  await expect(openLakeWriter(folder)).rejects.toMatchObject({ code: "store/not-a-lake", detail: { where: folder } });
  expect(await readdir(folder)).toEqual(["thesis.txt"]);
});

test("after an error a writer takes nothing more", async () => {
  const folder = await lakePath();
  await addInvented(folder, []);
  const disk = { ...LAKE_DISK, rename: () => Promise.reject(new Error("no space left")) };
  const writer = await openLakeWriter(folder, { disk });
  await writer.add(rows(1));
  await expect(writer.commit()).rejects.toThrow("no space left");
  await expect(writer.add(rows(2))).rejects.toThrow("no space left");
  await writer.close();
  expect(await readdir(join(folder, "commits"))).toEqual([]);
});

test("where a commit of this number is there already, the rows are refused, not added twice", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const first = await readFile(join(folder, "commits/00000001.json"), "utf8");
  const writer = await openLakeWriter(folder);
  await writer.add(rows(2));
  await writeFile(join(folder, "commits/00000002.json"), first); // by a writer that took the lock over
  await expect(writer.commit()).rejects.toMatchObject({ code: "store/locked" });
  await writer.close();
});
