import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { checkFiles, readManifest } from "./manifest.ts";

test("the shipped weights are those of the manifest", () => {
  const manifest = readManifest();
  expect(() => checkFiles(manifest)).not.toThrow();
  expect(manifest.labels.types).toHaveLength(17);
});

test("a missing model, a broken manifest and a changed file are told apart", () => {
  const folder = mkdtempSync(`${tmpdir()}/model-`);
  expect(() => readManifest(folder)).toThrow(expect.objectContaining({ code: "encoder/missing-model" }));
  writeFileSync(`${folder}/manifest.json`, "{");
  expect(() => readManifest(folder)).toThrow(expect.objectContaining({ code: "encoder/bad-model" }));
  cpSync("models/manifest.json", `${folder}/manifest.json`);
  writeFileSync(`${folder}/tokenizer.json`, "{}");
  writeFileSync(`${folder}/reader.onnx`, "");
  expect(() => checkFiles(readManifest(folder), folder)).toThrow(/reader\.onnx|tokenizer\.json/);
});
