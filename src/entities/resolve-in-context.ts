import { countriesNamed } from "./countries-named.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import type { Question, Resolution } from "./resolution.ts";
import { resolveMention } from "./resolve-mention.ts";

/**
 * Resolves a phrase that stands alone, outside a document that was read: its context decides between countries, and gives its only country to
 * an office or body that is named without one ("the president", "police"). `reason` says so.
 *
 * @param question.date ISO date; offices are those of that day
 */
export function resolveInContext(
  question: Pick<Question, "text" | "context" | "date">,
  knowledge: KnowledgeBase,
): Resolution {
  const countries = question.context ? countriesNamed(question.context, knowledge) : [];
  const found = resolveMention({ ...question, documentCountries: countries }, knowledge);
  const [only] = countries;
  const domestic =
    found.code === null && found.sector !== null && found.sector !== "REF" && found.candidates.length === 0;
  if (!domestic || only === undefined || countries.length > 1) return found;
  return { ...found, kind: "resolved", code: only, reason: `${found.reason}; the only country in its context` };
}
