import { mkdir, readFile, writeFile } from "node:fs/promises";
import { loadVocabulary } from "./load-corpus.ts";
import { markDocument } from "./read-corpus.ts";
import { SourceTexts, STANDOFF } from "./read-standoff.ts";
import { toStandoff } from "./standoff.ts";

/**
 * `tsx corpus/tools/write-standoff.ts SOURCE FILE…`: takes the words out of marked documents whose text lies in SOURCE (a file of ../shared) and
 * writes corpus/standoff/<id>.json. The documents have the format of the corpus and the id of their text.
 */
const [source = "", ...files] = process.argv.slice(2);
const vocabulary = await loadVocabulary();
const texts = new SourceTexts();
await mkdir(STANDOFF, { recursive: true });
for (const file of files) {
  const marked = markDocument(JSON.parse(await readFile(file, "utf8")), vocabulary);
  const text = await texts.text(source, marked.raw.id);
  if (text === null) throw new Error(`${file}: ../shared/${source} has no text ${marked.raw.id}`);
  const standoff = toStandoff(marked, text, source);
  await writeFile(new URL(`${standoff.id}.json`, STANDOFF), `${JSON.stringify(standoff)}\n`);
}
console.log(`${files.length} documents written to corpus/standoff/`);
