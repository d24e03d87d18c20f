import { readManifest } from "../encoder/manifest.ts";
import { loadKnowledgeBase } from "../entities/knowledge-base.ts";
import type { TextReader } from "../ingest/code-documents.ts";
import { coderName, createReader, modelHashOf, type Reader, type ReaderOptions } from "../reader.ts";

/** A reader that is let go with `close`. */
export interface ClosableReader extends TextReader {
  close(): Promise<void>;
}

/**
 * A reader that loads its weights when the first text is read: a run that finds nothing to do needs none. Its names are those of
 * `createReader`.
 *
 * @throws DragomanError "encoder/…" and "entities/…" at once, where what is checked at once is missing or wrong: the manifest, the table of actors
 */
export function lazyReader(options: ReaderOptions): ClosableReader {
  const { modelFolder, actors } = options;
  const modelHash = modelHashOf(readManifest(modelFolder));
  if (actors !== undefined) loadKnowledgeBase(undefined, actors);
  let loading: Promise<Reader> | null = null;
  const load = () => {
    loading ??= createReader(options).catch((error: unknown) => {
      loading = null; // what was missing may be there the next time
      throw error;
    });
    return loading;
  };
  return {
    coder: coderName(actors),
    modelHash,
    tryRead: async (text, said) => (await load()).tryRead(text, said),
    close: async () => (await loading)?.close(),
  };
}
