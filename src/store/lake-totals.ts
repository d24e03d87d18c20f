import { z } from "zod";
import type { Lake } from "./lake.ts";

const count = z.number();
const day = z.string().nullable();
const Totals = z.object({
  documents: count,
  read: count,
  duplicates: count,
  withdrawn: count,
  failures: count,
  events: count,
  stories: count,
  statements: count,
  corrections: count,
  newest_published: day,
  oldest_published: day,
});

/** How much a lake holds. */
export type LakeTotals = Readonly<z.output<typeof Totals>> & { readonly commits: number };

const SQL = `
  SELECT d.*, (SELECT count(*)::INTEGER FROM failures) AS failures,
    (SELECT count(*)::INTEGER FROM current_events) AS events,
    (SELECT count(DISTINCT story_id)::INTEGER FROM newest_stories) AS stories,
    (SELECT count(*)::INTEGER FROM current_statements) AS statements,
    (SELECT count(*)::INTEGER FROM corrections) AS corrections
  FROM (SELECT count(*)::INTEGER AS documents, count(*) FILTER (state = 'read')::INTEGER AS read,
    count(*) FILTER (state = 'duplicate')::INTEGER AS duplicates, count(*) FILTER (state = 'withdrawn')::INTEGER AS withdrawn,
    max(published) AS newest_published, min(published) AS oldest_published FROM documents) d`;

/** Counts everything in a lake; `documents` are all that were opened, the others say what became of them. @throws DragomanError "store/damaged" */
export async function lakeTotals(lake: Pick<Lake, "query" | "commits">): Promise<LakeTotals> {
  const [totals] = z
    .array(Totals)
    .length(1)
    .parse(await lake.query(SQL));
  return { ...(totals as z.output<typeof Totals>), commits: lake.commits.length }; // there is one row
}
