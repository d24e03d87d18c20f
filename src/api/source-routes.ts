import { z } from "@hono/zod-openapi";
import { listSources } from "../store/list-sources.ts";
import type { ApiContext } from "./api-context.ts";
import type { Api } from "./endpoint.ts";
import { addLakeEndpoint } from "./lake-endpoint.ts";
import { readOffset, writeOffset } from "./offset-cursor.ts";
import { readQuery, wholeNumber } from "./request-query.ts";

const text = z.string().nullable();
const count = z.int().min(0);
const Sources = z
  .strictObject({
    publishers: z.array(z.strictObject({ name: text, documents: count, licenses: z.array(z.string()) })),
    licenses: z.array(z.strictObject({ license: text, documents: count, attribution: text })),
  })
  .openapi("Sources");
const Failure = z.strictObject({ locator: text, document_id: text, code: text, what: text, where: text, fix: text });
const Duplicate = z.strictObject({
  document_id: text,
  locator: text,
  title: text,
  url: text,
  publisher: text,
  published: text,
  duplicate_of: text,
  duplicate_kind: text,
  duplicate_share: z.number().nullable(),
});
const Failures = z.strictObject({ failures: z.array(Failure), next: text, total: count }).openapi("Failures");
const Duplicates = z.strictObject({ duplicates: z.array(Duplicate), next: text, total: count }).openapi("Duplicates");

/** What pages of rows are made of. The names are the program's own. */
const LISTS = [
  {
    name: "failures",
    summary: "What could not be read, and why",
    schema: Failures,
    columns: Object.keys(Failure.shape),
    from: "failures",
  },
  {
    name: "duplicates",
    summary: "Copies, and of which documents",
    schema: Duplicates,
    columns: Object.keys(Duplicate.shape),
    from: "documents WHERE state = 'duplicate'",
  },
] as const;

/** Sources and their licences; what failed; what was a copy. */
export function addSourceRoutes(app: Api, context: ApiContext): void {
  addLakeEndpoint(app, context, {
    route: {
      path: "/v1/sources",
      summary: "Publishers and licences of the documents",
      responses: { 200: { description: "Sources", content: { "application/json": { schema: Sources } } } },
    },
    answer: async (c, lake) => {
      readQuery(c, {});
      return c.json(await listSources(lake), 200);
    },
  });
  for (const { name, summary, schema, columns, from } of LISTS)
    addLakeEndpoint(app, context, {
      route: {
        path: `/v1/${name}`,
        summary,
        request: { query: z.object({ limit: z.string().optional(), cursor: z.string().optional() }) },
        responses: { 200: { description: summary, content: { "application/json": { schema } } } },
      },
      answer: async (c, lake) => {
        const { limit, cursor } = readQuery(c, {
          limit: wholeNumber(1, 1000, 100),
          cursor: z.string().max(200).optional(),
        });
        const offset = cursor === undefined ? 0 : readOffset(cursor);
        const list = columns.map((column) => `"${column}"`).join(", ");
        const rows = await lake.query(`SELECT ${list} FROM ${from} ORDER BY locator LIMIT $1 OFFSET $2`, [
          limit,
          offset,
        ]);
        const [all] = await lake.query(`SELECT count(*)::INTEGER AS total FROM ${from}`);
        const total = Number(all?.total ?? 0);
        const end = offset + rows.length;
        return c.json({ [name]: rows, next: rows.length > 0 && end < total ? writeOffset(end) : null, total }, 200);
      },
    });
}
