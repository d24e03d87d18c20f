import { randomUUID } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { createMcpServer } from "./create-mcp-server.ts";
import type { McpContext } from "./mcp-context.ts";

/** Bounds of what clients may hold open. */
export interface SessionLimits {
  /** The session that was idle longest ends when there are more. */
  readonly most?: number;
  /** A session without a request for so long ends. */
  readonly idleMs?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** The sessions of the HTTP form: each has its own server and ends when its client says so, when it is idle, or with the program. */
export interface McpSessions {
  /** Answers a request whose host and origin were checked. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Ends the sessions that are idle too long. */
  readonly sweep: () => Promise<void>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  used: number;
}

/** A text of `read_text` and all that stands around it. */
const MOST_BODY_BYTES = 2_000_000;
const HALF_AN_HOUR_MS = 1_800_000;

/** No session yet. */
export function mcpSessions(
  context: McpContext,
  { most = 32, idleMs = HALF_AN_HOUR_MS, now = Date.now }: SessionLimits = {},
): McpSessions {
  const sessions = new Map<string, Session>();
  const end = async (ids: readonly string[]) => {
    const ended = ids.flatMap((id) => sessions.get(id) ?? []);
    for (const id of ids) sessions.delete(id);
    await Promise.all(ended.map(({ transport }) => transport.close()));
  };
  const idle = () => [...sessions].sort(([, a], [, b]) => a.used - b.used).map(([id]) => id);

  async function begin(request: Request): Promise<Response> {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      maxRequestBodySize: MOST_BODY_BYTES,
      onsessioninitialized: async (id) => {
        sessions.set(id, { transport, used: now() });
        await end(idle().slice(0, Math.max(0, sessions.size - most)));
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    await createMcpServer(context).connect(transport);
    const response = await transport.handleRequest(request);
    // What began no session leaves nothing behind.
    if (transport.sessionId === undefined) await transport.close();
    return response;
  }

  return {
    handle: async (request) => {
      const id = request.headers.get("mcp-session-id");
      if (id === null) return begin(request);
      const session = sessions.get(id);
      if (!session) return rpcError(404, "there is no such session: begin anew with initialize");
      session.used = now();
      return session.transport.handleRequest(request);
    },
    sweep: () => end([...sessions].filter(([, { used }]) => now() - used > idleMs).map(([id]) => id)),
    count: () => sessions.size,
    close: () => end([...sessions.keys()]),
  };
}

function rpcError(status: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, { status });
}
