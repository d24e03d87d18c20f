import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { createReader } from "../../src/reader.ts";

/**
 * `npm run bench:quality`: reads the marked development sets with the product and scores the readings with the project's scorers.
 * Needs the folder ../shared beside the repository and Python 3; writes bench/results/quality.json.
 */
const SHARED = new URL("../../../shared/", import.meta.url).pathname;
const RESULTS = new URL("../results/", import.meta.url);
const folder = mkdtempSync(`${tmpdir()}/dragoman-bench-`);

interface Case {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
  readonly title?: string;
}

function score(tool: string, ...args: readonly string[]): unknown {
  const run = spawnSync("python3", [`${SHARED}tools/${tool}`, ...args, "--json"], { encoding: "utf8" });
  if (!run.stdout.trim()) throw new Error(`${tool}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

const lines = (path: string): Case[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const reader = await createReader();

async function readAll(name: string): Promise<string> {
  const cases = lines(`${SHARED}dev/${name}.jsonl`);
  const readings: string[] = [];
  for (const { id, text, date, title } of cases)
    readings.push(
      JSON.stringify(
        await reader.tryRead(text, { id, withText: true, ...(date ? { date } : {}), ...(title ? { title } : {}) }),
      ),
    );
  const path = `${folder}/${name}.readings.jsonl`;
  writeFileSync(path, `${readings.join("\n")}\n`);
  return path;
}

const results: Record<string, unknown> = {};
for (const name of ["wikinews", "voa"])
  results[name] = score(
    "score_readings.py",
    `${SHARED}dev/${name}.marks.jsonl`,
    `${SHARED}dev/${name}.jsonl`,
    await readAll(name),
  );
for (const name of ["plv-train", "gsr-dev", "cameo-ner-dev"])
  results[name] = score("score_sentences.py", `${SHARED}dev/${name}.jsonl`, await readAll(name));
const dispatch = await reader.read(readFileSync(`${SHARED}acceptance/raisi-moscow.txt`, "utf8"));
writeFileSync(`${folder}/dispatch.json`, JSON.stringify(dispatch));
results.dispatch = score("score_acceptance.py", `${folder}/dispatch.json`);
await reader.close();

const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
const corpus = createHash("sha256")
  .update(readFileSync(new URL("../../models/manifest.json", import.meta.url)))
  .digest("hex")
  .slice(0, 16);
mkdirSync(RESULTS, { recursive: true });
const machine = `${cpus()[0]?.model}, ${cpus().length} cores`;
writeFileSync(
  new URL("quality.json", RESULTS),
  `${JSON.stringify({ commit, model: reader.modelHash, manifest: corpus, machine, results }, null, 1)}\n`,
);
console.log(JSON.stringify(results, null, 1));
