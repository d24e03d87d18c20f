import { request } from "node:http";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, onTestFinished, test } from "vitest";
import { addInvented } from "../../../test/invented-lake.ts";
import { callTool, inventedContext, inventedMcpLake } from "../../../test/mcp-client.ts";
import type { Lake } from "../../store/lake.ts";
import { openLake } from "../../store/open-lake.ts";
import type { SessionLimits } from "./mcp-sessions.ts";
import { serveMcpHttp } from "./serve-mcp-http.ts";

async function running(limits: SessionLimits = {}, lake: Lake | null = null) {
  const server = await serveMcpHttp(inventedContext({ lake }), 0, limits);
  onTestFinished(() => server.close());
  const connect = async () => {
    const client = new Client({ name: "test", version: "0" });
    const transport = new StreamableHTTPClientTransport(new URL(server.url));
    // Sound: with exactOptionalPropertyTypes the SDK's own transport does not fit its own interface.
    await client.connect(transport as Parameters<Client["connect"]>[0]);
    onTestFinished(() => client.close());
    return { client, transport };
  };
  return { ...server, connect };
}

const HELLO = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "0" } },
});

/** The status of a request that `fetch` would not send: it sets Host itself. */
function statusOf(url: string, headers: Readonly<Record<string, string>>, body = HELLO): Promise<number> {
  const all = { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers: all }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("an agent works over HTTP, and its session ends when it says so", async () => {
  const { connect, sessions } = await running();
  const { client, transport } = await connect();
  const { data } = await callTool(client, "read_text", { text: "Whatever." });
  expect(data.events).toHaveLength(2);
  expect(sessions.count()).toBe(1);
  await transport.terminateSession();
  expect(sessions.count()).toBe(0);
  await expect(client.listTools()).rejects.toThrow();
});

test("sessions do not see each other's end, and share what was read", async () => {
  const { connect, sessions } = await running();
  const [one, other] = [await connect(), await connect()];
  await callTool(one.client, "read_text", { text: "Whatever." });
  await one.transport.terminateSession();
  expect(sessions.count()).toBe(1);
  expect((await callTool(other.client, "explain_event", { event_id: "event-7-0" })).refused).toBe(false);
});

test("idle sessions end, and the longest idle one makes room", async () => {
  let now = 0;
  const { connect, sessions } = await running({ most: 2, idleMs: 1000, now: () => now });
  const first = await connect();
  now = 10;
  await connect();
  now = 20;
  const last = await connect();
  expect(sessions.count()).toBe(2);
  await expect(first.client.listTools()).rejects.toThrow("no such session");
  now = 900;
  await last.client.listTools();
  now = 1500;
  await sessions.sweep();
  expect(sessions.count()).toBe(1);
});

test.each([
  ["its own name", {}, "/mcp", HELLO, 200],
  ["a name that was bound to this machine", { host: "rebound.example" }, "/mcp", HELLO, 403],
  ["a page of another origin", { origin: "https://evil.example" }, "/mcp", HELLO, 403],
  ["a path that is none", {}, "/other", HELLO, 404],
  ["a body over the limit", {}, "/mcp", JSON.stringify("x".repeat(2_000_001)), 413],
  ["a body that is no JSON", {}, "/mcp", "hello", 400],
  ["a session that is none", { "mcp-session-id": "made-up" }, "/mcp", HELLO, 404],
])("a request with %s is answered with its status", async (_, headers, path, body, status) => {
  const { url, sessions } = await running();
  expect(await statusOf(url.replace("/mcp", path), headers, body)).toBe(status);
  expect(sessions.count()).toBe(status === 200 ? 1 : 0);
});

test("agents that ask at once while the lake grows are all answered", async () => {
  const folder = await inventedMcpLake(2);
  const lake = await openLake(folder);
  onTestFinished(() => lake.close());
  const { connect } = await running({}, lake);
  const clients = await Promise.all(Array.from({ length: 8 }, connect));
  await addInvented(folder, [[8], [9]]);
  const ask = ({ client }: { client: Client }) => callTool(client, "ask_events", { limit: 1 });
  const answers = await Promise.all([...clients, ...clients].map(ask));
  expect(answers.map(({ data, text }) => data?.total.events ?? text)).toEqual(answers.map(() => 8));
});
