import { z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { DragomanError } from "../errors.ts";
import { newEvents } from "../store/new-events.ts";
import type { ApiContext } from "./api-context.ts";
import { type Api, addEndpoint } from "./endpoint.ts";
import { lakeOf } from "./lake-endpoint.ts";
import { filterParameters, readFilter } from "./request-query.ts";

const HEARTBEAT_MS = 15_000;
/** Each watch asks the lake again and again. */
const MOST_WATCHES = 50;

/** `GET /v1/watch`: each new event of a filter as the lake grows, as server-sent events. */
export function addWatchRoute(app: Api, context: ApiContext): void {
  let open = 0;
  addEndpoint(
    app,
    {
      method: "get",
      path: "/v1/watch",
      summary: "New events of a filter as they come into the lake, as server-sent events named `event`",
      parameters: filterParameters(),
      responses: {
        200: { description: "A stream that does not end", content: { "text/event-stream": { schema: z.string() } } },
      },
    },
    async (c) => {
      const { filter } = readFilter(c, {}, context.known);
      const lake = await lakeOf(context);
      if (open >= MOST_WATCHES) throw tooMany();
      open += 1;
      return streamSSE(c, async (stream) => {
        const watching = { over: false };
        stream.onAbort(() => {
          watching.over = true;
        });
        try {
          let [seen, beat] = [lake.commits.length, Date.now()];
          await stream.writeSSE({ event: "ready", data: JSON.stringify({ commit: seen }) });
          while (!watching.over) {
            await stream.sleep(context.limits?.watchMs ?? 2_000);
            const now = await lakeOf(context);
            if (now.commits.length > seen) {
              for await (const found of newEvents(now, filter, seen)) {
                if (watching.over) break;
                await stream.writeSSE({ event: "event", id: found.event.id, data: JSON.stringify(found) });
              }
              seen = now.commits.length;
            }
            if (Date.now() - beat < HEARTBEAT_MS) continue;
            beat = Date.now();
            await stream.write(": still here\n\n");
          }
        } finally {
          open -= 1;
        }
      });
    },
  );
}

const tooMany = () =>
  new DragomanError("api/busy", {
    what: `${MOST_WATCHES} watches are open already`,
    where: "watch",
    fix: "Close one, or wait.",
  });
