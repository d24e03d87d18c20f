import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { checkLocal } from "./check-local.ts";
import type { McpContext } from "./mcp-context.ts";
import { type McpSessions, mcpSessions, type SessionLimits } from "./mcp-sessions.ts";

/** A server that runs. */
export interface RunningMcp {
  /** Where clients find it: `http://127.0.0.1:8931/mcp`. */
  readonly url: string;
  readonly sessions: McpSessions;
  /** Ends all sessions, then the server. */
  readonly close: () => Promise<void>;
}

const SWEEP_MS = 60_000;

/**
 * Serves the tools over streamable HTTP, on this machine only.
 *
 * @param port 0 takes any that is free
 * @throws Error of Node's, with its code, where the port is taken
 */
export async function serveMcpHttp(context: McpContext, port: number, limits: SessionLimits = {}): Promise<RunningMcp> {
  const sessions = mcpSessions(context, limits);
  const fetch = async (request: Request): Promise<Response> => {
    const refused = checkLocal(request.headers);
    if (refused !== null) return new Response(refused, { status: 403 });
    if (new URL(request.url).pathname !== "/mcp") return new Response("the tools are at /mcp", { status: 404 });
    return sessions.handle(request);
  };
  const { server, bound } = await listening(fetch, port);
  const timer = setInterval(() => void sessions.sweep(), SWEEP_MS);
  timer.unref();
  return {
    url: `http://127.0.0.1:${bound}/mcp`,
    sessions,
    close: async () => {
      clearInterval(timer);
      await sessions.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listening(
  fetch: (request: Request) => Promise<Response>,
  port: number,
): Promise<{ readonly server: ServerType; readonly bound: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, ({ port: bound }: AddressInfo) =>
      resolve({ server, bound }),
    );
    server.once("error", reject);
  });
}
