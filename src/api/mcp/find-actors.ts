import { z } from "zod";
import { bindValues } from "../../store/bind-values.ts";
import type { Lake } from "../../store/lake.ts";
import type { Side } from "../../store/read-side.ts";
import { wordsSql } from "../../store/words-sql.ts";

const Found = z.object({
  name: z.string(),
  wikidata: z.string().nullable(),
  codes: z.array(z.string()),
  as_actor: z.number(),
  as_recipient: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  example: z.string(),
  offices_json: z.string().nullable(),
});

/** Somebody who acts or is acted upon in a lake. */
export type FoundActor = Readonly<z.output<typeof Found>>;

/**
 * Who in the lake is called so, or is of this code: those of most events first. People and bodies with a Wikidata id are one whatever
 * they are called; others are told apart by name, country and sector. `example` is the newest of their events.
 */
export async function findActors(lake: Pick<Lake, "query">, side: Side, limit: number): Promise<readonly FoundActor[]> {
  const { bind, params } = bindValues();
  const matches = matchSql(side, bind);
  const sql = `WITH hits AS (
    SELECT a.event_id, a.role, coalesce(a.identifier_text, a.entity_text) AS name, a.identifier_id AS wikidata,
      concat_ws('.', coalesce(a.code, '???'), a.sector) AS code,
      coalesce(a.identifier_id, concat_ws('|', lower(coalesce(a.identifier_text, a.entity_text)), a.code, a.sector)) AS key
    FROM current_actors a WHERE a.role IN ('actor', 'recipient') AND a.entity_text IS NOT NULL AND ${matches}
  ), offices AS (
    SELECT identifier_id, max_by(offices_json, len(offices_json)) AS offices_json FROM current_entities
    WHERE identifier_id IN (SELECT wikidata FROM hits) GROUP BY identifier_id
  ), counted AS (
    SELECT key, mode(name) AS name, any_value(wikidata) AS wikidata, list_sort(list(DISTINCT code)) AS codes,
      count(DISTINCT h.event_id) FILTER (role = 'actor')::INTEGER AS as_actor,
      count(DISTINCT h.event_id) FILTER (role = 'recipient')::INTEGER AS as_recipient,
      min(e.date_from)::VARCHAR AS first, max(e.date_to)::VARCHAR AS last,
      coalesce(max_by(h.event_id, e.published), min(h.event_id)) AS example
    FROM hits h JOIN current_events e ON e.event_id = h.event_id GROUP BY key
  )
  SELECT c.* EXCLUDE (key), o.offices_json FROM counted c LEFT JOIN offices o ON o.identifier_id = c.wikidata
  ORDER BY as_actor + as_recipient DESC, name LIMIT ${bind(limit)}`;
  return z.array(Found).parse(await lake.query(sql, params));
}

function matchSql(side: Side, bind: (value: string | number) => string): string {
  if (side.kind === "code")
    return `a.code = ${bind(side.code)}${side.sector === null ? "" : ` AND a.sector = ${bind(side.sector)}`}`;
  if (side.kind === "sector") return `a.sector = ${bind(side.sector)}`;
  if (side.kind === "wikidata") return `a.identifier_id = ${bind(side.id)}`;
  return `(${["a.identifier_text", "a.entity_text"].map((column) => wordsSql(column, side.name, bind)).join(" OR ")})`;
}
