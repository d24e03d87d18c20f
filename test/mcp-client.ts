import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import { createMcpServer } from "../src/api/mcp/create-mcp-server.ts";
import { type ContextParts, makeMcpContext } from "../src/api/mcp/make-mcp-context.ts";
import type { McpContext } from "../src/api/mcp/mcp-context.ts";
import type { Reading } from "../src/record/reading.ts";
import { loadKnownValues } from "../src/store/known-values.ts";
import { openLakeWriter } from "../src/store/lake-writer.ts";
import { openLake } from "../src/store/open-lake.ts";
import { rowsOfReading } from "../src/store/rows-of-reading.ts";
import { lakePath } from "./invented-lake.ts";
import { inventedFacts, inventedReading } from "./invented-reading.ts";

/** An answer of a tool: its data, its text, and whether it is a refusal. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly data: any;
  readonly text: string;
  readonly refused: boolean;
}

/** Calls a tool as an agent does. */
export async function callTool(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Answered> {
  const result = (await client.callTool({ name, arguments: { ...args } })) as CallToolResult; // no tool gives a task
  const [first] = result.content;
  return {
    data: result.structuredContent,
    text: first?.type === "text" ? first.text : "",
    refused: result.isError === true,
  };
}

const KNOWN = loadKnownValues();

/** A context without a lake, whose reader knows the invented text of number 7 alone. */
export function inventedContext(given: Partial<ContextParts> = {}): McpContext {
  return makeMcpContext({
    version: "1.2.3",
    lake: null,
    reader: async () => ({ coder: "invented 1", modelHash: "none", tryRead: async () => inventedReading(7) }),
    known: KNOWN,
    ...given,
  });
}

/** The SDK's own client, connected to a server in memory. */
export async function mcpClient(context: McpContext): Promise<Client> {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createMcpServer(context).connect(there);
  const client = new Client({ name: "test", version: "0" });
  await client.connect(here);
  await client.listTools(); // from now on the client checks answers against their schemas
  onTestFinished(() => client.close());
  return client;
}

/**
 * A lake of invented documents. Those of even numbers are free and owe a line of attribution; of the others no licence is known, and no
 * sentence is kept. The first two tell of one act and disagree on its date.
 */
export async function inventedMcpLake(documents: number): Promise<string> {
  const folder = await lakePath();
  const writer = await openLakeWriter(folder);
  for (let number = 0; number < documents; number += 1) {
    const free = number % 2 === 0;
    const facts = inventedFacts(number, { attribution: free ? `The Invented Post, no. ${number}, CC BY 4.0` : null });
    await writer.add(rowsOfReading(licensed(inventedReading(number), free), facts));
  }
  const told = ["event-0-0", "event-1-0"].slice(0, documents);
  await writer.add({ stories: told.map((event_id) => ({ generation: 1, story_id: "story-1", event_id })) });
  await writer.commit();
  await writer.close();
  return folder;
}

/** The lake opened, and a client to a server that has it. */
export async function lakeClient(documents: number): Promise<Client> {
  const lake = await openLake(await inventedMcpLake(documents));
  onTestFinished(() => lake.close());
  return mcpClient(inventedContext({ lake }));
}

function licensed(reading: Reading, free: boolean): Reading {
  const { document, events, statements } = reading;
  const { text } = document;
  return {
    ...reading,
    document: free ? document : { ...document, text: null, license: null },
    events: events.map((event) => ({ ...event, text: free ? text : null })),
    statements: statements.map((statement) => ({ ...statement, text: free ? statement.text : null })),
  };
}
