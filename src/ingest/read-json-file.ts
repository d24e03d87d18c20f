import { decodeText } from "./decode-text.ts";
import { caughtFailure, type Failure, failedItem } from "./failed-item.ts";
import { type JsonOptions, jsonShape, readJsonDocument } from "./json-document.ts";
import { isJsonObject } from "./json-object.ts";
import { createRepeatCheck } from "./read-ngec.ts";
import type { Ingested } from "./source-document.ts";

/** What the reader of a JSON file is told from outside. */
export interface JsonFileOptions extends JsonOptions {
  /** The input's name; `path!3` is its third item. */
  readonly path: string;
  readonly mostBytes?: number;
}

const MOST_BYTES = 200_000_000;

/** Keys under which files keep their list of items. */
const LISTS = ["items", "articles", "documents", "stories", "results", "data", "news", "entries", "records", "docs"];

/**
 * Reads a file that is one value of JSON: a list of items, an object that holds such a list, or one item.
 * It is held in memory whole, so it may not be large; JSON lines have no such bound.
 */
export async function* readJsonFile(
  input: AsyncIterable<Uint8Array>,
  options: JsonFileOptions,
): AsyncGenerator<Ingested> {
  const { path, mostBytes = MOST_BYTES } = options;
  const parsed = await parseAll(input, path, mostBytes);
  if (!("json" in parsed)) return yield parsed;
  const items = itemsOf(parsed.json);
  if (items === null) return yield readJsonDocument(parsed.json, path, options);
  if (items.length === 0)
    return yield failedItem("ingest/no-text", {
      locator: path,
      what: "it holds no items",
      fix: "Give a list of items.",
    });
  const repeats = createRepeatCheck();
  for (const [index, item] of items.entries()) {
    const isRepeat = isJsonObject(item) && jsonShape(item, options.columns) === "ngec" && repeats(item);
    if (!isRepeat) yield readJsonDocument(item, `${path}!${index + 1}`, options);
  }
}

async function parseAll(
  input: AsyncIterable<Uint8Array>,
  locator: string,
  most: number,
): Promise<{ readonly json: unknown } | Failure> {
  const bytes = await collect(input, most);
  if (bytes === null) {
    const what = `this JSON file is larger than ${most / 1_000_000} MB`;
    return failedItem("ingest/too-large", {
      locator,
      what,
      fix: "Write it as JSON lines: jq -c '.[]' FILE > FILE.jsonl",
    });
  }
  try {
    return { json: JSON.parse(decodeText(bytes, { locator })) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) return caughtFailure(cause, locator);
    const what = `this is not JSON: ${cause.message.slice(0, 200)}`;
    return failedItem("ingest/damaged", { locator, what, fix: "Was the file cut short?", cause });
  }
}

/** All bytes, or null when there are too many. */
async function collect(input: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  // An item may have a key of such a name too, but no item is without a text of its own and holds a list of objects.
  if (!isJsonObject(json) || "text" in json || "uri" in json) return null;
  const list = LISTS.map((key) => json[key]).find((value) => Array.isArray(value) && value.every(isJsonObject));
  return Array.isArray(list) ? list : null;
}
