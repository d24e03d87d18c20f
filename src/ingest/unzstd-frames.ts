import { Decompress } from "fzstd";
import { DragomanError } from "../errors.ts";
import type { ByteReader } from "./byte-reader.ts";
import { damaged } from "./damaged.ts";
import { watchWindows } from "./zstd-windows.ts";

/** A block of 4 bytes can stand for 128 KiB: small slices keep little unpacked at once. */
const SLICE_BYTES = 2_048;

/**
 * The unpacked bytes of a Zstandard file, all frames of it.
 *
 * @param where the input's name, for errors
 * @param count told of each piece of unpacked bytes before it is given; may throw to stop a decompression bomb
 * @throws DragomanError "ingest/damaged" after what was sound was given; "ingest/unsafe" when it asks for a window above 128 MiB
 */
export async function* unzstdFrames(
  reader: ByteReader,
  where: string,
  count: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const watch = watchWindows(where);
  const unpacked: Uint8Array[] = [];
  const engine = new Decompress((chunk) => {
    count(chunk.length);
    if (chunk.length > 0) unpacked.push(chunk.slice()); // the engine goes on using the array that it gives
  });
  for (;;) {
    const slice = await reader.take(SLICE_BYTES);
    watch(slice);
    const error = push(engine, slice);
    yield* unpacked.splice(0);
    if (error instanceof DragomanError) throw error;
    if (error !== null) throw damaged(where, `the zstd data is broken: ${error.message}`, error);
    if (slice.length === 0) return;
  }
}

function push(engine: Decompress, slice: Uint8Array): Error | null {
  try {
    engine.push(slice, slice.length === 0);
    return null;
  } catch (error) {
    if (error instanceof Error) return error; // fzstd throws nothing else: wrong data can also break it with a RangeError or TypeError
    throw error;
  }
}
