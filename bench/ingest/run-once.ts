import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What one run of `dragoman code` took, and what it said. */
export interface OneRun {
  readonly seconds: number;
  /** Largest resident set. */
  readonly peakMiB: number;
  readonly summary: readonly string[];
}

export interface RunOptions {
  /** With the model or with a reader that has none. */
  readonly reader: "fake" | "model";
  /** Put the events together to stories at the end. */
  readonly link: boolean;
}

/** Runs `dragoman code` in a process of its own. */
export function runOnce(lake: string, input: string, { reader, link }: RunOptions): OneRun {
  const script = join(import.meta.dirname, "code-once.ts");
  const args = ["--import", "tsx", script, lake, input, reader, link ? "link" : "apart"];
  const run = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  const lines = run.stdout.trim().split("\n");
  return { ...JSON.parse(lines.at(-1) ?? ""), summary: lines.slice(0, -1) };
}
