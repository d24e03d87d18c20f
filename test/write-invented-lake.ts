import { setTimeout as sleep } from "node:timers/promises";
import { DragomanError } from "../src/errors.ts";
import { compactLake } from "../src/store/compact-lake.ts";
import { type LakeWriter, openLakeWriter } from "../src/store/lake-writer.ts";
import { rowsOfReading } from "../src/store/rows-of-reading.ts";
import { inventedFacts, inventedReading } from "./invented-reading.ts";

// A program that tests kill: it adds invented documents to a lake, three a commit, and goes on where the last run stopped.

const [folder = "", documents = "0"] = process.argv.slice(2);

/** A writer that was killed within the few milliseconds of taking the lock cannot be told from one that is starting: wait it out. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DragomanError && error.detail.where.includes("just starting"))) throw error;
      await sleep(1000);
    }
  }
}

process.stdout.write("ready\n");
if (Math.random() < 0.3) await patiently(() => compactLake(folder)).catch(() => {}); // there may be no lake yet
const writer: LakeWriter = await patiently(() => openLakeWriter(folder));
const known = await writer.knownLocators();
for (let n = 0; n < Number(documents); n += 1) {
  if (known.has(`invented.txt#${n}`)) continue;
  await writer.add(rowsOfReading(inventedReading(n), inventedFacts(n)));
  if (n % 3 === 0) await writer.commit();
}
await writer.commit();
await writer.close();
await patiently(() => compactLake(folder));
