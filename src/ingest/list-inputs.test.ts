import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listInputs } from "./list-inputs.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "list-inputs-"));
  await mkdir(join(root, "news/2024/empty"), { recursive: true });
  await mkdir(join(root, "news/.git"));
  for (const name of ["b.txt", "B.txt", "a.md", "2024/z.html", "2024/ä.txt", ".hidden", ".git/x", "[odd].txt"])
    await writeFile(join(root, "news", name), name);
  await symlink(join(root, "news"), join(root, "news/2024/loop"));
  await symlink(join(root, "nowhere"), join(root, "news/2024/dangling"));
  await symlink(join(root, "news/a.md"), join(root, "linked.md"));
});
afterAll(() => rm(root, { recursive: true }));

/** Each input in short, with the folder of the test left out. */
async function list(...args: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const input of listInputs(args.map((arg) => arg.replace("ROOT", root)))) {
    const kind = input.kind === "failure" ? input.error.code : input.kind;
    found.push(`${kind} ${input.locator.replace(root, "")}`);
  }
  return found;
}

const NEWS = [
  "file /news/2024/z.html",
  "file /news/2024/ä.txt",
  "file /news/B.txt",
  "file /news/[odd].txt",
  "file /news/a.md",
  "file /news/b.txt",
];
const DANGLING = "ingest/missing /news/2024/dangling";

test.each<[string, string[], string[]]>([
  ["a file", ["ROOT/news/a.md"], ["file /news/a.md"]],
  ["a folder: all that is in it, in one order, links that loop once", ["ROOT/news"], [DANGLING, ...NEWS]],
  ["a folder named twice", ["ROOT/news/", "ROOT/news/2024"], [DANGLING, ...NEWS]],
  [
    "arguments keep their order, each file comes once",
    ["ROOT/news/b.txt", "ROOT/news/./a.md", "ROOT/news"],
    ["file /news/b.txt", "file /news/a.md", DANGLING, ...NEWS.filter((line) => !/[/](b\.txt|a\.md)$/.test(line))],
  ],
  ["a glob", ["ROOT/news/*.txt"], ["file /news/B.txt", "file /news/[odd].txt", "file /news/b.txt"]],
  ["a glob over folders", ["ROOT/news/**/*.html"], ["file /news/2024/z.html"]],
  ["a glob that matches a folder", ["ROOT/new*"], [DANGLING, ...NEWS]],
  ["a name that looks like a glob but is a file", ["ROOT/news/[odd].txt"], ["file /news/[odd].txt"]],
  ["a glob without a match", ["ROOT/news/*.pdf"], ["ingest/missing /news/*.pdf"]],
  ["a missing file stops nothing", ["ROOT/no", "ROOT/news/a.md"], ["ingest/missing /no", "file /news/a.md"]],
  ["a path through a file", ["ROOT/news/a.md/x"], ["ingest/missing /news/a.md/x"]],
  ["a linked file", ["ROOT/linked.md"], ["file /linked.md"]],
  ["an empty folder", ["ROOT/news/2024/empty"], []],
  ["standard input, once", ["-", "-"], ["stdin -"]],
  [
    "addresses",
    ["HTTPS://News.example/a?b#c", "http://[::bad"],
    ["address https://news.example/a?b#c", "ingest/unreadable http://[::bad"],
  ],
  [
    "other schemes",
    ["file:///etc/passwd", "ftp://x.example/a"],
    ["ingest/unreadable file:///etc/passwd", "ingest/unreadable ftp://x.example/a"],
  ],
])("%s", async (_name, args, inputs) => {
  expect(await list(...args)).toEqual(inputs);
});

test("a pipe in a folder is a failure, a pipe that is named is an input", async () => {
  await mkdir(join(root, "pipes"));
  execFileSync("mkfifo", [join(root, "pipes/p")]);
  expect(await list("ROOT/pipes")).toEqual(["ingest/unreadable /pipes/p"]);
  expect(await list("ROOT/pipes/p")).toEqual(["file /pipes/p"]);
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be read is a failure", async () => {
  await mkdir(join(root, "locked"));
  await chmod(join(root, "locked"), 0);
  expect(await list("ROOT/locked")).toEqual(["ingest/unreadable /locked"]);
  await chmod(join(root, "locked"), 0o700);
});
