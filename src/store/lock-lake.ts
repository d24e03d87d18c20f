import { randomUUID } from "node:crypto";
import { readFile, rmdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";
import { DragomanError } from "../errors.ts";
import type { LakeDisk } from "./lake-disk.ts";

/** The right to write into a lake. */
export interface LakeLock {
  /** @throws DragomanError "store/locked" when another writer took the lock while this one stood still */
  readonly check: () => Promise<void>;
  readonly release: () => Promise<void>;
}

export interface LockOptions {
  readonly disk: LakeDisk;
  readonly clock: () => Date;
}

const Owner = z.object({
  id: z.string(),
  pid: z.int(),
  host: z.string(),
  /** When the process began, in ms: in a container each run has the same few numbers. */
  began: z.number(),
  since: z.string(),
});
type Owner = Readonly<z.infer<typeof Owner>>;

/** A holder on another machine that has not been heard of for so long is dead. */
const STALE_MS = 30_000;
const UPDATE_MS = 5_000;

/**
 * Takes the lock of a lake, or refuses at once. The lock of a writer that died is taken over: at once where it ran on this machine,
 * after half a minute of silence where it ran on another.
 *
 * @throws DragomanError "store/locked" naming who holds it
 */
export async function lockLake(folder: string, { disk, clock }: LockOptions): Promise<LakeLock> {
  const path = join(folder, "writer.lock");
  if (isDead(await readOwner(folder))) await rmdir(path).catch(() => {}); // gone already, or taken over by another
  const since = clock().toISOString();
  const owner: Owner = { id: randomUUID(), pid: process.pid, host: hostname(), began: performance.timeOrigin, since };
  const lost = { yet: false };
  const release = await acquire(folder, path, () => {
    lost.yet = true;
  });
  try {
    await disk.writeSynced(join(folder, "writer.json"), `${JSON.stringify(owner)}\n`);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    check: async () => {
      const now = await readOwner(folder);
      if (lost.yet || now?.id !== owner.id) throw locked(folder, now);
    },
    release: async () => {
      const now = await readOwner(folder);
      if (lost.yet || (now !== null && now.id !== owner.id)) return;
      await disk.remove(join(folder, "writer.json")).finally(release);
    },
  };
}

async function acquire(folder: string, lockfilePath: string, onCompromised: () => void): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(folder, { lockfilePath, stale: STALE_MS, update: UPDATE_MS, onCompromised });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ELOCKED")
      throw locked(folder, await readOwner(folder));
    throw error;
  }
}

async function readOwner(folder: string): Promise<Owner | null> {
  try {
    return Owner.parse(JSON.parse(await readFile(join(folder, "writer.json"), "utf8")));
  } catch {
    return null; // not there, or its writer died while it wrote it
  }
}

function isDead(owner: Owner | null): boolean {
  if (owner === null || owner.host !== hostname()) return false;
  if (owner.pid === process.pid) return owner.began !== performance.timeOrigin;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function locked(folder: string, owner: Owner | null): DragomanError {
  const who = owner ? `process ${owner.pid} on ${owner.host} since ${owner.since}` : "a process that is just starting";
  return new DragomanError("store/locked", {
    what: "another writer is at work in this lake",
    where: `${folder}: ${who}`,
    fix: "Wait until it has ended, or end it; then run the same command again: it goes on where it stopped.",
  });
}
