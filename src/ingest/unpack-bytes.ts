import { DragomanError } from "../errors.ts";
import type { ByteReader } from "./byte-reader.ts";
import { gunzipMembers } from "./gunzip-members.ts";
import { unzstdFrames } from "./unzstd-frames.ts";

/** How an input is compressed, as its first bytes say. */
export type Packing = "gzip" | "zstd";

/** How far an input may grow when it is unpacked. */
export interface UnpackLimits {
  /** Default 256 GiB. */
  readonly maxUnpackedBytes?: number;
  /** Unpacked bytes for one packed byte, once there are more than 32 MiB; default 200: news text packs 3 to 30 times. */
  readonly maxRatio?: number;
}

const FREE_BYTES = 2 ** 25;

/**
 * The bytes of an input with its compression taken off, all members or frames of it.
 *
 * @param where the input's name, for errors
 * @throws DragomanError "ingest/damaged" after what was sound was given; "ingest/unsafe" for a decompression bomb; "ingest/too-large"
 */
export async function* unpackBytes(
  reader: ByteReader,
  packing: Packing | null,
  { where, ...limits }: UnpackLimits & { readonly where: string },
): AsyncGenerator<Uint8Array> {
  const count = unpackCounter(reader, where, limits);
  if (packing === "gzip") for await (const member of gunzipMembers(reader, where, count)) yield* member.bytes;
  else if (packing === "zstd") yield* unzstdFrames(reader, where, count);
  else for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) yield chunk;
}

/** Counts unpacked bytes, and throws when there are more than an honest input has. */
export function unpackCounter(reader: ByteReader, where: string, limits: UnpackLimits): (bytes: number) => void {
  const { maxUnpackedBytes = 2 ** 38, maxRatio = 200 } = limits;
  let unpacked = 0;
  return (bytes) => {
    unpacked += bytes;
    const fix = "Unpack it yourself if you trust it, and give the result.";
    if (unpacked > maxUnpackedBytes)
      throw new DragomanError("ingest/too-large", {
        what: `it unpacks to more than ${maxUnpackedBytes} bytes`,
        where,
        fix,
      });
    if (unpacked > FREE_BYTES && unpacked > maxRatio * reader.offset)
      throw new DragomanError("ingest/unsafe", {
        what: `${reader.offset} bytes unpack to more than ${unpacked}: a decompression bomb`,
        where,
        fix,
      });
  };
}
