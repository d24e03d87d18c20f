import { readFileSync } from "node:fs";
import * as ort from "onnxruntime-node";
import { DragomanError } from "../errors.ts";
import { type Labels, type Manifest, MODEL_FOLDER, readManifest, type Thresholds } from "./manifest.ts";
import { PieceCutter } from "./pieces.ts";
import { buildWindows, type Window, type WordRange } from "./windows.ts";

/** Logits of one window, row-major; `n` words with the root first. Label columns are those of `Labels`. */
export interface Scores {
  readonly n: number;
  /** [n × types], [n × ends], … one row a word */
  readonly types: Float32Array;
  readonly ends: Float32Array;
  readonly flags: Float32Array;
  readonly modes: Float32Array;
  readonly contexts: Float32Array;
  readonly kinds: Float32Array;
  readonly forms: Float32Array;
  /** [pointers × n × n] and [arcs × n × n]: from word, to word */
  readonly pointers: Float32Array;
  readonly arcs: Float32Array;
  /** [n × n]: index of the likeliest relation, and by how much its logit beats that of "none" */
  readonly relation: Int32Array;
  readonly relationMargin: Float32Array;
}

/** A window with what the model says of it. */
export interface EncodedWindow {
  readonly window: Window;
  readonly scores: Scores;
}

/** What the coder needs of a model: real weights, or fixed arrays in tests. */
export interface Encoder {
  readonly labels: Labels;
  readonly thresholds: Thresholds;
  readonly calibration: readonly [number, number];
  encode(words: readonly string[], sentences: readonly WordRange[]): Promise<EncodedWindow[]>;
}

/** An encoder on loaded weights. Call `release` when done with it. */
export interface LoadedEncoder extends Encoder {
  readonly manifest: Manifest;
  release(): Promise<void>;
}

/**
 * Loads the weights of a model folder.
 *
 * Every window is one run of the session. A batch of several would share one int8 scale for its activations, and a document's reading
 * would then depend on its neighbours.
 *
 * @param options.threads threads of one run; the reading is the same with any number
 * @throws DragomanError "encoder/missing-model", "encoder/bad-model"
 */
export async function loadEncoder({ folder = MODEL_FOLDER, threads = 2 } = {}): Promise<LoadedEncoder> {
  const manifest = readManifest(folder);
  const at = (name: string) => `${folder.replace(/\/$/, "")}/${name}`;
  const cutter = new PieceCutter(JSON.parse(readFileSync(at("tokenizer.json"), "utf8")));
  const session = await openSession(at("reader.onnx"), threads);
  const { windowPieces, contextPieces } = manifest;
  return {
    manifest,
    labels: manifest.labels,
    thresholds: manifest.thresholds,
    calibration: manifest.calibration,
    async encode(words, sentences) {
      const encoded: EncodedWindow[] = [];
      for (const window of buildWindows(words, sentences, { cutter, windowPieces, contextPieces }))
        encoded.push({ window, scores: await runWindow(session, window) });
      return encoded;
    },
    release: () => session.release(),
  };
}

async function openSession(path: string, threads: number): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(path, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new DragomanError(
      "encoder/bad-model",
      {
        what: "the weights cannot be loaded",
        where: path,
        fix: "Run `dragoman doctor`; install the package again if a hash differs.",
      },
      { cause },
    );
  }
}

async function runWindow(session: ort.InferenceSession, window: Window): Promise<Scores> {
  const row = (values: readonly number[]) =>
    new ort.Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]);
  const { pieces, cases, starts } = window;
  const out = await session.run({
    pieces: row(pieces),
    cases: row(cases),
    starts: row(starts),
  });
  const floats = (name: string): Float32Array => {
    const data = out[name]?.data;
    if (data instanceof Float32Array) return data;
    throw shapeError(name);
  };
  const integers = (name: string): Int32Array => {
    const data = out[name]?.data;
    if (data instanceof Int32Array) return data;
    throw shapeError(name);
  };
  return {
    n: starts.length,
    types: floats("types"),
    ends: floats("ends"),
    flags: floats("flags"),
    modes: floats("modes"),
    contexts: floats("contexts"),
    kinds: floats("kinds"),
    forms: floats("forms"),
    pointers: floats("pointers"),
    arcs: floats("arcs"),
    relation: integers("relation"),
    relationMargin: floats("relation_margin"),
  };
}

function shapeError(name: string): DragomanError {
  return new DragomanError("encoder/shape", {
    what: `the model gives no output "${name}" of the expected type`,
    where: "runWindow",
    fix: "The weights are not of this version of dragoman: install the package again.",
  });
}
