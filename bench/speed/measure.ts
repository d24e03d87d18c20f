import { readFileSync } from "node:fs";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { codeDocument } from "../../src/coder/code-document.ts";
import { loadEncoder } from "../../src/encoder/encoder.ts";
import { loadKnowledgeBase } from "../../src/entities/knowledge-base.ts";
import { buildReading } from "../../src/record/build-reading.ts";
import { readDocument } from "../../src/text/news-document.ts";

/** One process, one number of threads: reads every text twice (once to warm up) and prints what the second round took, by step. */
const [threads = "1", ...files] = process.argv.slice(2);
const texts = files.flatMap((file) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => String(JSON.parse(line).text)),
);

const spentMs = { load: 0, text: 0, encoder: 0, coder: 0, record: 0 };
const clock = async <T>(step: keyof typeof spentMs, work: () => T | Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  spentMs[step] += performance.now() - began;
  return result;
};

const [codebook, knowledge, encoder] = await clock(
  "load",
  async () => [loadCodebook(), loadKnowledgeBase(), await loadEncoder({ threads: Number(threads) })] as const,
);
const timed = {
  ...encoder,
  encode: (...args: Parameters<typeof encoder.encode>) => clock("encoder", () => encoder.encode(...args)),
};

async function readAll(): Promise<number> {
  let words = 0;
  for (const text of texts) {
    const document = await clock("text", () => readDocument(text));
    const before = spentMs.encoder;
    const coded = await clock("coder", () => codeDocument(document, { encoder: timed, codebook, knowledge }));
    spentMs.coder -= spentMs.encoder - before; // the encoder runs inside this step and is counted by itself
    await clock("record", () =>
      buildReading(coded, { codebook, knowledge, coder: "bench", modelHash: "", withText: true }),
    );
    words += document.sentences.reduce((sum, s) => sum + s.words.length, 0);
  }
  return words;
}

await readAll();
for (const step of ["text", "encoder", "coder", "record"] as const) spentMs[step] = 0;
const began = performance.now();
const words = await readAll();
const seconds = (performance.now() - began) / 1000;
await encoder.release();
const round = (x: number) => Math.round(x * 10) / 10;
const share = (step: "text" | "encoder" | "coder" | "record") => Math.round(spentMs[step] / seconds / 10);
console.log(
  JSON.stringify({
    threads: Number(threads),
    documents: texts.length,
    words,
    documentsPerSecond: round(texts.length / seconds),
    wordsPerSecond: Math.round(words / seconds),
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    loadMs: Math.round(spentMs.load),
    shareOfTimePercent: {
      text: share("text"),
      encoder: share("encoder"),
      coder: share("coder"),
      record: share("record"),
    },
  }),
);
