import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { readParquet } from "./read-parquet.ts";
import type { Ingested } from "./source-document.ts";

const folder = mkdtempSync(join(tmpdir(), "parquet-"));

async function write(name: string, select: string): Promise<string> {
  const path = join(folder, name);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  connection.closeSync();
  return path;
}

async function read(path: string, columns = {}) {
  const items: Ingested[] = [];
  for await (const item of readParquet(path, { columns })) items.push(item);
  return items;
}

const documents = (items: readonly Ingested[]) =>
  items.flatMap((item) => (item.kind === "document" ? [item.document] : []));
const failures = (items: readonly Ingested[]) => items.flatMap((item) => (item.kind === "failure" ? [item] : []));

test("reads the columns that are named and those that are well known", async () => {
  const path = await write(
    "named.parquet",
    `SELECT 12345678901234567::BIGINT AS id, 'The ferry sank.' AS "raw ""body""", 'Ferry' AS Headline,
     ['Ann Oakes', 'Bo Lind'] AS authors, DATE '2021-05-03' AS pub_date`,
  );
  expect(documents(await read(path, { text: 'raw "body"' }))).toMatchObject([
    {
      locator: `${path}#1`,
      id: "12345678901234567",
      text: "The ferry sank.",
      title: "Ferry",
      author: "Ann Oakes, Bo Lind",
      published: "2021-05-03",
      format: "parquet",
    },
  ]);
});

test.each([
  ["a day", "DATE '2021-05-03'", "2021-05-03"],
  ["a time with a zone", "TIMESTAMPTZ '2021-05-03 23:30:00+02'", "2021-05-03T21:30:00Z"],
  ["a time without a zone is its day", "TIMESTAMP '2021-05-03 23:30:00'", "2021-05-03"],
  ["words", "'3 May 2021'", "2021-05-03"],
  ["nothing", "NULL::DATE", null],
])("date: %s", async (_, value, published) => {
  const path = await write("dates.parquet", `SELECT 'Words.' AS text, ${value} AS date`);
  expect(documents(await read(path))).toMatchObject([{ published }]);
});

test("rows without a text are failures, in the order of the file", async () => {
  const path = await write(
    "rows.parquet",
    "SELECT CASE WHEN range % 1000 = 1 THEN NULL ELSE 'text ' || range END AS text FROM range(5000)",
  );
  const items = await read(path);
  expect(documents(items).map(({ locator, text }) => [locator, text])).toEqual(
    Array.from({ length: 5000 }, (_, i) => [`${path}#${i + 1}`, `text ${i}`]).filter((_, i) => i % 1000 !== 1),
  );
  expect(failures(items).map(({ locator, error }) => [locator, error.code])).toEqual(
    [2, 1002, 2002, 3002, 4002].map((row) => [`${path}#${row}`, "ingest/no-text"]),
  );
});

test("signs that stand for many files stand for themselves", async () => {
  await write("a1.parquet", "SELECT 'other' AS text");
  const path = await write("a[1].parquet", "SELECT 'this' AS text");
  expect(documents(await read(path)).map(({ text }) => text)).toEqual(["this"]);
  expect(failures(await read(join(folder, "*.parquet")))).toMatchObject([{ error: { code: "ingest/missing" } }]);
});

test("a damaged file is one failure", async () => {
  const path = await write(
    "whole.parquet",
    "SELECT range || ' words ' || md5(range::VARCHAR) AS text FROM range(40000)",
  );
  const bytes = readFileSync(path);
  const cut = join(folder, "cut.parquet");
  writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
  const words = join(folder, "words.parquet");
  writeFileSync(words, "these are only words");
  const torn = join(folder, "torn.parquet");
  writeFileSync(torn, bytes.fill(0x5a, Math.floor(bytes.length * 0.7), Math.floor(bytes.length * 0.75)));
  for (const one of [cut, words])
    expect(await read(one)).toMatchObject([{ kind: "failure", locator: one, error: { code: "ingest/damaged" } }]);
  const items = await read(torn);
  expect(failures(items)).toMatchObject([{ locator: torn, error: { code: "ingest/damaged" } }]);
  expect(documents(items).length).toBeGreaterThan(10_000);
});

test("a column that is not there is one failure that names the nearest", async () => {
  const path = await write("columns.parquet", "SELECT 'a' AS contents_raw");
  const [item] = failures(await read(path, { text: "content_raw" }));
  expect(item).toMatchObject({ locator: path, error: { code: "ingest/bad-columns" } });
  expect(item?.error.message).toContain('did you mean "contents_raw"?');
});
