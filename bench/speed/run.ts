import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { readManifest } from "../../src/encoder/manifest.ts";

/** `npm run bench:speed`: documents and words a second on one and two threads, peak memory, cold start; writes bench/results/speed.json. */
const SHARED = new URL("../../../shared/news/", import.meta.url).pathname;
const ROOT = new URL("../../", import.meta.url).pathname;
const run = (command: string, args: readonly string[]) => {
  const began = performance.now();
  const done = spawnSync(command, args, { encoding: "utf8", cwd: ROOT });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: ${done.stderr}`);
  return { out: done.stdout, ms: performance.now() - began };
};

const rounds = ["1", "2"].map((threads) =>
  JSON.parse(
    run("npx", ["tsx", "bench/speed/measure.ts", threads, `${SHARED}wikinews.jsonl`, `${SHARED}voa.jsonl`]).out,
  ),
);
const starts = Array.from(
  { length: 7 },
  () => run(process.execPath, ["bin/dragoman.js", "read", "examples/raisi-moscow.txt"]).ms,
).sort((a, b) => a - b);
const result = {
  commit: run("git", ["rev-parse", "--short", "HEAD"]).out.trim(),
  model: readManifest().files["reader.onnx"]?.slice(0, 16),
  machine: `${cpus()[0]?.model}, ${cpus().length} cores`,
  rounds,
  coldStartMs: {
    minimum: Math.round(starts[0] ?? 0),
    median: Math.round(starts[3] ?? 0),
    maximum: Math.round(starts[6] ?? 0),
  },
};
mkdirSync(new URL("../results/", import.meta.url), { recursive: true });
writeFileSync(new URL("../results/speed.json", import.meta.url), `${JSON.stringify(result, null, 1)}\n`);
console.log(JSON.stringify(result, null, 1));
