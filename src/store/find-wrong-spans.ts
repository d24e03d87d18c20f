import { findSpanFaults } from "./find-span-faults.ts";
import type { Lake } from "./lake.ts";
import type { DocumentKey, LakeFinding } from "./verify-lake.ts";

type TextOf = (document: DocumentKey) => Promise<string | null>;

/**
 * The spans of a lake whose words are not what the text has there, one document after the other.
 *
 * @param textOf gives the text of a document whose text the lake does not keep, or null: then its spans cannot be checked
 */
export async function* findWrongSpans(lake: Lake, textOf: TextOf): AsyncGenerator<LakeFinding, void, void> {
  const [counted] = await lake.query("SELECT count(*) AS documents FROM documents");
  const shares = Math.ceil(Number(counted?.documents) / DOCUMENTS_AT_ONCE);
  for (let share = 0; share < shares; share += 1) yield* wrongSpansOfShare(lake, textOf, { share, shares });
}

/** All spans of so many documents are held in memory at once. */
const DOCUMENTS_AT_ONCE = 4_000;

async function* wrongSpansOfShare(
  lake: Lake,
  textOf: TextOf,
  of: { readonly share: number; readonly shares: number },
): AsyncGenerator<LakeFinding, void, void> {
  for await (const row of lake.stream(SPANS, of)) {
    const document = { id: String(row.document_id), locator: String(row.locator), hash: String(row.hash) };
    const text = typeof row.text === "string" ? row.text : await textOf(document);
    if (text === null) continue;
    // Sound: SPANS makes a list of such objects.
    const holders = JSON.parse(String(row.holders)) as readonly { readonly id: string; readonly spans: string }[];
    for (const { id, spans } of holders)
      for (const what of findSpanFaults(text, JSON.parse(spans))) yield { where: `${document.id}: ${id}`, what };
  }
}

const span = (words: string, prefix = "") =>
  `to_json({text: ${words}, start: ${prefix}start, "end": ${prefix === "" ? '"end"' : `${prefix}end`}})::VARCHAR`;

/** JSON of a list; what is null is left out. */
const list = (...json: readonly string[]) => `'[' || concat_ws(',', ${json.join(", ")}) || ']'`;

/** Of each document that was read, its text and the JSON of all its spans by the row that they stand in. */
const SPANS = `
  WITH holders AS (
    SELECT document_id, event_id AS id, ${list(
      "event_text_json",
      "date_info_json",
      "event_loc_json",
      "size_json",
      "auxiliary_cues_json",
      span("text"),
    )} AS spans FROM events
    UNION ALL SELECT document_id, event_id, ${list(span("entity_text"), "via_json")} FROM actors
    UNION ALL SELECT document_id, statement_id, ${list(
      span("text"),
      "cue_json",
      span("speaker_entity_text", "speaker_"),
      "speaker_via_json",
    )} FROM statements
    UNION ALL SELECT document_id, relation_id, ${list(
      span("subject_entity_text", "subject_"),
      "subject_via_json",
      span("object_entity_text", "object_"),
      "object_via_json",
    )} FROM relations
    UNION ALL SELECT document_id, 'dateline', ${list("dateline_json")} FROM documents WHERE state = 'read'
  ), gathered AS (
    SELECT document_id, to_json(list({id: id, spans: spans})) AS holders FROM holders
    WHERE hash(document_id) % $shares = $share GROUP BY document_id
  )
  SELECT document_id, locator, hash, text, holders FROM documents JOIN gathered USING (document_id) WHERE state = 'read'`;
