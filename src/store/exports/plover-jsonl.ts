import type { TextFormat } from "./export-format.ts";

/**
 * PLOVER's data-interchange records, one a line: the event of the reading as it is, with PLOVER's names and what dragoman adds beside them
 * (`dragoman schema` describes all), and PLOVER's `link`: the story whose reports tell of the same act.
 */
export const PLOVER_JSONL: TextFormat = {
  kind: "text",
  name: "plover-jsonl",
  gloss: "PLOVER's interchange records, one JSON object a line",
  extension: ".jsonl",
  encoding: "utf8",
  columns: null,
  write: async function* (events) {
    for await (const { event, story } of events)
      yield `${JSON.stringify({ ...event, ...(story ? { link: story.id } : {}) })}\n`;
  },
};
