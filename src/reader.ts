import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadCodebook } from "./codebook/load-codebook.ts";
import { codeDocument } from "./coder/code-document.ts";
import { loadEncoder } from "./encoder/encoder.ts";
import type { Manifest } from "./encoder/manifest.ts";
import { loadKnowledgeBase } from "./entities/knowledge-base.ts";
import { buildReading, failedReading } from "./record/build-reading.ts";
import type { Reading } from "./record/reading.ts";
import { assertEnglish, type DocumentOptions, readDocument } from "./text/news-document.ts";
import { VERSION } from "./version.ts";

/** What a reader may be told. */
export interface ReaderOptions {
  /** Threads of the encoder; the reading does not depend on them. Default 2. */
  readonly threads?: number;
  /** A folder with other weights. */
  readonly modelFolder?: string;
  /** A CSV file of actors whose names replace those of the knowledge base (columns: `dragoman kb columns`). */
  readonly actors?: string;
}

/** What may be said about one text. Nothing of it is guessed when absent. */
export interface TextOptions extends DocumentOptions {
  /** Give the text out in the reading even where its licence does not say that it may be shared. */
  readonly withText?: boolean;
}

/** Reads news texts. Call `close` when done with it. */
export interface Reader {
  /** Name and version of the program, as cited. */
  readonly coder: string;
  /** Hash of the weights. */
  readonly modelHash: string;
  /** The reading of one text. @throws DragomanError "text/…" for a text that cannot be read */
  read(text: string, options?: TextOptions): Promise<Reading>;
  /** Like `read`, but a text that cannot be read gives a reading with its error. */
  tryRead(text: string, options?: TextOptions): Promise<Reading>;
  close(): Promise<void>;
}

/** Name and version of the program, as cited. Other actors are another coder: the same text may read differently. */
export function coderName(actors?: string): string {
  return `dragoman ${VERSION}${actors === undefined ? "" : ` with actors ${hashOf(actors)}`}`;
}

/** The weights as cited, from their manifest. */
export function modelHashOf({ files }: Pick<Manifest, "files">): string {
  return (files["reader.onnx"] ?? "").slice(0, 16);
}

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 8);

/** Loads codebook, knowledge base and weights once, for any number of texts. */
export async function createReader({ threads = 2, modelFolder, actors }: ReaderOptions = {}): Promise<Reader> {
  const codebook = loadCodebook();
  const knowledge = loadKnowledgeBase(undefined, actors);
  const encoder = await loadEncoder({ threads, ...(modelFolder ? { folder: modelFolder } : {}) });
  const modelHash = modelHashOf(encoder.manifest);
  const coder = coderName(actors);
  async function read(text: string, { withText = false, ...options }: TextOptions = {}): Promise<Reading> {
    const document = readDocument(text, options);
    assertEnglish(document);
    const coded = await codeDocument(document, { encoder, codebook, knowledge });
    return buildReading(coded, { codebook, knowledge, coder, modelHash, withText });
  }
  return {
    coder,
    modelHash,
    read,
    tryRead: (text, options) =>
      read(text, options).catch((error: unknown) => failedReading(options?.id ?? "text", error)),
    close: () => encoder.release(),
  };
}
