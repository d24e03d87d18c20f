import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { addInvented, lakePath } from "../../test/invented-lake.ts";
import { inventedFacts, inventedReading } from "../../test/invented-reading.ts";
import { compactLake } from "./compact-lake.ts";
import { LAKE_DISK, type LakeDisk } from "./lake-disk.ts";
import { openLakeWriter } from "./lake-writer.ts";
import { openLake } from "./open-lake.ts";
import { rowsOfReading } from "./rows-of-reading.ts";
import { verifyLake } from "./verify-lake.ts";

/** A disk that fails at its step `at` and at all later ones, as if the machine went down there: before the step is taken, or after. */
function failingAt(at: number, when: "before" | "after"): LakeDisk {
  let steps = 0;
  const failing = Object.entries(LAKE_DISK).map(([name, act]: [string, (...given: never[]) => Promise<unknown>]) => [
    name,
    async (...given: never[]) => {
      steps += 1;
      const result = steps < at || (steps === at && when === "after") ? await act(...given) : null;
      if (steps >= at) throw new Error("the machine went down");
      return result;
    },
  ]);
  return Object.fromEntries(failing) as LakeDisk; // sound: each step is there under its name
}

async function goOn(folder: string, numbers: readonly number[]): Promise<void> {
  const writer = await openLakeWriter(folder);
  const known = await writer.knownLocators();
  for (const n of numbers)
    if (!known.has(`invented.txt#${n}`)) await writer.add(rowsOfReading(inventedReading(n), inventedFacts(n)));
  await writer.commit();
  await writer.close();
}

async function expectWhole(folder: string, documents: number): Promise<void> {
  expect(await verifyLake(folder)).toEqual([]);
  const lake = await openLake(folder);
  const counts = "(SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM events) AS events";
  expect(await lake.query(`SELECT ${counts}`)).toEqual([{ documents, events: 2 * documents }]);
  lake.close();
}

const didFail = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => false,
    () => true,
  );

test.each(["before", "after"] as const)(
  "a crash just %s any step of writing leaves a lake that the same run brings to the same end",
  async (when) => {
    let at = 1;
    for (; ; at += 1) {
      const folder = await lakePath();
      const failed = await didFail(addInvented(folder, [[1], [2]], { disk: failingAt(at, when) }));
      await goOn(folder, [1, 2]);
      await expectWhole(folder, 2);
      if (!failed) break;
    }
    expect(at).toBeGreaterThan(40);
  },
  300_000,
);

test.each(["before", "after"] as const)(
  "a crash just %s any step of compacting costs no row, and the next compaction cleans up",
  async (when) => {
    let at = 1;
    for (; ; at += 1) {
      const folder = await lakePath();
      await addInvented(folder, [[1], [2], [3]]);
      const failed = await didFail(compactLake(folder, { disk: failingAt(at, when) }));
      await expectWhole(folder, 3);
      await compactLake(folder);
      await expectWhole(folder, 3);
      expect(await readdir(join(folder, "parts/events"))).toHaveLength(1);
      if (!failed) break;
    }
    expect(at).toBeGreaterThan(20);
  },
  300_000,
);

const KILLS = Number(process.env.KILLS ?? 100);
const DOCUMENTS = 400;

/** Runs a writer in a process of its own and kills it after so long from when it began. True when it came to its end before. */
async function runAndKill(folder: string, afterMs: number): Promise<boolean> {
  const script = join(import.meta.dirname, "../../test/write-invented-lake.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, String(DOCUMENTS)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  await Promise.race([sleep(afterMs), ended]);
  child.kill("SIGKILL");
  const [code] = await ended;
  return code === 0;
}

test(`a writer that is killed ${KILLS} times at random loses nothing and doubles nothing`, async () => {
  let folder = await lakePath();
  let lakes = 1;
  for (let kills = 0; kills < KILLS; ) {
    if (await runAndKill(folder, Math.random() * 1500)) {
      await expectWhole(folder, DOCUMENTS);
      folder = await lakePath();
      lakes += 1;
      continue;
    }
    kills += 1;
    if (kills % 10 === 0) expect(await soundOrAbsent(folder)).toEqual([]);
  }
  while (!(await runAndKill(folder, 60_000)));
  await expectWhole(folder, DOCUMENTS);
  console.log(`${KILLS} kills, ${lakes} lakes`);
}, 1_200_000);

const soundOrAbsent = (folder: string) =>
  verifyLake(folder).catch((error) => (error.code === "store/not-a-lake" ? [] : Promise.reject(error)));
