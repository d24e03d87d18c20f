import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { DragomanError } from "../errors.ts";
import type { Api } from "./endpoint.ts";

/** A server that listens. */
export interface ApiServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any that is free. */
  readonly port: number;
}

/** Slow senders are cut off: a head takes no longer than this. */
const HEAD_MS = 15_000;

/** Listens on one port. @throws DragomanError "cli/usage" where it cannot */
export async function startServer(app: Api, { host = "127.0.0.1", port }: ServerOptions): Promise<ApiServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { headersTimeout: HEAD_MS, maxHeaderSize: 16_384 },
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new DragomanError(
      "cli/usage",
      {
        what: `nothing can listen at ${host}:${port}: ${cause instanceof Error ? cause.message : ""}`,
        where: "command line",
        fix: "Give another --port or --host.",
      },
      { cause },
    );
  }
  const address = server.address() as AddressInfo; // it listens at a port
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
