/** Rules that the rows of a sound lake keep; `sql` gives the `id` of each row that breaks one. */
export const ROW_CHECKS: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: "this locator stands in the lake more than once",
    sql: `SELECT locator AS id FROM (SELECT locator FROM documents UNION ALL SELECT locator FROM failures)
      GROUP BY locator HAVING count(*) > 1`,
  },
  {
    what: "two documents of this id were read: their events cannot be told apart",
    sql: "SELECT document_id AS id FROM documents WHERE state = 'read' GROUP BY document_id HAVING count(*) > 1",
  },
  ...(["event", "statement", "relation"] as const).map((kind) => ({
    what: `this ${kind} stands in the lake more than once`,
    sql: `SELECT ${kind}_id AS id FROM ${kind}s GROUP BY ${kind}_id HAVING count(*) > 1`,
  })),
  ...(["events", "actors", "statements", "relations", "entities", "mentions"] as const).map((table) => ({
    what: `${table} have this document, but it was not read`,
    sql: `SELECT DISTINCT document_id AS id FROM ${table}
      ANTI JOIN (FROM documents WHERE state = 'read') USING (document_id)`,
  })),
  {
    what: "this document is a copy of one that was not read",
    sql: `SELECT locator AS id FROM (FROM documents WHERE state = 'duplicate') copy
      ANTI JOIN (FROM documents WHERE state = 'read') AS first ON copy.duplicate_of = first.document_id`,
  },
  {
    what: "actors have this event, but it is not there",
    sql: "SELECT DISTINCT event_id AS id FROM actors ANTI JOIN events USING (event_id)",
  },
  {
    what: "stories have this event, but it is not there",
    sql: "SELECT DISTINCT event_id AS id FROM stories ANTI JOIN events USING (event_id)",
  },
  {
    what: "mentions have this entity, but it is not there",
    sql: "SELECT DISTINCT entity_id AS id FROM mentions ANTI JOIN entities USING (document_id, entity_id)",
  },
  {
    what: "the text of this document is not the one that its hash was made of",
    sql: "SELECT document_id AS id FROM documents WHERE text IS NOT NULL AND sha256(text) <> hash",
  },
];
