import type { RouteConfig } from "@hono/zod-openapi";
import { DragomanError } from "../errors.ts";
import type { Lake } from "../store/lake.ts";
import type { ApiContext } from "./api-context.ts";
import { type Api, type ApiRequest, addEndpoint } from "./endpoint.ts";
import { matchesEtag } from "./etag.ts";

/** Adds a GET whose answer is what the lake holds: it has an ETag, and is 304 for who has it already. */
export function addLakeEndpoint(
  app: Api,
  context: ApiContext,
  {
    route,
    answer,
  }: { readonly route: Omit<RouteConfig, "method">; readonly answer: (c: ApiRequest, lake: Lake) => Promise<Response> },
): void {
  const responses = { ...route.responses, 304: { description: "The lake is as it was" } };
  addEndpoint(app, { ...route, method: "get", responses }, async (c) => {
    const lake = await lakeOf(context);
    if (matchesEtag(c, lake)) return c.body(null, 304);
    return answer(c, lake);
  });
}

/** @throws DragomanError "api/no-lake" */
export async function lakeOf({ lake }: ApiContext): Promise<Lake> {
  if (lake !== null) return lake.now();
  throw new DragomanError("api/no-lake", {
    what: "this server has no lake",
    where: "server",
    fix: "Start it with --lake DIR.",
  });
}
