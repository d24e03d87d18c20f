import { DragomanError } from "../errors.ts";

/** What `zstd` itself unpacks without being asked for more (`--long=27`). */
const LARGEST_WINDOW = 2 ** 27;
const FRAME = 0xfd2fb528;

/**
 * Watches the packed bytes of a Zstandard file go by, and refuses a frame that asks for too much memory before it is unpacked: 20 bytes can
 * ask for 2 GB, and any frame of a file may.
 *
 * @returns to be called with each piece of the file, in order; throws DragomanError "ingest/unsafe"
 * @see RFC 8878, section 3.1
 */
export function watchWindows(where: string): (piece: Uint8Array) => void {
  let rest: Buffer = Buffer.alloc(0);
  let skip = 0;
  /** Bytes of checksum after the last block of the frame that is being read; null between frames. */
  let frame: number | null = null;

  /** Reads one head of a frame or a block; false where more bytes are needed. */
  function step(): boolean {
    if (frame !== null) return rest.length >= 3 && readBlock(frame);
    if (rest.length < 8) return false;
    if (rest.readUInt32LE(0) !== FRAME) {
      // A skippable frame, or none: then unpacking says so.
      skip = 8 + rest.readUInt32LE(4);
      return true;
    }
    const descriptor = rest.readUInt8(4);
    const size = headSize(descriptor);
    if (rest.length < size) return false;
    checkWindow(rest, descriptor, where);
    frame = (descriptor & 4) !== 0 ? 4 : 0;
    skip = size;
    return true;
  }

  function readBlock(checksum: number): boolean {
    const head = rest.readUIntLE(0, 3);
    skip = 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3);
    if ((head & 1) === 1) {
      skip += checksum;
      frame = null;
    }
    return true;
  }

  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    do {
      const passed = Math.min(skip, rest.length);
      rest = rest.subarray(passed);
      skip -= passed;
    } while (skip === 0 && step());
  };
}

const dictionarySize = (descriptor: number) => [0, 1, 2, 4][descriptor & 3] ?? 0;
const isSingle = (descriptor: number) => (descriptor & 32) !== 0;

function headSize(descriptor: number): number {
  const kind = descriptor >> 6;
  const content = kind === 0 ? (isSingle(descriptor) ? 1 : 0) : 2 ** kind;
  return 5 + (isSingle(descriptor) ? 0 : 1) + dictionarySize(descriptor) + content;
}

function checkWindow(head: Buffer, descriptor: number, where: string): void {
  const window = isSingle(descriptor) ? contentSize(head, descriptor) : windowSize(head.readUInt8(5));
  if (window <= LARGEST_WINDOW) return;
  const what = `the zstd data asks for ${Math.round(window / 2 ** 20)} MiB of memory; at most 128 MiB are given`;
  const fix = "Unpack it with `zstd -d --long=31` if you trust it, and give the result.";
  throw new DragomanError("ingest/unsafe", { what, where, fix });
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(head: Buffer, descriptor: number): number {
  const at = 5 + dictionarySize(descriptor);
  const kind = descriptor >> 6;
  if (kind === 0) return head.readUInt8(at);
  if (kind === 1) return head.readUInt16LE(at) + 256;
  return kind === 2 ? head.readUInt32LE(at) : Number(head.readBigUInt64LE(at));
}
