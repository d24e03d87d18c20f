import { z } from "zod";
import type { Lake } from "./lake.ts";

const text = z.string().nullable();
const Publisher = z.object({ name: text, documents: z.number(), licenses: z.array(z.string()) });
const License = z.object({ license: text, documents: z.number(), attribution: text });

/** Who published what a lake holds, and on which terms. A null name or licence is unknown. */
export interface Sources {
  readonly publishers: readonly Readonly<z.output<typeof Publisher>>[];
  /** `attribution` is one of the lines that documents of the licence ask for. */
  readonly licenses: readonly Readonly<z.output<typeof License>>[];
}

/** The publishers and licences of the current documents, those of most documents first; at most 1,000 of each. */
export async function listSources(lake: Pick<Lake, "query">): Promise<Sources> {
  const publishers = await lake.query(`SELECT publisher AS name, count(*)::INTEGER AS documents,
    list_sort(list(DISTINCT license) FILTER (license IS NOT NULL)) AS licenses
    FROM current_documents GROUP BY publisher ORDER BY documents DESC, name LIMIT 1000`);
  const licenses = await lake.query(`SELECT license, count(*)::INTEGER AS documents, min(attribution) AS attribution
    FROM current_documents GROUP BY license ORDER BY documents DESC, license LIMIT 1000`);
  return {
    publishers: z.array(Publisher).parse(publishers.map((row) => ({ ...row, licenses: row.licenses ?? [] }))),
    licenses: z.array(License).parse(licenses),
  };
}
