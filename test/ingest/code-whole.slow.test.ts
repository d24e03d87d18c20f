import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openLake } from "../../src/store/open-lake.ts";
import { verifyLake } from "../../src/store/verify-lake.ts";
import { makeInputs, variedItems } from "./make-inputs.ts";

const SCRIPT = join(import.meta.dirname, "code-child.ts");
const folder = mkdtempSync(join(tmpdir(), "dragoman-code-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const GIVEN = 1000;

const inputs = join(folder, "inputs");
await makeInputs(inputs, variedItems(GIVEN));

const child = (lake: string, every: string) => ["--import", "tsx", SCRIPT, lake, inputs, every];

const COUNTS = `SELECT
  (SELECT count(*) FROM documents WHERE state = 'read') AS read,
  (SELECT count(*) FROM documents WHERE state = 'duplicate') AS copies,
  (SELECT count(*) FROM documents WHERE state = 'withdrawn') AS withdrawn,
  (SELECT count(*) FROM failures) AS failed,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(DISTINCT hash) FROM documents WHERE state = 'read') AS texts,
  (SELECT count(DISTINCT format) FROM documents) AS formats`;

async function countsOf(path: string) {
  expect(await verifyLake(path)).toEqual([]);
  const lake = await openLake(path);
  const [row] = await lake.query(COUNTS).finally(() => lake.close());
  const { read, copies, withdrawn, failed, events, texts, formats } = row ?? {};
  const count = Number;
  return {
    ...{ read: count(read), copies: count(copies), withdrawn: count(withdrawn), failed: count(failed) },
    ...{ events: count(events), texts: count(texts), formats: count(formats) },
  };
}

const whole = join(folder, "whole");

test(`${GIVEN} documents in nine formats, coded by one command, are all accounted for`, async () => {
  const run = spawnSync(process.execPath, child(whole, "60000"), { encoding: "utf8" });
  expect(run.stderr).toBe("");
  const counts = await countsOf(whole);
  const { read, copies, withdrawn, failed, events, texts, formats } = counts;
  expect(read + copies + withdrawn + failed).toBe(GIVEN);
  expect({ events, texts, formats }).toEqual({ events: read, texts: read, formats: 9 });
  expect(copies).toBeGreaterThan(200);
  expect([withdrawn, failed]).toEqual([5, 20]);
  const summary = `${GIVEN} given = ${read} read + ${copies} copies + ${withdrawn} withdrawn + ${failed} failed + 0 known`;
  expect(run.stdout).toContain(summary);
  const again = spawnSync(process.execPath, child(whole, "60000"), { encoding: "utf8" });
  expect(again.stdout).toContain(`0 read + 0 copies + 0 withdrawn + 0 failed + ${GIVEN} known before`);
  expect(await countsOf(whole)).toEqual(counts);
}, 120_000);

const KILLS = Number(process.env.KILLS ?? 100);

/** True when the program came to its end before it was killed. */
async function runAndKill(lake: string, afterMs: number): Promise<boolean> {
  const running = spawn(process.execPath, child(lake, "25"), { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(running, "exit");
  running.stdout.resume();
  await once(running.stdout, "data");
  await Promise.race([sleep(afterMs), ended]);
  running.kill("SIGKILL");
  const [code] = await ended;
  return code === 0;
}

test(`a run that is killed ${KILLS} times at random loses nothing and doubles nothing`, async () => {
  const expected = await countsOf(whole);
  let [lakes, kills] = [1, 0];
  let lake = join(folder, "killed-1");
  while (kills < KILLS) {
    if (!(await runAndKill(lake, Math.random() * 2000))) {
      kills += 1;
      continue;
    }
    expect(await countsOf(lake)).toEqual(expected);
    lakes += 1;
    lake = join(folder, `killed-${lakes}`);
  }
  while (!(await runAndKill(lake, 60_000)));
  expect(await countsOf(lake)).toEqual(expected);
  console.log(`${KILLS} kills, ${lakes} lakes`);
}, 1_200_000);
