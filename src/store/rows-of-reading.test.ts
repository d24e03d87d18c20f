import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arbitraryReading } from "../../test/arbitrary-reading.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import type { Reading } from "../record/reading.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { readReading } from "./read-reading.ts";
import { rowsOfReading } from "./rows-of-reading.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lake-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a reading comes out of the lake as it went in, whatever is in it", async () => {
  const found: Reading[] = fc.sample(arbitraryReading, { numRuns: 40, seed: 6 });
  const readings = [inventedReading(1), ...found];
  const writer = await openLakeWriter(join(folder, "any"));
  for (const [n, reading] of readings.entries()) await writer.add(rowsOfReading(reading, inventedFacts(n)));
  await writer.commit();
  await writer.close();
  const lake = await openLake(join(folder, "any"));
  for (const reading of readings) expect(await readReading(lake, reading.document.id)).toEqual(reading);
  lake.close();
});

test.each([
  ["2021", "2021-01-01", "2021-12-31"],
  ["2020-02", "2020-02-01", "2020-02-29"],
  ["2021-05-06", "2021-05-06", "2021-05-06"],
  ["2021-02-30", null, null],
  ["2021-13", null, null],
  [null, null, null],
])("the date %s may mean the days from %s to %s", (date, date_from, date_to) => {
  const reading = inventedReading(1, 1);
  const dated = { ...reading, events: reading.events.map((event) => ({ ...event, date })) };
  expect(rowsOfReading(dated, inventedFacts(1)).events?.[0]).toMatchObject({ date, date_from, date_to });
});

test("codes of a side stand once each, with and without their sector", () => {
  const reading = inventedReading(1, 1);
  const [event] = reading.events;
  const [one] = event?.actor ?? [];
  if (!event || !one) throw new Error("the invented reading has an event with an actor");
  const actor = [one, { ...one, sector: null }, { ...one, sector: "MIL" }, { ...one, code: null }];
  const rows = rowsOfReading({ ...reading, events: [{ ...event, actor }] }, inventedFacts(1));
  expect(rows.events?.[0]?.actor_codes).toEqual(["NOR", "NOR.GOV", "NOR.MIL"]);
});

test("a reading with an error is a row of failures and no document", () => {
  const error = { code: "text/empty", what: "w", where: "x", fix: "f" };
  const rows = rowsOfReading({ ...inventedReading(3), error }, inventedFacts(3));
  expect(rows).toEqual({ failures: [{ locator: "invented.txt#3", document_id: "document-3", ...error }] });
});
