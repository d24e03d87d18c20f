import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import type { Context, Handler } from "hono";
import { Problem } from "./problem-json.ts";

/** A parameter of a query as OpenAPI describes it. */
export type QueryParameter = {
  name: string;
  in: "query";
  required: false;
  explode?: boolean;
  schema: { type: "string" | "integer" | "number" | "array"; [keyword: string]: unknown };
  description: string;
};

/** Nothing is remembered of a request. */
export type ApiEnv = object;

export type Api = OpenAPIHono<ApiEnv>;
export type ApiRequest = Context<ApiEnv>;

/** Adds a route and its description at once, so that one never stands without the other. Every route may answer with a problem. */
export function addEndpoint(app: Api, route: RouteConfig, handler: Handler<ApiEnv>): void {
  app.openAPIRegistry.registerPath({
    ...route,
    responses: {
      ...route.responses,
      default: { description: "A problem", content: { "application/problem+json": { schema: Problem } } },
    },
  });
  app.on(route.method.toUpperCase(), [route.path.replaceAll(/\{(\w+)\}/g, ":$1")], handler);
}
