import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { DragomanError } from "../errors.ts";
import { addActorRoutes } from "./actor-routes.ts";
import type { ApiContext } from "./api-context.ts";
import { checkCaller } from "./check-caller.ts";
import { addCorrectionRoutes } from "./correction-routes.ts";
import { addCountRoutes } from "./count-routes.ts";
import { addDocumentRoutes } from "./document-routes.ts";
import type { Api, ApiEnv } from "./endpoint.ts";
import { addEventRoutes } from "./event-routes.ts";
import { addHealthRoutes } from "./health-routes.ts";
import { limitRate } from "./limit-rate.ts";
import { limitTime } from "./limit-time.ts";
import { addOpenApi } from "./open-api.ts";
import { problemJson } from "./problem-json.ts";
import { readQueue } from "./read-queue.ts";
import { addReadingRoutes } from "./reading-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import { servePage } from "./serve-page.ts";
import { addSourceRoutes } from "./source-routes.ts";
import { addStoryRoutes } from "./story-routes.ts";
import { addValueRoutes } from "./value-routes.ts";
import { addWatchRoute } from "./watch-route.ts";

/** The whole API and the page as one application, which needs no port: tests ask it with `app.request`. */
export function createApi(context: ApiContext): Api {
  const app = new OpenAPIHono<ApiEnv>();
  const { limits = {}, key = null, hosts = [], noteBug = () => {} } = context;
  app.onError((error) => {
    if (!(error instanceof DragomanError)) noteBug(error);
    return problemJson(error);
  });
  app.use(securityHeaders);
  app.use(checkCaller({ key, hosts }));
  app.use("/v1/*", limitRate({ burst: limits.burst ?? 600, perSecond: limits.perSecond ?? 60, now: Date.now }));
  app.use("/v1/*", limitTime(limits.timeMs ?? 60_000));
  app.use(compress());
  addHealthRoutes(app, context);
  addReadingRoutes(app, context, readQueue(context.queue));
  addEventRoutes(app, context);
  addDocumentRoutes(app, context);
  addCountRoutes(app, context);
  addStoryRoutes(app, context);
  addActorRoutes(app, context);
  addSourceRoutes(app, context);
  addValueRoutes(app, context);
  addCorrectionRoutes(app, context);
  addWatchRoute(app, context);
  addOpenApi(app);
  refuseTheRest(app);
  if (context.pageFolder) app.get("*", servePage(context.pageFolder));
  app.notFound((c) => problemJson(nothingAt(c.req.path)));
  return app;
}

/** A path that there is, asked in a way that there is not, is told so; any other path of the API is not there. */
function refuseTheRest(app: Api): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of app.routes)
    if (path.startsWith("/v1/") && method !== "ALL") methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const [path, allowed] of methods)
    app.all(path, (c) =>
      problemJson(wrongMethod(c.req.method, allowed), {
        allow: [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : [])].join(", "),
      }),
    );
  app.all("/v1/*", (c) => problemJson(nothingAt(c.req.path)));
}

const nothingAt = (path: string) =>
  new DragomanError("api/not-found", {
    what: "there is nothing here",
    where: path.slice(0, 200),
    fix: "See /v1/openapi.json for what there is.",
  });

const wrongMethod = (method: string, allowed: readonly string[]) =>
  new DragomanError("api/wrong-method", {
    what: `${method.slice(0, 20)} is not answered here`,
    where: "method",
    fix: `Use ${allowed.join(" or ")}.`,
  });
