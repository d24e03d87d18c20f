import type { Lake, SqlRow } from "../../store/lake.ts";

/** What a lake holds, in Markdown: counts, dates, publishers and licences. */
export async function lakePage(lake: Lake): Promise<string> {
  await lake.refresh();
  const [counts] = await lake.query(COUNTS);
  const publishers = await lake.query(most("publisher"));
  const licences = await lake.query(most("license"));
  const list = (rows: readonly SqlRow[]) => rows.map(({ value, documents }) => `- ${value ?? "unknown"}: ${documents}`);
  return [
    "# The lake",
    "",
    ...Object.entries(counts ?? {}).map(([name, value]) => `- ${name.replaceAll("_", " ")}: ${value ?? "none"}`),
    "",
    "## Documents by publisher (the twenty with most)",
    ...list(publishers),
    "",
    "## Documents by licence",
    ...list(licences),
    "",
  ].join("\n");
}

const COUNTS = `SELECT count(*)::INTEGER AS documents, (count(*) FILTER (state = 'read'))::INTEGER AS documents_read,
  (count(*) FILTER (state = 'duplicate'))::INTEGER AS copies,
  (SELECT count(*)::INTEGER FROM current_events) AS events,
  (SELECT count(DISTINCT story_id)::INTEGER FROM newest_stories) AS stories,
  (SELECT count(*)::INTEGER FROM current_statements) AS statements,
  min(published) AS oldest_published, max(published) AS newest_published
  FROM current_documents`;

const most = (column: "publisher" | "license"): string =>
  `SELECT ${column} AS value, count(*)::INTEGER AS documents FROM current_documents WHERE state = 'read' GROUP BY ALL ORDER BY documents DESC, value LIMIT 20`;
