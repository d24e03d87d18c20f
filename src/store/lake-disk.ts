import { constants } from "node:fs";
import { access, link, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The steps by which a lake changes on disk. Tests put a failing one in place of each. */
export interface LakeDisk {
  /** With all folders above it. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** The bytes are on disk when it returns, and so is the name. */
  readonly writeSynced: (path: string, text: string) => Promise<void>;
  /** Forces the bytes of a file that another program wrote to disk. */
  readonly syncFile: (path: string) => Promise<void>;
  /** Gives a finished file its name; another of the same name is replaced at once. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a finished file its name unless there is one: then false. `from` is gone afterwards. */
  readonly placeNew: (from: string, to: string) => Promise<boolean>;
  /** A file that is not there is no error. */
  readonly remove: (path: string) => Promise<void>;
}

/** The disk of this machine. */
export const LAKE_DISK: LakeDisk = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  writeSynced: async (path, text) => {
    await writeFile(path, text, { flush: true });
    await syncFolder(dirname(path));
  },
  syncFile: (path) => syncAt(path, "r+"),
  rename: async (from, to) => {
    await rename(from, to);
    await syncFolder(dirname(to));
  },
  placeNew: async (from, to) => {
    const placed = await linkNew(from, to);
    await rm(from, { force: true });
    await syncFolder(dirname(to));
    return placed;
  },
  remove: (path) => rm(path, { force: true }),
};

async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (!/^(?:EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP|EMLINK)$/.test(code)) throw error;
  }
  // Memory cards and some network disks know no links. The lock then has to do alone against a second writer.
  if (await isThere(to)) return false;
  await rename(from, to);
  return true;
}

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

async function syncAt(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is safe only when its folder is. Windows opens no folders, and some network disks sync none. */
async function syncFolder(path: string): Promise<void> {
  try {
    await syncAt(path, "r");
  } catch (error) {
    if (!/^(?:EPERM|EISDIR|EACCES|EINVAL|ENOTSUP)$/.test(codeOf(error))) throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
