import type { LakeWriter } from "./lake-writer.ts";
import { type LinkedStories, linkStories } from "./link-stories.ts";
import { openLake } from "./open-lake.ts";

/** Events that count and are in no story, and events of stories that count no more: 0 where linking would find what stands there. */
const UNLINKED = `
  SELECT (SELECT count(*) FROM current_events ANTI JOIN newest_stories USING (event_id))
    + (SELECT count(*) FROM newest_stories ANTI JOIN current_events USING (event_id)) AS events`;

const COUNTS = `
  SELECT coalesce(max(generation), 0) AS generation, count(*) AS events, count(DISTINCT story_id) AS stories,
    count(*) FILTER (members = 2) AS linked
  FROM (SELECT *, row_number() OVER (PARTITION BY story_id) AS members FROM newest_stories)`;

/** DuckDB fills what it may; what does not fit goes to temporary files. */
const LINK_MEMORY = "192MB";

/** Puts the events of a lake together to stories where some came in or were withdrawn since that was done; else says what stands there. */
export async function linkNew(folder: string, writer: LakeWriter, rest?: () => void): Promise<LinkedStories> {
  const lake = await openLake(folder, { memoryLimit: LINK_MEMORY });
  try {
    const [row] = await lake.query(UNLINKED);
    if (Number(row?.events) > 0) return await linkStories(lake, writer, rest);
    const [counts] = await lake.query(COUNTS);
    const count = (name: string) => Number(counts?.[name] ?? 0);
    return {
      generation: count("generation"),
      events: count("events"),
      stories: count("stories"),
      linked: count("linked"),
    };
  } finally {
    lake.close();
  }
}
