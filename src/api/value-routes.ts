import { z } from "@hono/zod-openapi";
import type { Lake } from "../store/lake.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { readQuery, wholeNumber } from "./request-query.ts";

const KINDS = ["type", "mode", "context", "sector", "flag", "country", "publisher", "license", "language"] as const;
type Kind = (typeof KINDS)[number];

const Value = z.strictObject({ kind: z.enum(KINDS), value: z.string(), gloss: z.string().nullable() });
type Value = z.output<typeof Value>;
const Values = z.strictObject({ values: z.array(Value) }).openapi("Values");

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((one) => one.split(",")))
  .pipe(z.array(z.enum(KINDS, { error: `it is none of ${KINDS.join(", ")}` })).min(1));

/** `GET /v1/values`: what the filter's fields may hold, for input boxes. */
export function addValueRoutes(app: Api, context: ApiContext): void {
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/values",
      summary: "Values that the filter takes",
      request: {
        query: z.object({
          kind: z
            .string()
            .optional()
            .openapi({ description: `one or more of ${KINDS.join(", ")}` }),
          q: z.string().optional(),
          limit: z.string().optional(),
        }),
      },
      responses: { 200: { description: "Values", content: { "application/json": { schema: Values } } } },
    },
    answer: async (c, lake) => {
      const own = {
        kind: list.default([...KINDS]),
        q: z.string().max(200).default(""),
        limit: wholeNumber(1, 2000, 200),
      };
      const { kind, q, limit } = readQuery(c, own);
      const values: Value[] = [];
      for (const one of new Set(kind)) values.push(...(await valuesOf(one, lake, context)));
      const low = q.trim().toLowerCase();
      const found = values.filter(
        ({ value, gloss }) => value.toLowerCase().includes(low) || gloss?.toLowerCase().includes(low),
      );
      return c.json({ values: found.slice(0, limit) }, 200);
    },
  });
}

async function valuesOf(kind: Kind, lake: Lake, { known }: ApiContext): Promise<readonly Value[]> {
  const { codebook } = known;
  const named = (entries: readonly { readonly name: string; readonly gloss: string }[]) =>
    entries.map(({ name, gloss }) => ({ kind, value: name, gloss }));
  if (kind === "type") return codebook.types.map(({ name, recipient }) => ({ kind, value: name, gloss: recipient }));
  if (kind === "context") return named(codebook.contexts);
  if (kind === "flag") return named(codebook.flags);
  if (kind === "sector")
    return codebook.sectors.map(({ code, ...entry }) => ({
      kind,
      value: code,
      gloss: "name" in entry ? String(entry.name) : null,
    }));
  if (kind === "mode")
    return codebook.types.flatMap(({ name: type, modes }) =>
      modes.map(({ name, gloss }) => ({ kind, value: `${type}.${name}`, gloss })),
    );
  if (kind === "country") return [...known.codes].sort().map((value) => ({ kind, value, gloss: null }));
  return documentValues(kind, lake);
}

/** What stands in the documents, the most frequent first. @param kind is a column */
async function documentValues(kind: "publisher" | "license" | "language", lake: Lake): Promise<readonly Value[]> {
  const sql = `SELECT ${kind} AS value FROM current_documents WHERE ${kind} IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, value LIMIT 2000`;
  return (await lake.query(sql)).map(({ value }) => ({ kind, value: String(value), gloss: null }));
}
