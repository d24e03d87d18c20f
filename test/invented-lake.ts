import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type LakeWriterOptions, openLakeWriter } from "../src/store/lake-writer.ts";
import { type DocumentFacts, rowsOfReading } from "../src/store/rows-of-reading.ts";
import { inventedFacts, inventedReading } from "./invented-reading.ts";

/** A path for a lake that is gone when the test has ended. */
export async function lakePath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "lake");
}

/** Adds invented documents, each list of numbers as one commit. */
export async function addInvented(
  folder: string,
  commits: readonly (readonly number[])[],
  { facts = {}, ...options }: LakeWriterOptions & { readonly facts?: Partial<DocumentFacts> } = {},
): Promise<void> {
  const writer = await openLakeWriter(folder, options);
  try {
    for (const numbers of commits) {
      for (const number of numbers)
        await writer.add(rowsOfReading(inventedReading(number), inventedFacts(number, facts)));
      await writer.commit();
    }
  } finally {
    await writer.close();
  }
}
