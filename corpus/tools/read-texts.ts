import { readdir, readFile } from "node:fs/promises";
import type { RawDocument } from "./read-corpus.ts";
import type { NamedText } from "./shingles.ts";

const DOCUMENTS = new URL("../documents/", import.meta.url);
/** Beside the repository; it is no part of it and may be missing. */
const SHARED = new URL("../../../shared/", import.meta.url);

/**
 * The documents of the corpus as they stand in their files, sorted by file name, without looking for the marked words.
 * For tools that count words: `loadCorpus` finds every mark and takes longer. A file that is no JSON ends the run with its name.
 */
export async function readRawCorpus(): Promise<RawDocument[]> {
  const names = (await readdir(DOCUMENTS)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map(async (name) => parse(name, await readFile(new URL(name, DOCUMENTS), "utf8"))));
}

/**
 * The texts of `../shared/<folder>`, one for each line of its JSON Lines files that has a text; files of marks have none.
 *
 * @returns null when there is no such folder
 */
export async function readSharedTexts(folder: string): Promise<NamedText[] | null> {
  const names = await readdir(new URL(`${folder}/`, SHARED)).catch(() => null);
  if (!names) return null;
  const files = names.filter((name) => name.endsWith(".jsonl")).sort();
  const sources = files.map(async (name) => {
    const lines = (await readFile(new URL(`${folder}/${name}`, SHARED), "utf8")).split("\n");
    return lines.flatMap((line) => (line.trim() ? namedText(`${folder}/${name}`, line) : []));
  });
  return (await Promise.all(sources)).flat();
}

function namedText(file: string, line: string): NamedText[] {
  const { id, title, text } = parse<Partial<NamedText & { title: string }>>(file, line);
  return text === undefined ? [] : [{ id: `${file} ${id}`, text: title ? `${title}\n\n${text}` : text }];
}

function parse<T = RawDocument>(file: string, source: string): T {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
