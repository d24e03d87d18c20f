import { z } from "zod";
import { type Bind, bindValues } from "./bind-values.ts";
import type { CheckedFilter } from "./check-values.ts";
import { filterSql } from "./filter-sql.ts";
import type { Lake } from "./lake.ts";

const text = z.string().nullable();
const Actor = z.object({
  key: z.string(),
  name: z.string(),
  code: text,
  sector: text,
  identifier_id: text,
  events: z.number(),
});

/** Somebody who takes part in events. `key` is what a filter takes for the same one: a Wikidata id, a code, or a name. */
export type Actor = Readonly<z.output<typeof Actor>>;

const Dyad = z.object({ other: z.string(), events: z.number(), goldstein: z.number().nullable() });

/** With which country one side has how many events, and their mean on Goldstein's scale. */
export type ActorDyad = Readonly<z.output<typeof Dyad>>;

/** A country's own name is its code: all who speak for it would be one name each otherwise. */
const KEYED = `SELECT a.event_id, coalesce(a.identifier_text, a.entity_text) AS name, a.code, a.sector, a.identifier_id,
    coalesce(a.identifier_id, 'name:' || coalesce(a.identifier_text, a.entity_text)) AS key
  FROM current_actors a WHERE a.role IN ('actor', 'recipient') AND a.entity_text IS NOT NULL`;

/** Who in the lake has a word that begins so in the name, or this code or Wikidata id: those of most events first. */
export async function findActorsCalled(
  lake: Pick<Lake, "query">,
  begins: string,
  limit: number,
): Promise<readonly Actor[]> {
  const { bind, params } = bindValues();
  const sql = `WITH keyed AS (${KEYED})
    SELECT key, mode(name) AS name, mode(code) AS code, mode(sector) AS sector, any_value(identifier_id) AS identifier_id,
      count(DISTINCT event_id)::INTEGER AS events
    FROM keyed WHERE ${beginsSql(begins.trim(), bind)} GROUP BY key ORDER BY events DESC, key LIMIT ${bind(limit)}`;
  return z.array(Actor).parse(await lake.query(sql, params));
}

function beginsSql(begins: string, bind: Bind): string {
  if (begins === "") return "TRUE";
  const low = bind(begins.toLowerCase());
  const same = ["code", "identifier_id"].map((column) => `lower(${column}) = ${low}`);
  return `(starts_with(lower(name), ${low}) OR contains(lower(name), ' ' || ${low}) OR ${same.join(" OR ")})`;
}

const Offices = z.array(z.object({ title: z.string(), from: text, to: text }));

/** The offices of somebody with a Wikidata id, as the newest readings know them. */
export async function officesIn(lake: Pick<Lake, "query">, wikidata: string): Promise<z.output<typeof Offices>> {
  const sql = `SELECT max_by(offices_json, len(offices_json)) AS offices FROM current_entities WHERE identifier_id = $1`;
  const [row] = await lake.query(sql, [wikidata]);
  return typeof row?.offices === "string" ? Offices.parse(JSON.parse(row.offices)) : [];
}

/** The countries that the actors of one filter act upon, and those that act upon the recipients of the other. */
export async function dyadsOfActor(
  lake: Pick<Lake, "query">,
  { acts, suffers }: { readonly acts: CheckedFilter; readonly suffers: CheckedFilter },
  limit: number,
): Promise<readonly ActorDyad[]> {
  const { bind, params } = bindValues();
  const sql = `WITH pairs AS (
      SELECT e.event_id, e.goldstein, unnest(e.recipient_codes) AS other FROM current_events e WHERE ${filterSql(acts, bind)}
      UNION SELECT e.event_id, e.goldstein, unnest(e.actor_codes) AS other FROM current_events e WHERE ${filterSql(suffers, bind)})
    SELECT other, count(*)::INTEGER AS events, avg(goldstein) AS goldstein FROM pairs WHERE length(other) = 3
    GROUP BY other ORDER BY events DESC, other LIMIT ${bind(limit)}`;
  return z.array(Dyad).parse(await lake.query(sql, params));
}
