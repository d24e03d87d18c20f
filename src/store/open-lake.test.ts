import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import type { Lake } from "./lake.ts";
import { LAKE_TABLES } from "./lake-tables.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { type NotRead, rowOfDocument, rowsOfReading } from "./rows-of-reading.ts";

const idsOf = async (lake: Lake, view: string, column = "document_id") =>
  (await lake.query(`SELECT DISTINCT ${column} AS id FROM ${view} ORDER BY id`)).map(({ id }) => id);

test("an empty lake has all views, with the types of their columns", async () => {
  const folder = await lakePath();
  await addInvented(folder, []);
  const lake = await openLake(folder);
  expect(lake.commits).toEqual([]);
  for (const [table, columns] of Object.entries(LAKE_TABLES)) {
    const found = await lake.query(`DESCRIBE ${table}`);
    expect(Object.fromEntries(found.map((row) => [row.column_name, row.column_type]))).toEqual(columns);
    expect(await lake.query(`FROM ${table}`)).toEqual([]);
  }
  for (const view of ["current_documents", "current_mentions", "newest_stories"])
    expect(await lake.query(`FROM ${view}`)).toEqual([]);
  lake.close();
});

test("values come as plain ones, lists and days among them", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const lake = await openLake(folder);
  const sql = `SELECT date_from, actor_codes, count(*) OVER () AS many, 9007199254740993::BIGINT AS big, 1.5 AS decimal,
    {a: DATE '2020-01-02', b: [1]} AS both, TIMESTAMP '2020-01-02 03:04:05' AS time FROM events LIMIT 1`;
  expect(await lake.query(sql)).toEqual([
    {
      date_from: "2021-02-01",
      actor_codes: ["NOR", "NOR.GOV"],
      many: 2,
      big: 9007199254740993n,
      decimal: 1.5,
      both: { a: "2020-01-02", b: [1] },
      time: "2020-01-02 03:04:05",
    },
  ]);
  lake.close();
});

test.each<[string, Parameters<Lake["query"]>[1]]>([
  ["SELECT event_id AS id FROM events WHERE document_id = ? AND sequence = ?", ["document-2", 1]],
  [
    "SELECT event_id AS id FROM events WHERE document_id = $d AND list_contains($some, sequence)",
    { d: "document-2", some: [1, 7] },
  ],
  ["SELECT event_id AS id FROM events WHERE event_id = 'event-2-1' AND NOT list_has_any(mode, $1)", [[]]],
])("parameters: %s", async (sql, parameters) => {
  const folder = await lakePath();
  await addInvented(folder, [[1, 2]]);
  const lake = await openLake(folder);
  expect(await lake.query(sql, parameters)).toEqual([{ id: "event-2-1" }]);
  lake.close();
});

test.each([
  ["SELEC 1", /syntax error/],
  ["SELECT nothing FROM events", /nothing/],
  ["FROM nowhere", /nowhere/],
  ["SELECT 1; SELECT 2", /2 statements/],
  [" -- nothing", /empty/],
  ["SET threads = 8", /the statement is SET/],
  ["COPY events TO 'x.csv'", /./],
  ["DROP VIEW events", /the statement is DROP/],
  ["SELECT 'x'::INTEGER", /Could not convert/],
  ["SELECT * FROM read_text('/etc/hosts')", /Permission/],
  ["SELECT $1", /Values were not provided/],
])("%s is refused", async (sql, what) => {
  const folder = await lakePath();
  await addInvented(folder, []);
  const lake = await openLake(folder);
  const refusal = { code: "store/bad-sql", detail: { what: expect.stringMatching(what) } };
  await expect(lake.query(sql)).rejects.toMatchObject(refusal);
  await expect(lake.stream(sql).next()).rejects.toMatchObject(refusal);
  expect(await lake.query("SELECT 1 AS still")).toEqual([{ still: 1 }]);
  lake.close();
});

test("a lake shows what stood when it was opened, and more after a refresh", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const lake = await openLake(folder);
  const stream = lake.stream("FROM events");
  await stream.next();
  await addInvented(folder, [[2], [3]]);
  expect(await idsOf(lake, "documents")).toEqual(["document-1"]);
  await lake.refresh();
  expect(lake.commits.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(await idsOf(lake, "documents")).toEqual(["document-1", "document-2", "document-3"]);
  expect((await stream.next()).value?.event_id).toBe("event-1-1");
  expect((await stream.next()).done).toBe(true);
  lake.close();
});

test("two streams and a question at once do not disturb each other", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1, 2, 3]]);
  const lake = await openLake(folder);
  const [one, two] = [lake.stream("FROM events"), lake.stream("FROM events")];
  const seen: unknown[] = [];
  for await (const row of one)
    seen.push(row.event_id, (await two.next()).value?.event_id, await lake.query("SELECT 1"));
  expect(seen.filter((each) => typeof each === "string")).toHaveLength(12);
  lake.close();
});

const version = (item: string, version: string, status = "usable") => ({ revision: { item, version, status } });

async function lakeOfVersions(
  versions: readonly { readonly n: number; readonly of: ReturnType<typeof version>; readonly not?: NotRead }[],
): Promise<Lake> {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  for (const { n, of, not } of versions) {
    const facts = inventedFacts(n, of);
    await writer.add(
      not ? { documents: [rowOfDocument(inventedReading(n), facts, not)] } : rowsOfReading(inventedReading(n), facts),
    );
    await writer.commit();
  }
  await writer.close();
  return openLake(folder);
}

const copyOf = (of: string): NotRead => ({ state: "duplicate", of, kind: "exact", share: 1 });

