import { z } from "zod";
import type { Codebook } from "../../codebook/plover.ts";
import { type CheckedFilter, checkValues } from "../../store/check-values.ts";
import { parseFilter } from "../../store/event-filter.ts";
import type { McpContext } from "./mcp-context.ts";

/** What a side may be, for the description of every parameter that takes one. */
export const SIDE =
  "A side is a country (IRN or Iran), one of its sectors (IRN.GOV), a sector of any country (.REB), a Wikidata id (Q7747) or a name (Vladimir Putin; name:ISI where it looks like a code). find_actor gives the right one for a name.";

const date = (what: string) => z.string().optional().describe(`${what}: YYYY, YYYY-MM or YYYY-MM-DD`);
const several = (what: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(what);

/** Parameters by which events are chosen, with all that a model has to know to use them. */
export function filterInput(codebook: Codebook) {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join(", ");
  const modes = codebook.types
    .flatMap(({ name, modes: own }) => (own.length > 0 ? [`${name}: ${names(own)}`] : []))
    .join("; ");
  return {
    actor: several(`Who acts; several mean any of them. ${SIDE}`),
    recipient: several("To whom it is done: a side, as for actor"),
    either: several("A side that acts or is acted upon"),
    between: z.array(z.string()).length(2).optional().describe("Two sides, whichever of them acts: [IRN, RUS]"),
    type: several(`PLOVER types: ${names(codebook.types)}`),
    mode: several(`How it was done, by type. ${modes}`),
    context: several(`Theme: ${names(codebook.contexts)}`),
    quad: several("verbal_cooperation, material_cooperation, verbal_conflict, material_conflict"),
    since: date("The act was on this day or later"),
    until: date("The act was in this year, month or day, or earlier"),
    published_since: date("The report is of this day or later"),
    published_until: date("The report is of this year, month or day, or earlier"),
    with: several(
      "Also acts that are only said to be future, hypothetical, negated or historical (or: all). Without it only what is reported as done is counted",
    ),
    place: several("Where: a country (SYR) or a place by its name (Moscow)"),
    least_dead: z.number().int().min(0).optional().describe("At least so many dead"),
    text: z.string().optional().describe("All of these words stand in the sentence, where it is stored"),
    publisher: several("Publisher of the document"),
    license: several("SPDX id, public-domain or unknown: only documents under it"),
    document: several("Only events of these documents"),
    story: several("Only events of these stories"),
    confidence: z.number().min(0).max(1).optional().describe("At least so sure, 0 to 1"),
  };
}

type FilterInput = Readonly<Record<string, unknown>>;

/** The filter that a tool's parameters say. @throws DragomanError "store/bad-filter", "store/unknown-value" with the nearest valid ones */
export function filterOf(input: FilterInput, { known }: Pick<McpContext, "known">): CheckedFilter {
  const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return checkValues(parseFilter(Object.fromEntries(given.map(([name, value]) => [camel(name), value]))), known);
}
