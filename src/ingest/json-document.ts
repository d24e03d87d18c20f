import { type ColumnMap, chooseColumns } from "./column-map.ts";
import { documentFromFields, fieldsOf } from "./document-from-fields.ts";
import { caughtFailure, failedItem } from "./failed-item.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { isNgec, readNgec } from "./read-ngec.ts";
import { isNinjs, readNinjs } from "./read-ninjs.ts";
import type { Ingested } from "./source-document.ts";

/** What readers of JSON are told from outside. */
export interface JsonOptions {
  /** A user's map from fields to keys. Where it is given, every object is read by it and no shape is looked for. */
  readonly columns?: ColumnMap;
  readonly htmlToText: (html: string) => string;
  /** The clock that an embargo is compared with. */
  readonly now?: () => Date;
}

/** What an object of JSON is: an item of ninjs, a record of NGEC or POLECAT, or a flat object of ours: {id, text, date, …}. */
export function jsonShape(value: JsonObject, columns: ColumnMap = {}): "ninjs" | "ngec" | "fields" {
  if (Object.keys(columns).length > 0) return "fields";
  if (isNinjs(value)) return "ninjs";
  return isNgec(value) ? "ngec" : "fields";
}

/** The document of one value of JSON, whatever its shape. */
export function readJsonDocument(value: unknown, locator: string, options: JsonOptions): Ingested {
  if (!isJsonObject(value))
    return failedItem("ingest/damaged", { locator, what: `this is ${kindOf(value)}, no JSON object`, fix: SHAPE });
  const { columns = {}, htmlToText, now = () => new Date() } = options;
  const shape = jsonShape(value, columns);
  if (shape === "ninjs") return readNinjs(value, { locator, htmlToText, now: now() });
  if (shape === "ngec") return readNgec(value, locator);
  return readFlat(value, locator, columns);
}

function readFlat(value: JsonObject, locator: string, columns: ColumnMap): Ingested {
  const keys = Object.keys(value);
  // Objects are sparse: of a user's map only the key of the text must be in each.
  const there = Object.entries(columns).filter(([field, key]) => field === "text" || keys.includes(key));
  try {
    const chosen = chooseColumns(keys, Object.fromEntries(there), locator);
    return documentFromFields(
      fieldsOf(chosen, (key) => value[key]),
      locator,
      "json",
    );
  } catch (error) {
    return caughtFailure(error, locator);
  }
}

const SHAPE = 'Give objects such as {"id": "1", "text": "…", "date": "2024-01-31", "url": "…"}.';

const kindOf = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`);