test.each([
  {
    name: "only the newest version of an item counts, in whatever order they came",
    versions: [
      { n: 1, of: version("a", "2020-02", "corrected") },
      { n: 2, of: version("a", "2020-01") },
      { n: 3, of: version("b", "1") },
    ],
    documents: ["document-1", "document-3"],
    events: ["document-1", "document-3"],
  },
  {
    name: "an item whose newest version is withdrawn counts in none",
    versions: [
      { n: 1, of: version("a", "1") },
      { n: 2, of: version("a", "2", "canceled"), not: { state: "withdrawn" } as const },
      { n: 3, of: version("b", "1") },
      { n: 4, of: version("b", "1", "withheld"), not: { state: "withdrawn" } as const },
    ],
    documents: [],
    events: [],
  },
  {
    name: "an item that comes back after it was withheld counts again",
    versions: [
      { n: 1, of: version("a", "1", "withheld") },
      { n: 2, of: version("a", "2") },
    ],
    documents: ["document-2"],
    events: ["document-2"],
  },
  {
    name: "a version of the same text keeps the events of the first, for it was not read again",
    versions: [
      { n: 1, of: version("a", "1") },
      { n: 2, of: version("a", "2"), not: copyOf("document-1") },
    ],
    documents: ["document-2"],
    events: ["document-1"],
  },
  {
    name: "a copy that another item carries does not keep what its first publisher withdrew",
    versions: [
      { n: 1, of: version("a", "1") },
      { n: 2, of: version("b", "1"), not: copyOf("document-1") },
      { n: 3, of: version("a", "2", "canceled"), not: { state: "withdrawn" } as const },
    ],
    documents: ["document-2"],
    events: [],
  },
])("$name", async ({ versions, documents, events }) => {
  const lake = await lakeOfVersions(versions);
  expect(await idsOf(lake, "current_documents")).toEqual(documents);
  for (const view of ["events", "actors", "statements", "relations", "entities", "mentions"])
    expect(await idsOf(lake, `current_${view}`), view).toEqual(events);
  expect(await idsOf(lake, "documents")).toHaveLength(versions.length);
  lake.close();
});

test("the newest generation of stories counts", async () => {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  for (const generation of [1, 2])
    await writer.add({ stories: [{ generation, story_id: `s${generation}`, event_id: "event-1-0" }] });
  await writer.commit();
  await writer.close();
  const lake = await openLake(folder);
  expect(await idsOf(lake, "newest_stories", "story_id")).toEqual(["s2"]);
  lake.close();
});

test.each([
  ["a folder that is not there", async () => {}],
  ["an empty folder", (folder: string) => mkdir(folder)],
  [
    "a folder with other things",
    async (folder: string) => {
      await mkdir(folder);
      await writeFile(join(folder, "lake.json"), '{"name":"lake"}');
    },
  ],
])("%s is no lake", async (_, make) => {
  const folder = await lakePath();
  await make(folder);
  await expect(openLake(folder)).rejects.toMatchObject({ code: "store/not-a-lake" });
});

test("a folder that is not there is said to be none", async () => {
  await expect(openLake(await lakePath())).rejects.toThrow("there is no such folder");
});

test.each(["lake.json", "commits/00000001.json"])("a newer version in %s is refused", async (file) => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  const json = JSON.parse(await readFile(join(folder, file), "utf8"));
  await writeFile(join(folder, file), JSON.stringify({ ...json, version: 99, brandNew: true }));
  await expect(openLake(folder)).rejects.toMatchObject({ code: "store/newer-lake" });
  await expect(openLakeWriter(folder)).rejects.toMatchObject({ code: "store/newer-lake" });
});

test.each([
  ["a torn commit", (folder: string) => writeFile(join(folder, "commits/00000002.json"), '{"number": 2, "crea')],
  ["a missing commit", (folder: string) => rm(join(folder, "commits/00000002.json"))],
  ["a commit that names a file elsewhere", (folder: string) => leadOut(folder)],
])("%s is damage", async (_, damage) => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2], [3]]);
  await damage(folder);
  await expect(openLake(folder)).rejects.toMatchObject({
    code: "store/damaged",
    detail: { where: expect.stringContaining("00000002") },
  });
});

async function leadOut(folder: string) {
  const path = join(folder, "commits/00000002.json");
  await writeFile(path, (await readFile(path, "utf8")).replace(/parts\/events\/\w+/, "../../other"));
}

test("an unfinished commit and an unnamed part are not seen", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  await writeFile(join(folder, "commits/00000002.json.77.tmp"), "{");
  await writeFile(join(folder, "parts/events/0123.parquet"), "PAR1");
  const lake = await openLake(folder);
  expect(await idsOf(lake, "events")).toEqual(["document-1"]);
  lake.close();
});

test("a question that needs a part that is gone says so", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1], [2]]);
  const lake = await openLake(folder);
  const part = lake.parts.filter(({ table }) => table === "events")[1];
  await rm(join(folder, part?.file ?? ""));
  await expect(lake.query("FROM events")).rejects.toMatchObject({ code: "store/damaged" });
  expect(await idsOf(lake, "documents")).toHaveLength(2);
  lake.close();
});

test("an owner's own files can be joined where he says so, and then only", async () => {
  const folder = await lakePath();
  await addInvented(folder, [[1]]);
  await writeFile(`${folder}.csv`, "code\nNOR\n");
  const sql = `SELECT code FROM read_csv('${folder}.csv')`;
  const [closed, open] = [await openLake(folder), await openLake(folder, { otherFiles: true })];
  await expect(closed.query(sql)).rejects.toMatchObject({ code: "store/bad-sql" });
  expect(await open.query(sql)).toEqual([{ code: "NOR" }]);
  closed.close();
  open.close();
});
