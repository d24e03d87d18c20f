import { z } from "zod";
import { DragomanError } from "../errors.ts";
import { anyOf, type Bind, type BoundSql, bindValues, listOf } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { documentSql, publishedSql } from "./document-sql.ts";
import type { Lake } from "./lake.ts";
import type { Side } from "./read-side.ts";
import { wordsSql } from "./words-sql.ts";

const text = z.string().nullable();
const Quotation = z.object({
  statement_id: z.string(),
  document_id: z.string(),
  speaker: text,
  code: text,
  sector: text,
  form: z.string(),
  /** Code points of the document's text; the words may be missing where the licence forbids them. */
  start: z.number(),
  end: z.number(),
  text,
  published: text,
  title: text,
  url: text,
  publisher: text,
  license: text,
  attribution: text,
});

/** Who said what, where it stands, and in which document. */
export type Quotation = Readonly<z.output<typeof Quotation>>;

/** What of a filter a quotation has; the speaker is its actor. */
const ASKED = new Set([
  "actor",
  "text",
  "publishedSince",
  "publishedUntil",
  "license",
  "publisher",
  "language",
  "document",
]);
const ALWAYS = new Set(["dates", "without", "limit", "order"]);

/**
 * What a side is quoted with, the newest document first.
 *
 * @throws DragomanError "store/bad-filter" when the filter asks for what no quotation has, such as a type or a place
 */
export async function findQuotations(lake: Pick<Lake, "query">, filter: CheckedFilter): Promise<readonly Quotation[]> {
  const { sql, params } = findQuotationsSql(filter);
  return z.array(Quotation).parse(await lake.query(sql, params));
}

/** The SQL behind `findQuotations`. @throws DragomanError "store/bad-filter" as there */
export function findQuotationsSql(filter: CheckedFilter): BoundSql {
  for (const [field, asked] of Object.entries(filter))
    if (!ASKED.has(field) && !ALWAYS.has(field) && asked !== null && !(Array.isArray(asked) && asked.length === 0))
      throw new DragomanError("store/bad-filter", {
        what: `a quotation has no ${field}`,
        where: field,
        fix: `Quotations can be asked by ${[...ASKED].join(", ")}.`,
      });
  const { bind, params } = bindValues();
  const words = (filter.text ?? "").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const conditions = [
    anyOf(filter.actor.map((side) => speakerSql(side, bind))),
    ...words.map((word) => wordsSql("q.text", word, bind)),
    filter.document.length > 0 ? `q.document_id IN (${listOf(filter.document, bind)})` : null,
    ...publishedSql("d.published", filter, bind),
    documentSql("d", filter, bind),
  ].filter((part) => part !== null);
  return {
    sql: `SELECT q.statement_id, q.document_id, coalesce(q.speaker_identifier_text, q.speaker_entity_text) AS speaker,
  q.speaker_code AS code, q.speaker_sector AS sector, q.form, q.start, q.end, q.text,
  d.published, d.title, d.url, d.publisher, d.license, d.attribution
FROM current_statements q JOIN current_documents d ON d.document_id = q.document_id AND d.state = 'read'
WHERE ${conditions.length > 0 ? conditions.join("\n  AND ") : "TRUE"}
ORDER BY d.published DESC NULLS LAST, q.document_id, q.start
LIMIT ${bind(filter.limit ?? 20)}`,
    params,
  };
}

function speakerSql(side: Side, bind: Bind): string {
  if (side.kind === "code") {
    const code = `q.speaker_code = ${bind(side.code)}`;
    return side.sector === null ? code : `(${code} AND q.speaker_sector = ${bind(side.sector)})`;
  }
  if (side.kind === "sector") return `q.speaker_sector = ${bind(side.sector)}`;
  if (side.kind === "wikidata") return `q.speaker_identifier_id = ${bind(side.id)}`;
  const said = ["q.speaker_identifier_text", "q.speaker_entity_text"];
  return `(${said.map((column) => wordsSql(column, side.name, bind)).join(" OR ")})`;
}
