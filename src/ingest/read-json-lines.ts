import { byteLines } from "./byte-lines.ts";
import { mistypedColumn } from "./column-map.ts";
import { decodeText } from "./decode-text.ts";
import { caughtFailure, type Failure, failedItem } from "./failed-item.ts";
import { type JsonOptions, jsonShape, readJsonDocument } from "./json-document.ts";
import { isJsonObject } from "./json-object.ts";
import { createRepeatCheck } from "./read-ngec.ts";
import type { Ingested } from "./source-document.ts";

/** What the reader of JSON lines is told from outside. */
export interface JsonLinesOptions extends JsonOptions {
  /** The input's name; `path#12` is its line 12. */
  readonly path: string;
  /** Longest line, in bytes. */
  readonly mostLineBytes?: number;
}

const MOST_LINE_BYTES = 50_000_000;

/**
 * Reads one value of JSON a line. Each line says by itself what it is: an object of ours, an item of ninjs, a record of NGEC.
 * A line that cannot be read is one failure, and the rest goes on. When a key of the user's map is mistyped, that is one failure
 * of the whole input, before anything of it is read.
 */
export async function* readJsonLines(
  input: AsyncIterable<Uint8Array>,
  options: JsonLinesOptions,
): AsyncGenerator<Ingested> {
  const { path, mostLineBytes = MOST_LINE_BYTES } = options;
  const repeats = createRepeatCheck();
  let first = true;
  for await (const lines of byteLines(input, mostLineBytes))
    for (const { number, bytes } of lines) {
      const locator = `${path}#${number}`;
      if (number === 1 && isUtf16(bytes)) return yield utf16(path);
      const value = bytes === null ? tooLong(locator, mostLineBytes) : parseLine(bytes, locator);
      if (value === null) continue;
      if (!("json" in value)) yield value;
      else if (!isJsonObject(value.json)) yield readJsonDocument(value.json, locator, options);
      else {
        // Keys may be missing in one object. One that is missing in the first, while a near one is there, is mistyped.
        const mistyped = first ? mistypedColumn(Object.keys(value.json), options.columns ?? {}, path) : null;
        if (mistyped) return yield caughtFailure(mistyped, path);
        first = false;
        const isRepeat = jsonShape(value.json, options.columns) === "ngec" && repeats(value.json);
        if (!isRepeat) yield readJsonDocument(value.json, locator, options);
      }
    }
}

/** The value of a line, why there is none, or null for an empty line. */
function parseLine(bytes: Uint8Array, locator: string): { readonly json: unknown } | Failure | null {
  try {
    const text = decodeText(bytes, { locator });
    return text.trim() === "" ? null : { json: JSON.parse(text) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) return caughtFailure(cause, locator);
    const what = `this line is not JSON: ${cause.message.slice(0, 200)}`;
    return failedItem("ingest/damaged", { locator, what, fix: "Give one JSON object a line.", cause });
  }
}

function tooLong(locator: string, most: number): Failure {
  const what = `this line is longer than ${most / 1_000_000} MB`;
  return failedItem("ingest/too-large", { locator, what, fix: "One line is one news text: split it." });
}

const isUtf16 = (bytes: Uint8Array | null) =>
  (bytes?.[0] === 0xff && bytes[1] === 0xfe) || (bytes?.[0] === 0xfe && bytes[1] === 0xff);

function utf16(locator: string): Failure {
  const what = "this is UTF-16, of which lines cannot be read";
  const fix = "Convert it to UTF-8: iconv -f UTF-16 -t UTF-8 FILE";
  return failedItem("ingest/bad-encoding", { locator, what, fix });
}
