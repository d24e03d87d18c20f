import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lakePath } from "../../test/invented-lake.ts";
import { LAKE_DISK } from "./lake-disk.ts";
import { lockLake } from "./lock-lake.ts";

const options = { disk: LAKE_DISK, clock: () => new Date() };

async function emptyFolder(): Promise<string> {
  const folder = await lakePath();
  await mkdir(folder);
  return folder;
}

interface Holder {
  readonly pid: number;
  readonly host?: string;
  readonly silentMs?: number;
}

/** A lock as another process holds it or left it. */
async function heldBy(folder: string, { pid, host = hostname(), silentMs = 0 }: Holder): Promise<void> {
  await mkdir(join(folder, "writer.lock"));
  const heard = new Date(Date.now() - silentMs);
  await utimes(join(folder, "writer.lock"), heard, heard);
  const owner = { id: "other", pid, host, began: 1, since: "2026-01-02T03:04:05.000Z" };
  await writeFile(join(folder, "writer.json"), JSON.stringify(owner));
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a second writer is refused and told who holds the lock; after the release it is not", async () => {
  const folder = await emptyFolder();
  const clock = () => new Date("2026-01-02T03:04:05Z");
  const first = await lockLake(folder, { disk: LAKE_DISK, clock });
  await expect(lockLake(folder, options)).rejects.toMatchObject({
    code: "store/locked",
    detail: { where: expect.stringMatching(`process ${process.pid} on ${hostname()} since 2026-01-02T03:04:05.000Z`) },
  });
  await first.check();
  await first.release();
  expect(await readdir(folder)).toEqual([]);
  await (await lockLake(folder, options)).release();
});

test.each<[string, () => Promise<Holder>, boolean]>([
  ["a dead process of this machine", async () => ({ pid: await deadPid() }), true],
  ["a living process of this machine", async () => ({ pid: process.ppid }), false],
  ["an earlier process that had our number", async () => ({ pid: process.pid }), true],
  ["another machine", async () => ({ pid: await deadPid(), host: "elsewhere" }), false],
  ["another machine that is silent", async () => ({ pid: 1, host: "elsewhere", silentMs: 60_000 }), true],
])("the lock of %s", async (_, holder, taken) => {
  const folder = await emptyFolder();
  await heldBy(folder, await holder());
  const lock = lockLake(folder, options);
  if (taken) await (await lock).release();
  else await expect(lock).rejects.toMatchObject({ code: "store/locked" });
});

test("a writer whose lock was taken over is told so, and leaves the other's lock alone", async () => {
  const folder = await emptyFolder();
  const slept = await lockLake(folder, options);
  await rm(join(folder, "writer.lock"), { recursive: true });
  await heldBy(folder, { pid: process.ppid }).catch(() => {});
  await expect(slept.check()).rejects.toMatchObject({ code: "store/locked" });
  await slept.release();
  expect((await readdir(folder)).sort()).toEqual(["writer.json", "writer.lock"]);
});

test("a lock that cannot be marked is not kept", async () => {
  const folder = await emptyFolder();
  const disk = { ...LAKE_DISK, writeSynced: () => Promise.reject(new Error("no space left")) };
  await expect(lockLake(folder, { ...options, disk })).rejects.toThrow("no space left");
  await (await lockLake(folder, options)).release();
});
