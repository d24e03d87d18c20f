import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeItem } from "../../test/ingest/make-inputs.ts";
import { runOnce } from "./run-once.ts";
import { writeResult } from "./write-result.ts";

/** How much memory coding takes at most, by the number of documents: it should hardly grow. The reader has no model: its weights are the same for any number. */
const COUNTS = [1_000, 5_000, 20_000];
const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-memory-"));
const runs = COUNTS.map((documents) => {
  const input = join(folder, `${documents}.jsonl`);
  const file = openSync(input, "w");
  for (let n = 0; n < documents; n += 1) writeSync(file, `${JSON.stringify({ id: String(n), ...madeItem(n) })}\n`);
  closeSync(file);
  const measured = [false, true].map((link) => {
    const { seconds, peakMiB } = runOnce(join(folder, `lake-${documents}-${link}`), input, { reader: "fake", link });
    return [link ? "codeAndLink" : "code", { seconds, peakMiB }] as const;
  });
  return { documents, ...Object.fromEntries(measured) };
});
rmSync(folder, { recursive: true });
writeResult("memory", { runs });
