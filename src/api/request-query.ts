import { z } from "zod";
import { DragomanError } from "../errors.ts";
import { type CheckedFilter, checkValues } from "../store/check-values.ts";
import { EventFilter, parseFilter } from "../store/event-filter.ts";
import type { KnownValues } from "../store/known-values.ts";
import type { ApiRequest, QueryParameter } from "./endpoint.ts";

export type Query = Readonly<Record<string, string | readonly string[]>>;

/** The query of a request, names in camelCase: `published_since` and `published-since` are the filter's `publishedSince`. */
export function queryOf(c: ApiRequest): Query {
  const entries = Object.entries(c.req.queries()).map(([name, values]) => {
    const camel = name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [camel, values.length === 1 ? (values[0] ?? "") : values] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * The parameters of a route's own, and the filter that all others are.
 *
 * @throws DragomanError "api/bad-request", "store/bad-filter", "store/unknown-value"
 */
export function readFilter<S extends z.ZodRawShape>(
  c: ApiRequest,
  own: S,
  known: KnownValues,
): { readonly own: z.output<z.ZodObject<S>>; readonly filter: CheckedFilter } {
  const query = queryOf(c);
  const mine = (name: string) => Object.hasOwn(own, name);
  const rest = Object.entries(query).filter(([name]) => !mine(name));
  return {
    own: readQuery(
      c,
      own,
      rest.map(([name]) => name),
    ),
    filter: checkValues(parseFilter(Object.fromEntries(rest)), known),
  };
}

/** The parameters of a route that takes no filter. @throws DragomanError "api/bad-request" */
export function readQuery<S extends z.ZodRawShape>(
  c: ApiRequest,
  shape: S,
  passOver: readonly string[] = [],
): z.output<z.ZodObject<S>> {
  const query = Object.fromEntries(Object.entries(queryOf(c)).filter(([name]) => !passOver.includes(name)));
  const parsed = z.strictObject(shape).safeParse(query);
  if (parsed.success) return parsed.data as z.output<z.ZodObject<S>>; // the same shape; strictness changes no value
  const [issue] = parsed.error.issues;
  const field = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : String(issue?.path[0] ?? "query");
  throw new DragomanError("api/bad-request", {
    what: issue?.code === "unrecognized_keys" ? `there is no parameter ${field}` : `${field}: ${issue?.message ?? "?"}`,
    where: field,
    fix: `Parameters: ${Object.keys(shape).join(", ") || "none"}.`,
  });
}

/** A whole number in a query. */
export const wholeNumber = (least: number, most: number, absent: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `it is no whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .default(absent);

/** The filter's own parameters as OpenAPI describes them. */
export function filterParameters(except: readonly string[] = []): QueryParameter[] {
  return Object.entries(EventFilter.shape)
    .filter(([name]) => !except.includes(name))
    .map(([name]) => ({
      name: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      in: "query",
      required: false,
      ...DESCRIBED[name as keyof EventFilter], // the keys of its own shape
    }));
}

type Schema = QueryParameter["schema"];

const LIST: Schema = { type: "array", items: { type: "string", minLength: 1 } };
const DATE: Schema = { type: "string", pattern: "^[1-9]\\d{3}(-\\d{2}(-\\d{2})?)?$" };
const side = (description: string) => ({
  schema: LIST,
  explode: true,
  description: `${description}: IRN, IRN.GOV, .REB, Q9458 or a name`,
});
const list = (description: string) => ({ schema: LIST, explode: true, description });
const one = (schema: Schema, description: string) => ({ schema, description });

const DESCRIBED: Readonly<Record<keyof EventFilter, { schema: Schema; explode?: boolean; description: string }>> = {
  actor: side("who acts"),
  recipient: side("to whom it is done"),
  either: side("on either side"),
  both: side("on both sides"),
  between: {
    schema: { ...LIST, minItems: 2, maxItems: 2 },
    explode: true,
    description: "two sides, whichever of them acts",
  },
  type: list("PLOVER types"),
  mode: list("modes: visit, or CONSULT.visit"),
  context: list("contexts"),
  quad: list("1 to 4, or the quad's name"),
  since: one(DATE, "the act was on this day or later"),
  until: one(DATE, "the act was in this year, month or day, or earlier"),
  dates: one(
    { type: "string", enum: [...EventFilter.shape.dates.unwrap().options] },
    "which day since, until and periods go by",
  ),
  publishedSince: one(DATE, "the report is of this day or later"),
  publishedUntil: one(DATE, "the report is of this year, month or day, or earlier"),
  not: list("flags to leave out: future, hypothetical, negated, historical or all"),
  with: list("flags to bring in"),
  place: list("a country, or a place by its name"),
  near: one({ type: "string" }, "latitude,longitude,kilometres"),
  leastDead: one({ type: "integer", minimum: 0 }, "so many dead at least"),
  license: list("licence of the document, or unknown"),
  publisher: list("publisher of the document, or unknown"),
  language: list("language of the document, or unknown"),
  confidence: one({ type: "number", minimum: 0, maximum: 1 }, "at least so sure"),
  document: list("of this document"),
  story: list("of this story"),
  text: one({ type: "string", minLength: 1 }, "all of these words in the sentence or the trigger"),
  limit: one({ type: "integer", minimum: 1 }, "at most so many"),
  order: one({ type: "string" }, "date, published, confidence, scale, goldstein or dead; with - the greatest first"),
};
