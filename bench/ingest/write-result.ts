import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const RESULT = new URL("../results/ingest.json", import.meta.url);

/** Puts what one bench measured into bench/results/ingest.json, beside what the others did. */
export function writeResult(name: string, measured: object): void {
  const before = existsSync(RESULT) ? JSON.parse(readFileSync(RESULT, "utf8")) : {};
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const result = { ...before, [name]: { machine: `${cpus()[0]?.model}, ${cpus().length} cores`, load, ...measured } };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
  console.log(JSON.stringify(measured, null, 1));
}
