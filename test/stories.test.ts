import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lake } from "../src/store/lake.ts";
import { openLakeWriter } from "../src/store/lake-writer.ts";
import { type LinkedStories, linkStories } from "../src/store/link-stories.ts";
import { openLake } from "../src/store/open-lake.ts";
import { type DocumentFacts, rowOfDocument, rowsOfReading } from "../src/store/rows-of-reading.ts";
import { storySummary } from "../src/store/story-summary.ts";
import { measureLinks } from "./stories/measure-links.ts";
import { readingOf, readReports, readSample } from "./stories/read-sample.ts";

describe("the marked sample", () => {
  const sample = readSample();

  test("is large enough and its links are right", async () => {
    const figures = await measureLinks(sample);
    expect(figures.events).toBeGreaterThanOrEqual(60);
    expect(figures.reports).toBeGreaterThanOrEqual(25);
    expect(figures.acts).toBeGreaterThanOrEqual(20);
    expect(figures.precision).toBeGreaterThanOrEqual(0.9);
    expect(figures.recall).toBeGreaterThanOrEqual(0.65);
  });

  test("is linked the same way each time", async () =>
    expect(await measureLinks(sample)).toEqual(await measureLinks(readSample())));
});

const facts = (locator: string, origin: string | null): DocumentFacts => ({
  locator,
  format: "text",
  author: null,
  origin,
  attribution: null,
  revision: null,
  signature: null,
  coder: null,
  model: null,
});

describe("a lake of the sample", () => {
  const folder = mkdtempSync(join(tmpdir(), "stories-"));
  const linked: LinkedStories[] = [];
  let lake: Lake;

  beforeAll(async () => {
    const writer = await openLakeWriter(folder);
    for (const report of readReports())
      await writer.add(rowsOfReading(readingOf(report), facts(report.id, report.publisher)));
    await addCopy(writer);
    await writer.commit();
    lake = await openLake(folder);
    for (let run = 0; run < 2; run += 1) linked.push(await linkStories(lake, writer).finally(() => lake.refresh()));
    await writer.close();
  });
  afterAll(() => {
    lake.close();
    rmSync(folder, { recursive: true });
  });

  /** A paper prints the dispatch of another. */
  async function addCopy(writer: Awaited<ReturnType<typeof openLakeWriter>>): Promise<void> {
    const first = readReports().find(({ id }) => id === "bo-2");
    if (!first) throw new Error("bo-2 is gone from the sample");
    const copy = readingOf({ ...first, id: "copy", publisher: "Evening Sheet", events: [] });
    const duplicate = { state: "duplicate", of: "bo-2", kind: "near", share: 0.95 } as const;
    await writer.add({ documents: [rowOfDocument(copy, facts("copy", first.publisher), duplicate)] });
  }

  test("has a story for every event, and a generation for every run", async () => {
    const [first, second] = linked;
    expect(first).toMatchObject({ generation: 1, events: readSample().length });
    expect(second).toEqual({ ...first, generation: 2 });
    expect(await lake.query("SELECT count(*) AS n FROM stories")).toEqual([{ n: 2 * readSample().length }]);
  });

  test("gives the same stories again", async () => {
    const moved = await lake.query(
      "SELECT a.event_id FROM stories a JOIN stories b USING (event_id) WHERE a.generation = 1 AND b.generation = 2 AND a.story_id <> b.story_id",
    );
    expect(moved).toEqual([]);
  });

  test("tells an act with its counts and its disagreements", async () => {
    const [row] = await lake.query("SELECT story_id FROM newest_stories WHERE event_id = 'bo-1.0'");
    const summary = await storySummary(lake, String(row?.story_id));
    expect(summary).toMatchObject({ event: "ASSAULT", reports: 4, publishers: 4, origins: 3 });
    expect(summary?.published).toEqual({ first: "2023-09-12", last: "2023-09-13" });
    expect(summary?.places.map(({ value, reports }) => [value, reports])).toEqual([["Kabul", 3]]);
    expect(summary?.sizes.dead).toEqual([
      { value: "at least 20", least: 20, most: null, reports: 2, events: ["bo-2.0", "bo-3.0"] },
      { value: "12", least: 12, most: 12, reports: 1, events: ["bo-1.0"] },
    ]);
  });

  test("knows no story of another id", async () => expect(await storySummary(lake, "none")).toBeNull());
});
