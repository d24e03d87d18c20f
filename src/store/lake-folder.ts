import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DragomanError } from "../errors.ts";
import { refuseNewer } from "./commits.ts";
import type { LakeDisk } from "./lake-disk.ts";
import { LAKE_VERSION } from "./lake-tables.ts";

const FORMAT = "dragoman-lake";
/** What a writer that died while it made the lake may have left. */
const LEFT_OVER = /^(?:commits|parts|lake\.json\.\d+\.tmp|writer\.(?:lock|json))$/;

/** @throws DragomanError "store/not-a-lake", "store/newer-lake" */
export async function checkLake(folder: string): Promise<void> {
  const path = join(folder, "lake.json");
  const text = await readFile(path, "utf8").catch((cause: unknown) => Promise.reject(notALake(folder, cause)));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw notALake(folder, cause);
  }
  if (typeof json !== "object" || json === null || !("format" in json) || json.format !== FORMAT)
    throw notALake(folder);
  refuseNewer(json, path);
}

/**
 * Whether a folder can be made a lake: it is not there, it is empty, or holds only the beginnings of one.
 *
 * @returns false where it is a lake already
 * @throws DragomanError "store/not-a-lake" where it holds anything else
 */
export async function mayBecomeLake(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  if (names.includes("lake.json")) return false;
  const held = await Promise.all(["commits", "parts"].map((name) => namesIn(join(folder, name))));
  if (names.every((name) => LEFT_OVER.test(name)) && held.flat().length === 0) return true;
  throw notALake(folder);
}

/** Makes a folder a lake without commits. `lake.json` comes last: it says that the rest is there. */
export async function makeLake(folder: string, disk: LakeDisk): Promise<void> {
  await disk.makeFolder(join(folder, "commits"));
  await disk.makeFolder(join(folder, "parts"));
  const unfinished = join(folder, `lake.json.${process.pid}.tmp`);
  await disk.writeSynced(unfinished, `${JSON.stringify({ format: FORMAT, version: LAKE_VERSION })}\n`);
  await disk.placeNew(unfinished, join(folder, "lake.json"));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") return [];
    throw code === "ENOTDIR" ? notALake(folder, error) : error;
  }
}

function notALake(folder: string, cause?: unknown): DragomanError {
  const absent = !existsSync(folder);
  const what = absent
    ? "there is no such folder, so no lake"
    : "this folder is no lake: it has no lake.json of format dragoman-lake";
  const fix = "Name a folder that `dragoman code --lake` made; it makes one of a new or empty folder.";
  return new DragomanError("store/not-a-lake", { what, where: folder, fix }, cause === undefined ? {} : { cause });
}
