import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { lakePath } from "./invented-lake.ts";
import { inventedMcpLake } from "./mcp-client.ts";

/** Runs an example as it stands, with "dragoman" being the sources. */
function run(name: string, ...args: readonly string[]) {
  const env = { ...process.env, TSX_TSCONFIG_PATH: "test/examples.tsconfig.json" };
  const command = ["--import", "tsx", `examples/${name}.mjs`, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", env });
  return { status, out: stdout, err: stderr };
}

test("read-text prints the act, its sides and its words", () => {
  expect(run("read-text")).toEqual({
    status: 0,
    err: "",
    out: `COERCE arrest, 2014-03-07
  who:      KEN COP “Kenyan police”
  to whom:  KEN EDU “four students”
  act:      “arrested” [14, 22)
  says:     officials
`,
  });
});

test("build-lake codes a file, and knows it the next time", async () => {
  const folder = await lakePath();
  const first = run("build-lake", folder, "examples/*.txt", "examples/none.txt");
  expect(first.out).toMatch(
    /^examples\/raisi-moscow\.txt: read, (\d+) events\nThe lake has \d+ events of \d+ acts\.\n$/,
  );
  expect(first.err).toBe("examples/none.txt: ingest/missing\n");
  expect(run("build-lake", folder, "examples/*.txt").out).toContain("raisi-moscow.txt: known, 0 events");
});

test("ask-lake prints sentences, what may not be given out, and the credit that is owed", async () => {
  const folder = await inventedMcpLake(2);
  const { status, out } = run("ask-lake", folder, "NOR", "CONSULT");
  expect(status).toBe(0);
  expect(out).toMatch(/2021-01 CONSULT visit: Envoy0\n {2}🕊 Envoy0 visited0/u);
  expect(out).toContain("(no licence allows to give the sentence out)");
  expect(out).toContain("told by 2 reports of 1 independent origins");
  expect(out.trimEnd().split("\n").at(-1)).toBe("Credit: The Invented Post, no. 0, CC BY 4.0");
});

test("ask-lake says what a mistyped value may have meant", async () => {
  const { status, err } = run("ask-lake", await inventedMcpLake(1), "NOR", "CONSLT");
  expect([status, err]).toEqual([2, expect.stringContaining("Did you mean CONSULT?")]);
});

test("pair-over-time prints both directions", async () => {
  const { out } = run("pair-over-time", await inventedMcpLake(2), "NOR", "CHL");
  expect(out.split("\n").slice(0, 2)).toEqual(["period,actor,recipient,stories,goldstein", "2021-01,NOR,CHL,2,1.9"]);
  expect(out).toContain("2021-02,CHL,NOR,0,\n");
});

test("the page on the library shows the examples as they are, and each of them", async () => {
  const page = await readFile("docs/library.md", "utf8");
  const names = (await readdir("examples")).filter((name) => name.endsWith(".mjs"));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(page, name).toContain((await readFile(`examples/${name}`, "utf8")).trim());
});
