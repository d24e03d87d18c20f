import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { DuplicateIndex, KIN_SHARE, NEAR_SHARE } from "../../src/ingest/duplicate-index.ts";
import { sharedShare, textSignature } from "../../src/ingest/text-signature.ts";

/**
 * `npx tsx bench/duplicates/run.ts`: what share of their shingles copies of one text keep, and other texts have, on variants made of the
 * corpus. The thresholds of duplicate-index.ts were read from this table. Then: time and memory of an index of 100,000 texts.
 */
const FOLDER = new URL("../../corpus/documents/", import.meta.url);
const texts = readdirSync(FOLDER)
  .map((file): string => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")).paragraphs.join("\n\n"))
  .filter((text) => text.split(/\s+/).length >= 80);

const cut = (text: string, share: number) =>
  text
    .split(" ")
    .slice(0, Math.ceil(text.split(" ").length * share))
    .join(" ");
const every = (n: number) => (text: string) =>
  text
    .split(" ")
    .map((word, i) => (i % n === n - 1 ? `${word}x` : word))
    .join(" ");
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);

const VARIANTS: Readonly<Record<string, (text: string, i: number) => string>> = {
  "other quotes, dashes, case of the head": (t) => `${t.slice(0, 40).toUpperCase()}${t.slice(40)}`.replaceAll('"', "“"),
  "dateline and agency credit put before it": (t) => `GENEVA, March 3 (AP) — ${t}`,
  "headline before, share buttons and copyright behind": (t) =>
    `Envoys meet again as talks drag on\n\n${t}\n\nShare this story. Follow us for more news. © 2024 Example Media. All rights reserved.`,
  "one word in 100 changed": every(100),
  "last tenth cut": (t) => cut(t, 0.9),
  "last fifth cut": (t) => cut(t, 0.8),
  "last third cut": (t) => cut(t, 0.67),
  "one word in 25 changed": every(25),
  "second half is another text": (t, i) => `${cut(t, 0.5)} ${cut(texts[(i + 1) % texts.length] ?? "", 0.5)}`,
  "last half cut": (t) => cut(t, 0.5),
  "sentences in another order": (t) => sentences(t).reverse().join(" "),
  "one word in 10 changed": every(10),
  "first sentence quoted in another text": (t, i) => `${texts[(i + 1) % texts.length]} ${sentences(t)[0]}`,
};

function quantiles(shares: readonly number[]): string {
  const sorted = [...shares].sort((a, b) => a - b);
  const at = (q: number) => (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(2);
  return `5% ${at(0.05)}  median ${at(0.5)}  95% ${at(0.95)}`;
}

const signatures = texts.map((text) => textSignature(text));
console.log(`${texts.length} texts of 80 words and more; copy from ${NEAR_SHARE}, same first text from ${KIN_SHARE}`);
for (const [name, vary] of Object.entries(VARIANTS)) {
  const shares = texts.map((text, i) => {
    const base = signatures[i];
    return base ? sharedShare(base.shingles, textSignature(vary(text, i)).shingles) : 0;
  });
  const over = (least: number) => `${Math.round((100 * shares.filter((s) => s >= least).length) / shares.length)}%`;
  console.log(`${name.padEnd(54)} ${quantiles(shares)}  copy ${over(NEAR_SHARE)}  kin ${over(KIN_SHARE)}`);
}
let most = 0;
for (const [i, a] of signatures.entries())
  for (const b of signatures.slice(i + 1)) most = Math.max(most, sharedShare(a.shingles, b.shingles));
console.log(`two different texts of the corpus: at most ${most.toFixed(2)}`);

const index = new DuplicateIndex();
const random = new Uint16Array(64);
const before = process.memoryUsage();
const started = performance.now();
for (let i = 0; i < 100_000; i += 1) {
  for (let k = 0; k < 64; k += 1) random[k] = Math.floor(Math.random() * 65_536);
  const hash = createHash("sha256").update(String(i)).digest("hex");
  if (index.find(hash, { shingles: random, numbers: i }) === null)
    index.add(hash, hash, { shingles: random, numbers: i });
}
const after = process.memoryUsage();
const bytes = (after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed) / index.size;
console.log(
  `index of ${index.size}: ${((performance.now() - started) / 100).toFixed(1)} µs a text, about ${Math.round(bytes)} bytes a text with its id`,
);
