import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { fakeReader } from "../../test/ingest/fake-reader.ts";
import { madeItem } from "../../test/ingest/make-inputs.ts";
import { type CodeFlags, codeCommand } from "./code-command.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-code-command-"));
const out: string[] = [];
const write = vi.spyOn(process.stdout, "write").mockImplementation((text, ...rest: unknown[]) => {
  out.push(String(text));
  const done = rest.at(-1);
  if (typeof done === "function") done();
  return true;
});
afterEach(() => {
  out.length = 0;
  process.exitCode = undefined;
});
afterAll(() => {
  write.mockRestore();
  rmSync(folder, { recursive: true, force: true });
});

const text = join(folder, "a.txt");
writeFileSync(text, madeItem(1).text);
const table = join(folder, "t.csv");
writeFileSync(table, "headline;corps\nA;B\n");
mkdirSync(join(folder, "empty"));
const lake = (name: string) => join(folder, `lake-${name}`);

async function code(inputs: readonly string[], flags: Partial<CodeFlags>) {
  let opened = 0;
  const openReader = () => {
    opened += 1;
    return fakeReader();
  };
  await codeCommand(inputs, { threads: 1, link: true, quiet: true, ...flags }, { openReader });
  return { opened, out: out.join(""), status: process.exitCode };
}

test.each<readonly [string, readonly string[], Partial<CodeFlags>, string]>([
  ["nowhere to put it", [text], {}, "cli/usage"],
  ["two places to put it", [text], { lake: lake("x"), to: "jsonl" }, "cli/usage"],
  ["loud and quiet", [text], { lake: lake("x"), jsonProgress: true }, "cli/usage"],
  ["a table of sites without a lake", [text], { to: "jsonl", sites: table }, "cli/usage"],
  ["a field that does not exist", [text], { lake: lake("x"), map: "txt=body" }, "cli/usage"],
  ["a table of sites that is not there", [text], { lake: lake("x"), sites: join(folder, "no.csv") }, "ingest/missing"],
  ["a file that is not there", [join(folder, "no.txt")], { lake: lake("x") }, "ingest/missing"],
  ["a glob that matches nothing", [join(folder, "*.nix")], { lake: lake("x") }, "ingest/missing"],
  ["an empty folder", [join(folder, "empty")], { lake: lake("x") }, "ingest/missing"],
  ["a folder that is no lake", [text], { lake: folder }, "store/not-a-lake"],
])("%s is refused, and no lake is made", async (_, inputs, flags, code_) => {
  await expect(code(inputs, flags)).rejects.toMatchObject({ code: code_ });
  expect(existsSync(lake("x"))).toBe(false);
});

test("what is not there beside what is, is a failure", async () => {
  const { out, status } = await code([join(folder, "no.txt"), text], { lake: lake("some") });
  expect(out).toContain("2 given = 1 read + 0 copies + 0 withdrawn + 1 failed + 0 known before");
  expect(out).toContain(`1 × ingest/missing: there is no such file or folder (${join(folder, "no.txt")})`);
  expect(status).toBe(0);
});

test("a text that cannot be read is named by its file", async () => {
  const german = join(folder, "g.txt");
  writeFileSync(german, "Nicht auf Englisch, wie man sieht.");
  const { out } = await code([german], { lake: lake("german") });
  expect(out).toContain(`1 × text/not-english: this is German (${german})`);
});

test("where nothing could be read the status says so, also the second time", async () => {
  for (const map of ["text=corp", "text=zzz"]) {
    const { out, status } = await code([table], { lake: lake("none"), map });
    expect([out.split("\n").at(-2), status]).toEqual([expect.stringContaining("SELECT * FROM failures"), 3]);
    expect(out).toContain("there is no column");
  }
  expect((await code([table], { lake: lake("none"), map: "text=corps" })).status).toBe(0);
});

test("readings and events are printed in the order of the inputs, copies too", async () => {
  const { out } = await code([text, table], { to: "readings" });
  const readings = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(readings.map(({ error }) => error?.code ?? "read")).toEqual(["read", "ingest/bad-columns"]);
});
