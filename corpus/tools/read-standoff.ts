import { readdir, readFile } from "node:fs/promises";
import { joinParagraphs, type RawDocument } from "./read-corpus.ts";
import { fromStandoff, type StandoffDocument } from "./standoff.ts";

export const STANDOFF = new URL("../standoff/", import.meta.url);
const SHARED = new URL("../../../shared/", import.meta.url);

/** Reads the texts that standoff marks speak of, each file once. */
export class SourceTexts {
  private readonly files = new Map<string, Promise<Map<string, string>>>();

  /** @returns null when the file is not there or has no text of this name */
  async text(file: string, id: string): Promise<string | null> {
    const known = this.files.get(file) ?? this.read(file);
    this.files.set(file, known);
    return (await known).get(id) ?? null;
  }

  private async read(file: string): Promise<Map<string, string>> {
    const content = await readFile(new URL(file, SHARED), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
    return file.endsWith(".conllu") ? treebankTexts(content) : lineTexts(content);
  }
}

function lineTexts(content: string): Map<string, string> {
  const lines = content.split("\n").filter((line) => line.trim());
  return new Map(lines.map((line) => JSON.parse(line)).map(({ id, text }) => [String(id), String(text)]));
}

/** The texts of a CoNLL-U file: its sentences joined with a space, its paragraphs with an empty line. */
function treebankTexts(content: string): Map<string, string> {
  const documents = new Map<string, string[][]>();
  let current: string[][] = [];
  for (const line of content.split("\n")) {
    const [, key, value = ""] = /^# (newdoc id|newpar|text)(?: = (.*))?/.exec(line) ?? [];
    if (key === "newdoc id") {
      current = [];
      documents.set(value, current);
    } else if (key === "newpar") current.push([]);
    else if (key === "text") {
      if (current.length === 0) current.push([]);
      current.at(-1)?.push(value);
    }
  }
  return new Map(
    [...documents].map(([id, paragraphs]) => [id, joinParagraphs(paragraphs.filter((p) => p.length > 0)).text]),
  );
}

/** Marked texts that lie beside the repository; those whose text is not there are left out and named. */
export async function readStandoff(): Promise<{ documents: RawDocument[]; missing: string[] }> {
  const names = await readdir(STANDOFF).catch(() => []);
  const texts = new SourceTexts();
  const documents: RawDocument[] = [];
  const missing: string[] = [];
  for (const name of names.filter((n) => n.endsWith(".json")).sort()) {
    const standoff: StandoffDocument = JSON.parse(await readFile(new URL(name, STANDOFF), "utf8"));
    const text = await texts.text(standoff.source.file, standoff.source.id);
    if (text === null) missing.push(standoff.id);
    else documents.push(fromStandoff(standoff, text));
  }
  return { documents, missing };
}
