import { VERSION } from "../version.ts";
import type { Api } from "./endpoint.ts";

/** Serves the description of all routes that were added before. It is made once. */
export function addOpenApi(app: Api): void {
  const json = JSON.stringify(openApiDocument(app));
  app.get("/v1/openapi.json", (c) => c.body(json, 200, { "content-type": "application/json" }));
}

/** OpenAPI 3.1 of the routes of an application. */
export function openApiDocument(app: Api): object {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "dragoman",
      version: VERSION,
      description:
        "Reads news text and answers questions about a lake of what was read: who did what to whom, when, where, and according to whom, with the exact words as evidence.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/" }],
  });
  return withTuples(document) as object; // a document is an object, and stays one
}

/** The generator writes tuples as JSON Schema had them before 2020-12, which OpenAPI 3.1 does not take. */
function withTuples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTuples);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withTuples(inner)] as const);
  const object = Object.fromEntries(entries);
  if (!Array.isArray(object.items)) return object;
  return { ...object, prefixItems: object.items, items: false, minItems: object.items.length };
}
