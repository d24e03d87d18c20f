import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer } from "../api/mcp/create-mcp-server.ts";
import { makeMcpContext } from "../api/mcp/make-mcp-context.ts";
import type { McpContext } from "../api/mcp/mcp-context.ts";
import { serveMcpHttp } from "../api/mcp/serve-mcp-http.ts";
import { DragomanError } from "../errors.ts";
import { openLake } from "../store/open-lake.ts";
import { VERSION } from "../version.ts";
import { lazyReader } from "./lazy-reader.ts";

/** The options of `dragoman mcp`. */
export interface McpOptions {
  readonly lake?: string;
  /** A port; without it the protocol goes over standard input and output. */
  readonly http?: string;
  readonly threads?: number;
  readonly actors?: string;
}

/** `dragoman mcp [--lake DIR] [--http PORT]`: serves agents until the client leaves or a signal comes. Only the protocol goes to standard output. */
export async function mcpCommand({ lake: folder, http, threads, actors }: McpOptions): Promise<void> {
  const port = http === undefined ? null : portOf(http);
  const lake = folder === undefined ? null : await openLake(folder);
  const reader = lazyReader({ ...(threads ? { threads } : {}), ...(actors ? { actors } : {}) });
  try {
    const context = makeMcpContext({ version: VERSION, lake, reader: async () => reader });
    await (port === null ? overStdio(context) : overHttp(context, port));
  } finally {
    await reader.close();
    lake?.close();
  }
}

async function overStdio(context: McpContext): Promise<void> {
  const server = createMcpServer(context);
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
  });
  await server.connect(new StdioServerTransport());
  await Promise.race([ended, signalled()]);
  await server.close();
  process.stdin.destroy(); // an open one would keep the program alive
}

async function overHttp(context: McpContext, port: number): Promise<void> {
  const running = await serveMcpHttp(context, port).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EADDRINUSE" && cause.code !== "EACCES") throw cause;
    const what = `port ${port} ${cause.code === "EACCES" ? "is not ours to take" : "is taken"}`;
    const fix = "Give another port; 0 takes any that is free.";
    throw new DragomanError("cli/usage", { what, where: "--http", fix }, { cause });
  });
  process.stderr.write(`dragoman mcp: ${running.url}\n`);
  await signalled();
  await running.close();
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function portOf(written: string): number {
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65_535) return port;
  const what = `${JSON.stringify(written)} is no port`;
  throw new DragomanError("cli/usage", { what, where: "--http", fix: "Give a number from 0 to 65535, such as 8931." });
}
