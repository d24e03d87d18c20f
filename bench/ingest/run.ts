import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MadeItem, makeInputs } from "../../test/ingest/make-inputs.ts";
import { runOnce } from "./run-once.ts";
import { writeResult } from "./write-result.ts";

/**
 * A thousand documents made of the news texts beside the repository, repeated and varied, in nine formats, coded with the model by one command.
 * Needs a folder of JSON lines ({text, title, date}): `run.ts [FOLDER]`, default ../shared/news.
 */
const DOCUMENTS = 1_000;
const news = process.argv[2] ?? new URL("../../../shared/news", import.meta.url).pathname;

function textsOf(path: string): MadeItem[] {
  const lines = readdirSync(path)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(path, name), "utf8").trim().split("\n"));
  return lines.map((line) => {
    const { text, title, date } = JSON.parse(line);
    return { text, title, published: date };
  });
}

/** Rounds over the texts: as they are, with another last paragraph, with another number in it, cut in half. */
function varied(texts: readonly MadeItem[]): readonly MadeItem[] {
  return Array.from({ length: DOCUMENTS }, (_, n) => {
    const item = texts[n % texts.length] as MadeItem; // n % length is a place of it
    const kind = Math.floor(n / texts.length) % 4;
    const { text } = item;
    if (kind === 1) return { ...item, text: `${text}\n\nThis report was updated.` };
    if (kind === 2) return { ...item, text: `${text}\n\nIt was viewed ${n} times.` };
    if (kind === 3) return { ...item, text: text.slice(0, Math.ceil(text.length / 2)) };
    return item;
  });
}

if (existsSync(news)) {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-ingest-"));
  const input = join(folder, "inputs");
  await makeInputs(input, varied(textsOf(news)));
  const first = runOnce(join(folder, "lake"), input, { reader: "model", link: true });
  const again = runOnce(join(folder, "lake"), input, { reader: "model", link: true });
  rmSync(folder, { recursive: true });
  writeResult("news", { documents: DOCUMENTS, first, again });
} else console.log(`There are no news texts in ${news}.`);
