import type { z } from "zod";
import { type CheckedFilter, checkValues } from "./check-values.ts";
import { type EventFilter, parseFilter } from "./event-filter.ts";
import { type KnownValues, loadKnownValues } from "./known-values.ts";

/** A question in the user's words; every field may be left out: `{ between: ["IRN", "RUS"], type: "CONSULT", since: "2022" }`. */
export type FilterQuery = z.input<typeof EventFilter>;

/**
 * The filter that a question means. Lists mean "any of these", different fields "all of these".
 *
 * @param known the package's own codebook and countries by default; give it where many questions are read
 * @throws DragomanError "store/bad-filter", or "store/unknown-value" naming the nearest valid values
 */
export function readFilter(query: FilterQuery, known: KnownValues = loadKnownValues()): CheckedFilter {
  return checkValues(parseFilter(query), known);
}
