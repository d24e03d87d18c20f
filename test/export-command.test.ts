import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exportCommand } from "../src/cli/export-command.ts";
import { writeExport } from "../src/cli/write-export.ts";
import { EXPORTS } from "../src/store/exports/list-exports.ts";
import { openLakeWriter } from "../src/store/lake-writer.ts";
import { rowsOfReading } from "../src/store/rows-of-reading.ts";
import type { StoredEvent } from "../src/store/stored-event.ts";
import { INVENTED_EVENTS } from "./invented-events.ts";
import { inventedFacts, inventedReading } from "./invented-reading.ts";

let folder = "";
let told = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dragoman-export-"));
  told = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

function format(name: string) {
  const found = EXPORTS.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
}

async function* all(): AsyncGenerator<StoredEvent> {
  yield* INVENTED_EVENTS;
}

test("every format is written to a file and leaves nothing else but the lines that are owed", async () => {
  for (const each of EXPORTS) {
    const output = join(folder, `${each.name}${each.extension}`);
    await writeExport(each, all(), { output, query: null });
    expect((await readFile(output)).length, each.name).toBeGreaterThan(0);
  }
  const names = new Set(EXPORTS.map(({ name, extension }) => `${name}${extension}`));
  const others = (await readdir(folder)).filter((file) => !names.has(file.replace(/\.attribution\.txt$/, "")));
  expect(others).toEqual([]);
  const owed = await readFile(join(folder, "csv.csv.attribution.txt"), "utf8");
  expect(owed.split("\n")[0]).toBe("Harbour Wire, Nell Ashgrove, CC BY 4.0");
});

test("an event that is left out owes no line", async () => {
  const output = join(folder, "only.json");
  await writeExport(format("stix"), all(), { output, query: null });
  expect(await readFile(`${output}.attribution.txt`, "utf8")).toContain("Harbour Wire");
  async function* talks() {
    yield* INVENTED_EVENTS.slice(0, 1);
  }
  await writeExport(format("stix"), talks(), { output, query: null });
  expect(await readdir(folder)).toEqual(["only.json"]);
});

test("the events of a lake are exported through a filter", async () => {
  const writer = await openLakeWriter(join(folder, "lake"));
  for (const n of [1, 2, 3]) await writer.add(rowsOfReading(inventedReading(n), inventedFacts(n)));
  await writer.commit();
  await writer.close();
  const output = join(folder, "events.csv");
  await exportCommand("csv", { lake: join(folder, "lake"), output, since: "2021-02", until: "2021-03" });
  const rows: Record<string, string>[] = parse(await readFile(output), { columns: true });
  expect(rows.map(({ date, actor_code }) => `${date} ${actor_code}`).sort()).toEqual([
    "2021-02 NOR",
    "2021-02 NOR",
    "2021-03 NOR",
    "2021-03 NOR",
  ]);
  const cite = join(folder, "cite.cff");
  await exportCommand("citation-cff", {
    lake: join(folder, "lake"),
    output: cite,
    type: ["CONSULT"],
    publishedSince: "2020",
  });
  expect(await readFile(cite, "utf8")).toContain("asked for: --type CONSULT --published-since 2020");
});

test("an export without any event is made, and says so", async () => {
  const writer = await openLakeWriter(join(folder, "lake"));
  await writer.add(rowsOfReading(inventedReading(1), inventedFacts(1)));
  await writer.commit();
  await writer.close();
  const output = join(folder, "events.tab");
  await exportCommand("icews", { lake: join(folder, "lake"), output, actor: ["Envoy77"] });
  expect((await readFile(output, "utf8")).split("\n")).toHaveLength(2);
  expect(told).toContain("dragoman: No events match");
});

test("ICEWS is one byte a letter", async () => {
  const output = join(folder, "icews.tab");
  await writeExport(format("icews"), all(), { output, query: null });
  const bytes = await readFile(output);
  expect(bytes.toString("latin1")).toContain("\tLódz\t");
  expect(bytes.includes(Buffer.from("L\u00f3dz", "latin1"))).toBe(true);
});

test("what a format has no place for is counted by its reason", async () => {
  await writeExport(format("stix"), all(), { output: join(folder, "a.json"), query: null });
  expect(told).toContain("1 event left out: future: the format cannot say so");
  expect(told).toContain("2 events left out: CONSULT: no matter of security");
});

test("a stream that fails leaves no file", async () => {
  async function* failing() {
    yield* INVENTED_EVENTS;
    throw new Error("cut");
  }
  for (const name of ["csv", "parquet"])
    await expect(writeExport(format(name), failing(), { output: join(folder, name), query: null })).rejects.toThrow(
      "cut",
    );
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  [["nonsense", {}], /no format "nonsense".*csv/],
  [["csv", {}], /--lake is missing/],
  [["parquet", { lake: "lake" }], /parquet needs a file/],
  [["stix", { columns: true }], /stix has no columns/],
] as const)("%j is refused with what would be right", async ([name, flags], message) => {
  await expect(exportCommand(name, flags)).rejects.toThrow(message);
});

test("a folder that is not there is named", async () => {
  const output = join(folder, "not", "there.csv");
  await expect(writeExport(format("csv"), all(), { output, query: null })).rejects.toThrow(
    /there\.csv.*Name a file in a folder that is there/s,
  );
});
