import { z } from "@hono/zod-openapi";
import { loadCodebook } from "../codebook/load-codebook.ts";
import type { Codebook } from "../codebook/plover.ts";
import { readingSchema } from "../record/reading.ts";
import { lakeTotals } from "../store/lake-totals.ts";
import { VERSION } from "../version.ts";
import type { ApiContext } from "./api-context.ts";
import { type Api, addEndpoint } from "./endpoint.ts";
import { readQuery } from "./request-query.ts";

const count = z.int().min(0);
const day = z.string().nullable();

const Health = z
  .strictObject({
    version: z.string(),
    coder: z.string(),
    model: z.string().describe("hash of the weights"),
    codebook: z.string(),
    lake: z
      .strictObject({
        documents: count,
        read: count,
        duplicates: count,
        withdrawn: count,
        failures: count,
        events: count,
        stories: count,
        statements: count,
        corrections: count,
        commits: count,
        newest_published: day,
        oldest_published: day,
      })
      .nullable(),
  })
  .openapi("Health");

/** What the server is and what its lake holds; the schema of a reading; the codebook. */
export function addHealthRoutes(app: Api, context: ApiContext): void {
  const codebook = loadCodebook();
  const json = (schema: object, description: string) => ({
    200: { description, content: { "application/json": { schema } } },
  });
  addEndpoint(
    app,
    {
      method: "get",
      path: "/v1/health",
      summary: "Versions, and what the lake holds",
      responses: json(Health, "It is well"),
    },
    async (c) => {
      readQuery(c, {});
      const lake = await context.lake?.now();
      const { coder, modelHash: model } = context.reader;
      const totals = lake ? await lakeTotals(lake) : null;
      return c.json({ version: VERSION, coder, model, codebook: codebook.name, lake: totals }, 200);
    },
  );
  const fixed = [
    ["/v1/schema", "JSON Schema of a reading", readingSchema()],
    ["/v1/codebook", "The codebook: types, modes, contexts, sectors, quads and flags", plainCodebook(codebook)],
  ] as const;
  for (const [path, summary, value] of fixed) {
    const text = JSON.stringify(value);
    addEndpoint(app, { method: "get", path, summary, responses: json({ type: "object" }, summary) }, (c) => {
      readQuery(c, {});
      return c.body(text, 200, { "content-type": "application/json" });
    });
  }
}

const plainCodebook = (codebook: Codebook) => ({
  ...codebook,
  cameo: Object.fromEntries(codebook.cameo),
  nearestCameo: Object.fromEntries(codebook.nearestCameo),
});
