import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";
import { openApiDocument } from "./open-api.ts";

test("every route answers as its own description says", async () => {
  const { app, ask, post } = await apiApp();
  const document = JSON.parse(JSON.stringify(openApiDocument(app)));
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(document, "api");
  const [first] = (await (await ask("/v1/events?limit=1&with=all")).json()).events;
  const ids: Readonly<Record<string, string>> = {
    "/v1/events/{id}": first.event.id,
    "/v1/documents/{id}": first.document.id,
    "/v1/actors/{key}": "NOR",
  };
  const queries: Readonly<Record<string, string>> = { "/v1/series": "?between=NOR&between=FRA" };
  let checked = 0;
  for (const [path, methods] of Object.entries<Record<string, object>>(document.paths)) {
    if (!("get" in methods) || path === "/v1/watch") continue;
    const answer = await ask(path.replace(/\{\w+\}/, ids[path] ?? "none") + (queries[path] ?? ""));
    const status = path in ids || !path.includes("{") ? 200 : 404;
    expect(answer.status, path).toBe(status);
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
    if (!type.includes("json") || type.includes("ndjson")) continue;
    const pointer = ["paths", path, "get", "responses", status === 200 ? "200" : "default", "content", type, "schema"];
    const check = ajv.compile({
      $ref: `api#/${pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`,
    });
    check(await answer.json());
    expect(check.errors, path).toBeNull();
    checked += 1;
  }
  expect(checked).toBeGreaterThanOrEqual(18);
  const reading = await (await post("/v1/readings", { text: "Words." })).json();
  const check = ajv.compile({ $ref: "api#/components/schemas/Reading" });
  check(reading);
  expect(check.errors).toBeNull();
});

test("tuples are described as OpenAPI 3.1 takes them", async () => {
  const { app, ask } = await apiApp({ documents: [] });
  const text = await (await ask("/v1/openapi.json")).text();
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openApiDocument(app))));
  expect(text).toContain('"prefixItems"');
  expect(text).not.toContain('"items":[');
});
