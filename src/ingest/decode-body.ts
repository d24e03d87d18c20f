import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from "node:zlib";
import { DragomanError } from "../errors.ts";
import { damaged } from "./damaged.ts";

/** How a body was sent, and how large it may become. */
export interface BodyOptions {
  /** HTTP's `Content-Encoding`: "gzip", "br", "deflate, gzip", … */
  readonly encoding: string | null;
  readonly mostBytes: number;
  /** For errors. */
  readonly where: string;
}

type Decode = (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;
const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: (bytes, options) =>
    ((bytes[0] ?? 0) % 16 === 8 ? promisify(inflate) : promisify(inflateRaw))(bytes, options),
  br: promisify(brotliDecompress),
};

/**
 * The body of an HTTP message without its content encodings. A body that says gzip and is none was unpacked by who stored it.
 *
 * @throws DragomanError "ingest/bad-encoding" for an encoding that nobody reads here, "ingest/damaged", "ingest/too-large"
 */
export async function decodeBody(body: Uint8Array, { encoding, mostBytes, where }: BodyOptions): Promise<Uint8Array> {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  let bytes = body;
  for (const name of names.filter((name) => name !== "" && name !== "identity").reverse()) {
    if (/gzip/.test(name) && !(bytes[0] === 0x1f && bytes[1] === 0x8b)) continue;
    const decode = DECODERS[name];
    if (!decode) {
      const what = `its content encoding is ${JSON.stringify(name)}; known are ${Object.keys(DECODERS).join(", ")}`;
      throw new DragomanError("ingest/bad-encoding", { what, where, fix: "Store the page without content encoding." });
    }
    bytes = await decodeOnce(decode, bytes, { mostBytes, where });
  }
  return bytes;
}

async function decodeOnce(decode: Decode, bytes: Uint8Array, { mostBytes, where }: Omit<BodyOptions, "encoding">) {
  try {
    return await decode(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE") {
      const what = `it unpacks to more than ${mostBytes} bytes`;
      throw new DragomanError("ingest/too-large", { what, where, fix: "No news page is so large; leave it out." });
    }
    throw damaged(where, "its content encoding is broken", cause);
  }
}
