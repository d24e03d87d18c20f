import type { LinkedStories } from "../store/link-stories.ts";
import { counted } from "../text/counted.ts";
import type { CodedCounts } from "./count-coded.ts";

/** What a run did, for a person: the counts add up to what was given. */
export function codeSummary(
  folder: string,
  { tally, stopped, failures, linked }: CodedCounts & { readonly linked: LinkedStories | null },
): string {
  const { read, duplicate, withdrawn, failed, known, events } = tally;
  const given = read + duplicate + withdrawn + failed + known;
  const lines = [
    `${given} given = ${read} read + ${duplicate} copies + ${withdrawn} withdrawn + ${failed} failed + ${known} known before`,
    `${counted(events, "event")} from what was read${linked ? `; ${counted(linked.events, "event")} in the lake ${linked.events === 1 ? "tells" : "tell"} of ${counted(linked.stories, "act")}` : ""}`,
  ];
  for (const [code, { times, what, where }] of [...failures].sort(([, a], [, b]) => b.times - a.times))
    lines.push(`  ${times} × ${code}${times > 1 ? ", such as" : ""}: ${what} (${where})`);
  if (failures.size > 0)
    lines.push(`Why each failed: dragoman ask --lake ${quoted(folder)} --sql "SELECT * FROM failures"`);
  if (stopped) lines.push("Stopped. What was read is in the lake; the same command goes on from here.");
  return `${lines.join("\n")}\n`;
}

const quoted = (path: string) => (/^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
