import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readManifest } from "../encoder/manifest.ts";
import { loadKnowledgeBase } from "../entities/knowledge-base.ts";
import type { TextReader } from "../ingest/code-documents.ts";
import { createReader, type Reader, type ReaderOptions } from "../reader.ts";
import { VERSION } from "../version.ts";

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
  const modelHash = (readManifest(modelFolder).files["reader.onnx"] ?? "").slice(0, 16);
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
    coder: `dragoman ${VERSION}${actors === undefined ? "" : ` with actors ${hashOf(actors)}`}`,
    modelHash,
    tryRead: async (text, said) => (await load()).tryRead(text, said),
    close: async () => (await loading)?.close(),
  };
}

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 8);
