import type { ColumnMap, Field } from "./column-map.ts";
import { failedItem } from "./failed-item.ts";
import { isJsonObject } from "./json-object.ts";
import type { Ingested, StatedLicence } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";
import { statedLicence } from "./stated-licence.ts";

/** What a flat record says of one text, as it stands there: cells of a table or values of JSON. */
export type StatedFields = Readonly<Partial<Record<Field, unknown>>>;

/**
 * The document of a flat record. Its text is kept sign by sign: the user counts offsets in it too.
 * A value that is empty, or no plain value, says nothing.
 */
export function documentFromFields(fields: StatedFields, locator: string, format: string): Ingested {
  const id = plainId(fields.id);
  const text = typeof fields.text === "string" ? fields.text : "";
  if (text.trim() === "")
    return failedItem("ingest/no-text", { locator, id, what: noText(fields.text), fix: "Give each item its text." });
  const date = plainValue(fields.date);
  return {
    kind: "document",
    document: {
      locator,
      id,
      text,
      title: plainValue(fields.title),
      url: plainValue(fields.url),
      published: date === null ? null : statedDate(date),
      language: plainValue(fields.language),
      publisher: plainValue(fields.publisher),
      author: plainValue(fields.author),
      credits: [],
      license: licenceOf(fields.license),
      revision: null,
      format,
    },
  };
}

/** The values that the columns of a map have in one record. */
export function fieldsOf(columns: ColumnMap, valueIn: (column: string) => unknown): StatedFields {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, valueIn(column)]));
}

/**
 * A string or number, the name of an object ("source": {"name": …}), or a list of these, as one string; else null.
 * Lists in lists are not looked into: input may nest them as deep as it likes.
 */
export function plainValue(value: unknown): string | null {
  return (Array.isArray(value) ? value.map(named).filter(Boolean).join(", ") : named(value)) || null;
}

const named = (value: unknown) => plain(isJsonObject(value) ? value.name : value);

function plain(value: unknown): string | null {
  if (typeof value === "string") return value.trim() || null;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : null;
}

/** Words, an address, or an object that says more: {"spdx": …, "url": …, "holder": …}. */
function licenceOf(value: unknown): StatedLicence | null {
  if (!isJsonObject(value)) return statedLicence(plainValue(value) ?? "");
  const words = plainValue(value.spdx) ?? plainValue(value.name) ?? plainValue(value.statement) ?? "";
  return statedLicence(words, { url: plainValue(value.url), holder: plainValue(value.holder) });
}

/** A whole number above 2^53 has lost its last digits on the way through JSON: two items would share it. */
function plainId(value: unknown): string | null {
  if (typeof value === "number" && !Number.isSafeInteger(value) && Number.isInteger(value)) return null;
  return typeof value === "object" ? null : plainValue(value);
}

function noText(value: unknown): string {
  if (value === undefined) return "it has no text";
  return typeof value === "string" || value === null
    ? "its text is empty"
    : `its text is ${describe(value)}, no string`;
}

const describe = (value: unknown) => (Array.isArray(value) ? "a list" : `of type ${typeof value}`);
