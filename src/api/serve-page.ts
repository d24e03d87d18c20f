import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Handler } from "hono";
import { DragomanError } from "../errors.ts";
import type { ApiEnv } from "./endpoint.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
};

/** Serves the built page: its files, and its first file for every path of its own (`/dyad/IRN/RUS`). */
export function servePage(folder: string): Handler<ApiEnv> {
  return async (c) => {
    const path = pathOf(c.req.path);
    const file = await fileIn(folder, path);
    // A path with an ending is a file that is not there; one without is a page's own address.
    const found = file ?? (extname(path) === "" ? await fileIn(folder, "/index.html") : null);
    if (found === null) throw noPage(c.req.path);
    // Names below assets/ carry a hash of what is in them.
    const forever = path.startsWith("/assets/");
    return c.body(new Uint8Array(found.bytes), 200, {
      "content-type": TYPES[extname(found.path)] ?? "application/octet-stream",
      "cache-control": forever ? "public, max-age=31536000, immutable" : "no-cache",
    });
  };
}

function pathOf(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw noPage(written);
  }
}

/** Links that lead out of the folder are followed to nowhere. */
async function fileIn(folder: string, path: string): Promise<{ readonly path: string; readonly bytes: Buffer } | null> {
  if (path.includes("\0")) return null;
  try {
    const root = await realpath(folder);
    const full = await realpath(join(root, path));
    if (!full.startsWith(root + sep)) return null;
    return { path: full, bytes: await readFile(full) };
  } catch {
    return null; // not there, or a folder
  }
}

const noPage = (path: string) =>
  new DragomanError("api/not-found", {
    what: "there is nothing here",
    where: path.slice(0, 200),
    fix: "See / for the page and /v1/openapi.json for the API.",
  });
