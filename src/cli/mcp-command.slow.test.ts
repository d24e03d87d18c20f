import { spawn } from "node:child_process";
import { once } from "node:events";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { expect, onTestFinished, test } from "vitest";
import { callTool, inventedMcpLake } from "../../test/mcp-client.ts";
import { mcpCommand } from "./mcp-command.ts";

const ENTRY = ["--import", "tsx", "test/mcp-entry.ts"];
const TEXT = "Kenyan police arrested four students in Mombasa on Friday, officials said.";

test("an agent starts the program, reads a text, asks the lake, and leaves", { timeout: 60_000 }, async () => {
  const folder = await inventedMcpLake(2);
  const transport = new StdioClientTransport({ command: process.execPath, args: [...ENTRY, folder], stderr: "pipe" });
  const client = new Client({ name: "test", version: "0" });
  const strays: Error[] = [];
  client.onerror = (error) => strays.push(error);
  await client.connect(transport);
  onTestFinished(() => client.close());
  await client.listTools();
  const read = await callTool(client, "read_text", { text: TEXT, date: "2014-03-10" });
  expect(read.data.events[0]).toMatchObject({ type: "COERCE", modes: ["arrest"], date: "2014-03-07" });
  expect(read.data.events[0].evidence.sentence).toBe(TEXT);
  const asked = await callTool(client, "ask_events", { actor: "NOR" });
  expect(asked.data.total.events).toBe(4);
  await client.close();
  expect(strays).toEqual([]); // a line on standard output that is not the protocol's comes as an error
});

test("the program ends by itself when its input ends, and has written nothing but the protocol", {
  timeout: 60_000,
}, async () => {
  const child = spawn(process.execPath, [...ENTRY, await inventedMcpLake(1)], { stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  child.stdout.on("data", (bytes) => {
    out += bytes;
  });
  child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" })}\n`);
  await once(child.stdout, "data");
  child.stdin.end();
  const [code] = await once(child, "exit");
  expect([code, out]).toEqual([0, '{"result":{},"jsonrpc":"2.0","id":1}\n']);
});

test("over HTTP it says where it is, on standard error, and ends with a signal", { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [...ENTRY, await inventedMcpLake(1), "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said] = await once(child.stderr, "data");
  const url = /http:\/\/127\.0\.0\.1:\d+\/mcp/.exec(String(said))?.[0] ?? "";
  expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(406);
  child.kill("SIGTERM");
  expect((await once(child, "exit"))[0]).toBe(0);
});

test.each(["many", "-1", "65536", "80.5"])("%s is no port", async (http) => {
  await expect(mcpCommand({ http })).rejects.toMatchObject({ code: "cli/usage" });
});
