import { crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import type { ByteReader } from "./byte-reader.ts";
import { damaged } from "./damaged.ts";

/** One of the compressed pieces that a gzip file is made of. */
export interface GzipMember {
  /** Where it starts in the compressed bytes. */
  readonly offset: number;
  /** Its unpacked bytes; to be read to the end before the next member is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
/** Deflate unpacks to at most 1032 times its size, so a slice gives at most 17 MB at once. */
const SLICE_BYTES = 16_384;
const LONGEST_NAME = 65_536;
const TOO_EARLY = "the gzip data ends too early";

/**
 * The members of a gzip file, one after the other. A web archive has one for each record; other files mostly have one.
 * A member that is damaged throws "ingest/damaged" while it is read, after its sound part was given; who asks for the next member
 * then gets the next one that starts like one.
 *
 * @param where the input's name, for errors
 * @param count told of each piece of unpacked bytes before it is given; may throw to stop a decompression bomb
 */
export async function* gunzipMembers(
  reader: ByteReader,
  where: string,
  count: (bytes: number) => void = () => {},
): AsyncGenerator<GzipMember> {
  while (await skipPadding(reader)) {
    const start = reader.offset;
    let whole = false;
    async function* bytes() {
      yield* gunzipMember(reader, { where: `${where}@${start}`, count });
      whole = true;
    }
    yield { offset: start, bytes: bytes() };
    if (whole) continue;
    if (reader.offset === start) await reader.skip(1);
    if (!(await reader.skipTo(MAGIC))) return;
  }
}

/** Some writers fill the last block with zeros. */
async function skipPadding(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const chunk = await reader.chunk();
    if (!chunk) return false;
    const start = chunk.findIndex((byte) => byte !== 0);
    if (start < 0) continue;
    reader.unread(chunk.subarray(start));
    return true;
  }
}

interface MemberOptions {
  readonly where: string;
  readonly count: (bytes: number) => void;
}

async function* gunzipMember(reader: ByteReader, { where, count }: MemberOptions): AsyncGenerator<Uint8Array> {
  await readHead(reader, where);
  let sum = 0;
  let length = 0;
  const inflating = inflate(reader, where, count);
  let next = await inflating.next();
  try {
    for (; !next.done; next = await inflating.next()) {
      sum = crc32(next.value, sum);
      length += next.value.length;
      yield next.value;
    }
  } finally {
    await inflating.return(new Uint8Array(0)); // lets the engine go when the reader stops here
  }
  const tail = Buffer.from(await reader.take(8));
  const ended = tail.length === 8;
  if (ended && tail.readUInt32LE(0) === sum && tail.readUInt32LE(4) === length % 2 ** 32) return;
  reader.unread(Buffer.concat([next.value, tail]));
  throw damaged(where, ended ? "the gzip data does not match its checksum" : TOO_EARLY);
}

/** @see RFC 1952, section 2.3 */
async function readHead(reader: ByteReader, where: string): Promise<void> {
  const head = await reader.take(10);
  const flags = head[3] ?? 0xff;
  if (head.length < 10 || !MAGIC.equals(head.subarray(0, 3)) || flags > 31) {
    reader.unread(head);
    throw damaged(where, head.length < 10 ? TOO_EARLY : "these bytes are not gzip data");
  }
  if (flags & 4) await reader.skip(Buffer.concat([await reader.take(2), Buffer.alloc(2)]).readUInt16LE(0));
  for (const named of [8, 16]) if (flags & named) await skipName(reader, where);
  if (flags & 2) await reader.skip(2);
}

async function skipName(reader: ByteReader, where: string): Promise<void> {
  for (let length = 0; length < LONGEST_NAME; length++) {
    const [byte] = await reader.take(1);
    if (byte === undefined || byte === 0) return;
  }
  throw damaged(where, "the gzip data has a name without an end");
}

/**
 * Unpacks up to the end of the deflate data, and leaves what follows unread. Returns the last packed bytes that it took: where they are not
 * what they seem, the next member may start among them.
 */
async function* inflate(
  reader: ByteReader,
  where: string,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array, Uint8Array> {
  const engine = openEngine(count);
  let before: Uint8Array = new Uint8Array(0);
  try {
    for (;;) {
      const slice = await reader.take(SLICE_BYTES);
      const { chunks, taken, error } = await engine.unpack(slice);
      yield* chunks;
      if (slice.length === 0 || error !== null) {
        reader.unread(Buffer.concat([before, slice]));
        throw damaged(where, error === null ? TOO_EARLY : "the gzip data is broken", error ?? undefined);
      }
      reader.unread(slice.subarray(taken));
      if (taken < slice.length) return Buffer.concat([before, slice.subarray(0, taken)]);
      before = slice;
    }
  } finally {
    engine.close();
  }
}

/** Deflate unpacked slice by slice. What `count` throws is thrown by `unpack`. */
function openEngine(count: (bytes: number) => void) {
  const engine = createInflateRaw();
  const unpacked: Uint8Array[] = [];
  let stop: unknown = null;
  engine.on("data", (chunk: Uint8Array) => {
    if (stop !== null) return;
    try {
      count(chunk.length);
      unpacked.push(chunk);
    } catch (error) {
      stop = error;
    }
  });
  return {
    async unpack(slice: Uint8Array) {
      const used = engine.bytesWritten;
      const error = slice.length === 0 ? null : await write(engine, slice);
      if (stop !== null) throw stop;
      return { chunks: unpacked.splice(0), taken: engine.bytesWritten - used, error };
    },
    close: () => engine.destroy(),
  };
}

/** Resolves when the slice is unpacked, or with the error that stopped it. */
function write(engine: InflateRaw, slice: Uint8Array): Promise<Error | null> {
  return new Promise((resolve) => {
    const settle = (error: Error | null | undefined) => {
      engine.off("error", settle).off("end", done);
      resolve(error ?? null);
    };
    const done = () => settle(null);
    engine.once("error", settle).once("end", done);
    engine.write(slice, (error) => {
      if (!error) settle(null);
      else setImmediate(settle, error); // the "error" event comes after the callback; without a listener it would end the program
    });
  });
}
