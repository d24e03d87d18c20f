import { anyOf, type Bind, listOf } from "./bind-values.ts";
import type { Side } from "./read-side.ts";
import { wordsSql } from "./words-sql.ts";

/** The parts that a participant plays in an event. */
export type Role = "actor" | "recipient";

/**
 * The condition over `e`, a row of `current_events`, that one of these sides stands in one of these roles; null where none is asked for.
 * Codes alone are looked up in the event itself; as soon as a name is among them, one look into the participants does for all.
 */
export function sideSql(sides: readonly Side[], roles: readonly Role[], bind: Bind): string | null {
  if (sides.length === 0) return null;
  const codes = codesOf(sides);
  if (codes === null) return `e.event_id IN (${participantsSql(sides, roles, bind)})`;
  const [only = "", ...more] = codes;
  return anyOf(
    roles.map((role) =>
      more.length === 0
        ? `list_contains(e.${role}_codes, ${bind(only)})`
        : `list_has_any(e.${role}_codes, [${listOf(codes, bind)}])`,
    ),
  );
}

/** The condition that one of the ones acts upon one of the others, or the other way round. */
export function pairSql(ones: readonly Side[], others: readonly Side[], bind: Bind): string {
  const ways = [
    [ones, others],
    [others, ones],
  ] as const;
  if (codesOf([...ones, ...others]) !== null)
    return `(${ways.map(([a, b]) => `(${sideSql(a, ["actor"], bind)} AND ${sideSql(b, ["recipient"], bind)})`).join(" OR ")})`;
  const found = ways.map(
    ([a, b]) => `(${participantsSql(a, ["actor"], bind)} INTERSECT ${participantsSql(b, ["recipient"], bind)})`,
  );
  return `e.event_id IN (${found.join(" UNION ")})`;
}

/** The codes as `actor_codes` has them, or null where a side is no code. */
function codesOf(sides: readonly Side[]): readonly string[] | null {
  const codes = sides.flatMap((side) =>
    side.kind === "code" ? [side.sector === null ? side.code : `${side.code}.${side.sector}`] : [],
  );
  return codes.length === sides.length ? codes : null;
}

function participantsSql(sides: readonly Side[], roles: readonly Role[], bind: Bind): string {
  const any = anyOf(sides.map((side) => participantSql(side, bind)));
  return `SELECT event_id FROM current_actors WHERE role IN (${listOf(roles, bind)}) AND ${any}`;
}

function participantSql(side: Side, bind: Bind): string {
  if (side.kind === "code")
    return side.sector === null
      ? `code = ${bind(side.code)}`
      : `(code = ${bind(side.code)} AND sector = ${bind(side.sector)})`;
  if (side.kind === "sector")
    return `(sector = ${bind(side.sector)} OR list_contains(other_sectors, ${bind(side.sector)}))`;
  if (side.kind === "wikidata") return `identifier_id = ${bind(side.id)}`;
  return `(${wordsSql("identifier_text", side.name, bind)} OR ${wordsSql("entity_text", side.name, bind)})`;
}
