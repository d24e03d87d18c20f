import { open } from "node:fs/promises";
import { DragomanError } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { type Packing, type UnpackLimits, unpackBytes } from "./unpack-bytes.ts";

/** An opened input. Take `bytes` or `raw`, and only once. */
export interface OpenedBytes {
  readonly packing: Packing | null;
  /** The first bytes, unpacked, at most 4,096: enough to tell the format. */
  readonly head: Uint8Array;
  /** Everything, unpacked. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Everything, as it is stored: a web archive finds its records by the members of its gzip file. */
  readonly raw: ByteReader;
  readonly limits: UnpackLimits;
  /** Lets the file go; needed only where the bytes are not read to the end. */
  close(): Promise<void>;
}

/** Where bytes come from besides files. */
export interface OpenOptions extends UnpackLimits {
  /** What "-" stands for; default the program's own standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

const HEAD_BYTES = 4_096;
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Opens a file, standard input ("-") or any stream of bytes. Whether it is compressed is seen from its first bytes, never from its name.
 *
 * @param source a path, "-", or bytes with the name that errors call them by
 * @throws DragomanError "ingest/missing", "ingest/unreadable"; while `bytes` are read also "ingest/damaged" (after what was sound was
 *   given), "ingest/unsafe" (decompression bomb), "ingest/too-large"
 */
export async function openBytes(
  source: string | { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  { stdin = process.stdin, ...limits }: OpenOptions = {},
): Promise<OpenedBytes> {
  const where = typeof source === "string" ? source : source.name;
  const given = typeof source !== "string" ? source.bytes : source === "-" ? stdin : await openFile(source);
  const raw = new ByteReader(readable(given, where));
  const start = await raw.take(HEAD_BYTES);
  raw.unread(start);
  const packing = packingOf(start);
  return {
    packing,
    head: await headOf(start, packing),
    bytes: closing(raw, unpackBytes(raw, packing, { where, ...limits })),
    raw,
    limits,
    close: () => raw.close(),
  };
}

function packingOf(start: Uint8Array): Packing | null {
  if (GZIP.equals(start.subarray(0, 2))) return "gzip";
  return ZSTD.equals(start.subarray(0, 4)) ? "zstd" : null;
}

async function headOf(start: Uint8Array, packing: Packing | null): Promise<Uint8Array> {
  if (packing === null) return start;
  const parts: Uint8Array[] = [];
  try {
    const reader = new ByteReader(once(start));
    for await (const part of unpackBytes(reader, packing, { where: "head" })) parts.push(part);
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error; // the start of a packed file always ends too early
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* closing(reader: ByteReader, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } finally {
    await reader.close();
  }
}

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file.createReadStream();
    await file.close();
  } catch (cause) {
    throw openError(path, cause);
  }
  throw unreadable(path, "this is a folder", "Give its files, or the folder where inputs are listed.");
}

async function* readable(bytes: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    if (cause instanceof DragomanError) throw cause;
    throw openError(where, cause);
  }
}

function openError(where: string, cause: unknown): DragomanError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR")
    return new DragomanError(
      "ingest/missing",
      { what: "there is no such file", where, fix: "Check the path." },
      { cause },
    );
  const why = cause instanceof Error ? cause.message : String(cause);
  return unreadable(where, `it cannot be read: ${why}`, "Check that it is a file that you may read.", cause);
}

function unreadable(where: string, what: string, fix: string, cause?: unknown): DragomanError {
  return new DragomanError("ingest/unreadable", { what, where, fix }, cause === undefined ? {} : { cause });
}
