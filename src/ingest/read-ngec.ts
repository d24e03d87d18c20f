import { createHash } from "node:crypto";
import { documentFromFields } from "./document-from-fields.ts";
import type { JsonObject } from "./json-object.ts";
import type { Ingested } from "./source-document.ts";

/**
 * Records of NGEC and POLECAT as an input of texts. They hold one event each, so a text stands in as many records as it has events;
 * `orig_id` names the text, and `id` the event where both are there. Their codes are not read.
 */

/** Names of the text, the surest first. */
const TEXTS = ["event_text", "text", "story"] as const;

/** Whether an object is such a record: `event_text`, or another text beside what only these coders write. */
export function isNgec(value: JsonObject): boolean {
  if (typeof value.event_text === "string") return true;
  return TEXTS.some((key) => typeof value[key] === "string") && ("orig_id" in value || "event_type" in value);
}

/** The document of one record. */
export function readNgec(record: JsonObject, locator: string): Ingested {
  return documentFromFields(
    {
      text: textOf(record),
      title: record.title ?? record.headline,
      date: record.pub_date ?? record.publication_date ?? record.date,
      id: record.orig_id ?? record.id,
      url: record.url,
      publisher: record.publisher ?? record.publication ?? record.source,
      language: record.language ?? record.lang,
      license: record.license,
      author: record.author,
    },
    locator,
    "ngec",
  );
}

const textOf = (record: JsonObject) => TEXTS.map((key) => record[key]).find((text) => typeof text === "string");

/** So many texts are remembered: records of one text stand near each other, and memory stays flat in a long input. */
const REMEMBERED = 100_000;

/**
 * Says of each record whether its text was in one before. Records without `orig_id` are each their own: only the lake can tell
 * whether two equal texts are one.
 */
export function createRepeatCheck(): (record: JsonObject) => boolean {
  const seen = new Set<string>();
  return (record) => {
    if (record.orig_id === undefined || record.orig_id === null) return false;
    const named = `${String(record.orig_id)}\0${String(textOf(record))}`;
    const key = createHash("sha1").update(named).digest("base64").slice(0, 20);
    if (seen.has(key)) return true;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return false;
  };
}
