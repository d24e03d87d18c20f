import { anyOf, type Bind, listOf } from "./bind-values.ts";
import type { AskedPlace, CheckedFilter } from "./check-values.ts";
import { firstDay, lastDay } from "./day-bounds.ts";
import { documentSql, publishedSql } from "./document-sql.ts";
import { eventDays } from "./event-days.ts";
import { pairSql, sideSql } from "./side-sql.ts";
import { wordsSql } from "./words-sql.ts";

/**
 * The condition of a filter over `e`, a row of `current_events`; it needs no other table in the FROM.
 *
 * Sides and places are matched as whole codes or at word borders, never inside a word. An event of which the filter asks something
 * that is unknown (its date, its place) does not match.
 */
export function filterSql(filter: CheckedFilter, bind: Bind): string {
  const parts = [
    ...sideParts(filter, bind),
    ...kindParts(filter, bind),
    ...dateParts(filter, bind),
    ...placeParts(filter, bind),
    ...documentParts(filter, bind),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join("\n    AND ") : "TRUE";
}

function sideParts({ actor, recipient, either, both, between }: CheckedFilter, bind: Bind): (string | null)[] {
  return [
    sideSql(actor, ["actor"], bind),
    sideSql(recipient, ["recipient"], bind),
    sideSql(either, ["actor", "recipient"], bind),
    sideSql(both, ["actor"], bind),
    sideSql(both, ["recipient"], bind),
    between && pairSql([between[0]], [between[1]], bind),
  ];
}

function kindParts(filter: CheckedFilter, bind: Bind): (string | null)[] {
  const { type, mode, context, quad, without, confidence, leastDead } = filter;
  const modes = mode.map((asked) => {
    const has = `list_contains(e.mode, ${bind(asked.mode)})`;
    return asked.type === null ? has : `(e.event = ${bind(asked.type)} AND ${has})`;
  });
  return [
    type.length > 0 ? `e.event IN (${listOf(type, bind)})` : null,
    anyOf(modes),
    context.length > 0 ? `list_has_any(e.context, [${listOf(context, bind)}])` : null,
    quad.length > 0 ? `e.quad_code IN (${listOf(quad, bind)})` : null,
    without.length > 0 ? `NOT list_has_any(e.auxiliary, [${listOf(without, bind)}])` : null,
    confidence === null ? null : `e.confidence >= ${bind(confidence)}`,
    leastDead === null ? null : `e.dead_least >= ${bind(leastDead)}`,
  ];
}

function dateParts(filter: CheckedFilter, bind: Bind): (string | null)[] {
  const { since, until, dates } = filter;
  const { from, to } = eventDays(dates);
  return [
    since === null ? null : `${from} >= ${bind(firstDay(since))}::DATE`,
    until === null ? null : `${to} <= ${bind(lastDay(until))}::DATE`,
    ...publishedSql("e.published", filter, bind),
  ];
}

function placeParts({ place, near }: CheckedFilter, bind: Bind): (string | null)[] {
  return [anyOf(place.map((asked) => placeSql(asked, bind))), near && nearSql(near, bind)];
}

function placeSql(place: AskedPlace, bind: Bind): string {
  if (place.kind === "country") return `e.place_country = ${bind(place.code)}`;
  return `(${wordsSql("e.place_name", place.name, bind)} OR ${wordsSql("e.place", place.name, bind)})`;
}

/** Great-circle distance on a sphere of 6,371 km; the band of latitudes spares most rows the sines. */
function nearSql({ lat, lon, km }: { lat: number; lon: number; km: number }, bind: Bind): string {
  const [y, x, reach] = [bind(lat), bind(lon), bind(km)];
  const half = (a: string, b: string) => `pow(sin(radians(${a} - ${b}) / 2), 2)`;
  const chord = `${half("e.lat", y)} + cos(radians(${y})) * cos(radians(e.lat)) * ${half("e.lon", x)}`;
  return `(abs(e.lat - ${y}) <= ${reach} / 111.0 AND 2 * 6371 * asin(least(1, sqrt(${chord}))) <= ${reach})`;
}

function documentParts(filter: CheckedFilter, bind: Bind): (string | null)[] {
  const { document, story, text } = filter;
  const stated = documentSql("stated", filter, bind);
  const words = (text ?? "").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [
    stated && `e.document_id IN (SELECT document_id FROM current_documents stated WHERE ${stated})`,
    document.length > 0 ? `e.document_id IN (${listOf(document, bind)})` : null,
    story.length > 0
      ? `e.event_id IN (SELECT event_id FROM newest_stories WHERE story_id IN (${listOf(story, bind)}))`
      : null,
    ...words.map((word) => `(${wordsSql("e.text", word, bind)} OR ${wordsSql("e.trigger", word, bind)})`),
  ];
}
