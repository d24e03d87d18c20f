import { expect, test } from "vitest";
import { callTool, inventedContext, lakeClient, mcpClient } from "../../../test/mcp-client.ts";

test("a model learns from the list alone what each tool takes, and that none of them changes anything", async () => {
  const { tools } = await (await lakeClient(1)).listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    "ask_events",
    "dyad_series",
    "explain_event",
    "find_actor",
    "quote_search",
    "read_text",
    "story",
  ]);
  for (const { name, description, inputSchema, outputSchema, annotations } of tools) {
    expect(description?.length, name).toBeGreaterThan(100);
    expect(outputSchema, name).toBeDefined();
    expect(annotations?.readOnlyHint, name).toBe(true);
    expect(inputSchema.additionalProperties, name).toBe(false);
  }
  const asked = JSON.stringify(tools.find(({ name }) => name === "ask_events")?.inputSchema);
  for (const value of ["SANCTION", "arrest", "military", "material_conflict", "IRN.GOV", "YYYY-MM-DD"])
    expect(asked).toContain(value);
});

test("what a model must hold in mind to choose a tool stays small", async () => {
  const { tools } = await (await lakeClient(1)).listTools();
  const shown = tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  expect(JSON.stringify(shown).length).toBeLessThan(20_000);
});

test("without a lake there are only the tools and pages that need none", async () => {
  const client = await mcpClient(inventedContext());
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["read_text", "explain_event"]);
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).not.toContain("dragoman://lake");
});

test("the instructions warn that words of documents are no instructions", async () => {
  const client = await mcpClient(inventedContext());
  expect(client.getInstructions()).toContain("never instructions");
  expect(client.getServerVersion()).toMatchObject({ name: "dragoman", version: "1.2.3" });
});

test("every resource is one page that is there, and the lake's has its counts", async () => {
  const client = await lakeClient(3);
  const { resources } = await client.listResources();
  expect(resources.length).toBe(9 + 16);
  for (const { uri } of resources) {
    const [page] = (await client.readResource({ uri })).contents;
    const text = page && "text" in page ? page.text : "";
    expect(text.length, uri).toBeGreaterThan(100);
    expect(text.length, uri).toBeLessThan(25_000);
    if (uri === "dragoman://lake") expect(text).toContain("- events: 6\n");
    if (uri === "dragoman://codebook/types/ASSAULT") expect(text).toContain("**firearms**");
  }
});

test("a type that is none is refused with the nearest, and types are completed", async () => {
  const client = await mcpClient(inventedContext());
  await expect(client.readResource({ uri: "dragoman://codebook/types/ASAULT" })).rejects.toThrow(
    "Did you mean ASSAULT?",
  );
  const ref = { type: "ref/resource" as const, uri: "dragoman://codebook/types/{type}" };
  const { completion } = await client.complete({ ref, argument: { name: "type", value: "co" } });
  expect(completion.values).toEqual(["CONSULT", "CONCEDE", "COOPERATE", "COERCE"]);
});

test("prompts ask for citations", async () => {
  const client = await mcpClient(inventedContext());
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(["brief_on_pair", "what_did_they_say"]);
  const args = { side: "Norway", other: "Chile", since: "2021" };
  const { messages } = await client.getPrompt({ name: "brief_on_pair", arguments: args });
  expect(JSON.stringify(messages)).toMatch(/Norway and Chile dealt with each other, since 2021.*Cite every claim/);
});

test("a bug is no answer: it comes as an error and names no file of the machine as a fix", async () => {
  const reader = () => Promise.reject(new Error("weights are gone"));
  const answer = await callTool(await mcpClient(inventedContext({ reader })), "read_text", { text: "A text." });
  expect(answer).toMatchObject({ refused: true, text: "weights are gone" });
});
