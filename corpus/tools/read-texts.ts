import { readdir, readFile } from "node:fs/promises";
import type { RawDocument } from "./read-corpus.ts";

const DOCUMENTS = new URL("../documents/", import.meta.url);
/** Beside the repository; it is no part of it and may be missing. */
const SHARED = new URL("../../../shared/", import.meta.url);

/** A text from beside the repository, under the name of its file and its own. */
export interface SharedText {
  readonly id: string;
  /** Empty where the file gives none. */
  readonly title: string;
  readonly text: string;
}

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
export async function readSharedTexts(folder: string): Promise<SharedText[] | null> {
  const names = await readdir(new URL(`${folder}/`, SHARED)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!names) return null;
  const files = names.filter((name) => name.endsWith(".jsonl")).sort();
  const sources = files.map(async (name) => {
    const lines = (await readFile(new URL(`${folder}/${name}`, SHARED), "utf8")).split("\n");
    return lines.flatMap((line) => (line.trim() ? sharedText(`${folder}/${name}`, line) : []));
  });
  return (await Promise.all(sources)).flat();
}

function sharedText(file: string, line: string): SharedText[] {
  const { id, title = "", text } = parse<Partial<SharedText>>(file, line);
  return text === undefined ? [] : [{ id: `${file} ${id}`, title, text }];
}

function parse<T = RawDocument>(file: string, source: string): T {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
