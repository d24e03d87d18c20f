import { readdir, readFile } from "node:fs/promises";
import { loadCodebook } from "../../src/codebook/load-codebook.ts";
import { knownCodes } from "../../src/entities/knowledge-base.ts";
import { type MarkedDocument, markDocument, type RawDocument, type Vocabulary } from "./read-corpus.ts";
import { readStandoff } from "./read-standoff.ts";

const DOCUMENTS = new URL("../documents/", import.meta.url);

/** The closed sets of the codebook. */
export async function loadVocabulary(): Promise<Vocabulary> {
  const { types, contexts, sectors } = loadCodebook();
  return {
    modes: new Map(types.map((type) => [type.name, new Set(type.modes.map((mode) => mode.name))])),
    contexts: new Set(contexts.map((context) => context.name)),
    sectors: new Set(sectors.map((sector) => sector.code)),
    codes: knownCodes().codes,
  };
}

/** Every document of the corpus, or the given files, with spans found and problems listed. */
export async function loadCorpus(vocabulary: Vocabulary, files: readonly string[] = []): Promise<MarkedDocument[]> {
  const paths = files.length > 0 ? files : (await readdir(DOCUMENTS)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    paths.map(async (path) => {
      const source = await readFile(files.length > 0 ? path : new URL(path, DOCUMENTS), "utf8");
      try {
        const raw: RawDocument = JSON.parse(source);
        return markDocument(raw, vocabulary);
      } catch (error) {
        return unreadable(path, error);
      }
    }),
  );
}

/** The marked texts beside the repository with their spans; those whose text is not there are named in `missing`. */
export async function loadStandoff(
  vocabulary: Vocabulary,
): Promise<{ documents: MarkedDocument[]; missing: string[] }> {
  const { documents, missing } = await readStandoff();
  return { documents: documents.map((raw) => markDocument(raw, vocabulary)), missing };
}

function unreadable(path: string, error: unknown): MarkedDocument {
  const raw: RawDocument = { id: path, title: "", date: "", register: "", paragraphs: [], entities: [], events: [] };
  const problems = [`${path}: ${error instanceof Error ? error.message : String(error)}`];
  return { raw, text: "", sentences: [], mentions: [], events: [], statements: [], relations: [], problems };
}
