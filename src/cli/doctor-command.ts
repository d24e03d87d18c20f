import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCodebook } from "../codebook/load-codebook.ts";
import { checkFiles, readManifest } from "../encoder/manifest.ts";
import { loadKnowledgeBase } from "../entities/knowledge-base.ts";
import { DragomanError } from "../errors.ts";
import { createReader } from "../reader.ts";
import { counted } from "../text/counted.ts";
import { VERSION } from "../version.ts";
import { writeOut } from "./write.ts";

/** The self-test: a text of our own, and what its reading must say. The file is written by `npm run selftest:write` when the weights change. */
const SELF_TEST = fileURLToPath(new URL("../../models/self-test.json", import.meta.url));

interface SelfTest {
  readonly text: string;
  readonly date: string;
  readonly events: readonly (readonly [type: string, words: string])[];
}

/** `dragoman doctor`: one line a check; fails with the first thing that is wrong. */
export async function doctorCommand(): Promise<void> {
  const say = (check: string, found: string) => writeOut(`ok  ${check.padEnd(16)}${found}\n`);
  await say("program", `dragoman ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  const codebook = loadCodebook();
  await say("codebook", `${codebook.name}: ${codebook.types.length} types, ${codebook.contexts.length} contexts`);
  const knowledge = loadKnowledgeBase();
  await say("knowledge base", `${knowledge.names.size} names, ${knowledge.leaders.size} office holders`);
  const manifest = readManifest();
  checkFiles(manifest);
  await say(
    "weights",
    `${manifest.name} ${manifest.version}, ${manifest.files["reader.onnx"]?.slice(0, 16)}, hashes match`,
  );
  await say("self-test", await selfTest());
}

/** Reads the self-test's text and compares types and trigger words. */
async function selfTest(): Promise<string> {
  if (!existsSync(SELF_TEST))
    throw new DragomanError("encoder/missing-model", {
      what: "the self-test is missing",
      where: SELF_TEST,
      fix: "Install the package again.",
    });
  const expected: SelfTest = JSON.parse(readFileSync(SELF_TEST, "utf8"));
  const reader = await createReader();
  const began = performance.now();
  const reading = await reader.read(expected.text, { date: expected.date });
  const elapsedMs = Math.round(performance.now() - began);
  await reader.close();
  const found = reading.events.map((e) => [e.event, e.event_text[0]?.text ?? ""] as const);
  if (JSON.stringify(found) !== JSON.stringify(expected.events))
    throw new DragomanError("encoder/bad-model", {
      what: `the self-test reads ${JSON.stringify(found)} where ${JSON.stringify(expected.events)} is expected`,
      where: SELF_TEST,
      fix: "This processor or this onnxruntime gives other results than the weights were released with: please report both.",
    });
  return `${counted(found.length, "event")} as expected, ${elapsedMs} ms`;
}
