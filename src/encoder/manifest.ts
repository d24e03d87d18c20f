import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DragomanError } from "../errors.ts";

/** Closed sets of the model's outputs, each in the order of its columns. */
export interface Labels {
  readonly types: readonly string[];
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly flags: readonly string[];
  readonly kinds: readonly string[];
  readonly forms: readonly string[];
  readonly relations: readonly string[];
  readonly ends: readonly string[];
  readonly arcs: readonly string[];
  readonly pointers: readonly string[];
}

/** From which probability on each head is believed; chosen on held-out documents of the corpus. */
export type Thresholds = Readonly<
  Record<"trigger" | "actor" | "recipient" | "place" | "time" | "said_by" | "flags" | "modes" | "contexts", number>
>;

/** What models/manifest.json says of the weights beside it: hashes, windows, labels, thresholds, calibration, figures. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly base: string;
  readonly files: Readonly<Record<string, string>>;
  readonly corpus: string;
  readonly windowPieces: number;
  readonly contextPieces: number;
  readonly labels: Labels;
  readonly thresholds: Thresholds;
  readonly calibration: readonly [number, number];
  readonly figures: Readonly<Record<string, unknown>>;
}

/** models/ at the root of the package: two levels above both src/encoder/ and dist/encoder/. */
export const MODEL_FOLDER = fileURLToPath(new URL("../../models/", import.meta.url));

const REINSTALL = "Install the package again, or rebuild the model as training/README.md says.";

/**
 * Reads the manifest of a model folder.
 *
 * @throws DragomanError "encoder/missing-model" when the folder or its manifest is missing, "encoder/bad-model" when it is no manifest
 */
export function readManifest(folder: string = MODEL_FOLDER): Manifest {
  const path = `${folder.replace(/\/$/, "")}/manifest.json`;
  if (!existsSync(path))
    throw new DragomanError("encoder/missing-model", {
      what: "there is no model manifest",
      where: path,
      fix: REINSTALL,
    });
  try {
    const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"));
    if (manifest.labels.types[0] !== "none" || !manifest.files["reader.onnx"])
      throw new Error("labels or files are missing");
    return manifest;
  } catch (cause) {
    throw new DragomanError(
      "encoder/bad-model",
      { what: "the model manifest cannot be read", where: path, fix: REINSTALL },
      { cause },
    );
  }
}

/**
 * Compares every file of the model with the hash in the manifest.
 *
 * @throws DragomanError "encoder/missing-model" or "encoder/bad-model" naming the file
 */
export function checkFiles(manifest: Manifest, folder: string = MODEL_FOLDER): void {
  for (const [name, expected] of Object.entries(manifest.files)) {
    const path = `${folder.replace(/\/$/, "")}/${name}`;
    if (!existsSync(path))
      throw new DragomanError("encoder/missing-model", {
        what: `the model file ${name} is missing`,
        where: path,
        fix: REINSTALL,
      });
    const actual = createHash("sha256").update(readFileSync(path)).digest("hex");
    if (actual !== expected)
      throw new DragomanError("encoder/bad-model", {
        what: `the model file has hash ${actual.slice(0, 12)}…, the manifest says ${expected.slice(0, 12)}…`,
        where: path,
        fix: REINSTALL,
      });
  }
}
