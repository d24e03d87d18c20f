import { type McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { nearestNames } from "../../codebook/nearest-names.ts";
import { EVENT_TYPES } from "../../codebook/plover.ts";
import { DragomanError } from "../../errors.ts";
import { readingSchema } from "../../record/reading.ts";
import { codebookPages, typePage } from "./codebook-pages.ts";
import { FIELD_GUIDE } from "./field-guide.ts";
import { lakePage } from "./lake-page.ts";
import type { McpContext } from "./mcp-context.ts";

const MARKDOWN = "text/markdown";

/** The codebook page by page, the schema, what the fields mean, and what the lake holds. */
export function registerResources(server: McpServer, { known, lake }: McpContext): void {
  const page = (name: string, uri: string, description: string, read: () => string | Promise<string>) =>
    server.registerResource(name, uri, { title: name, description, mimeType: MARKDOWN }, async () => ({
      contents: [{ uri, mimeType: MARKDOWN, text: await read() }],
    }));
  const pages = codebookPages(known.codebook);
  page("fields", "dragoman://guide/fields", "What the fields of an answer mean, and how to cite", () => FIELD_GUIDE);
  page("types", "dragoman://codebook/types", "The sixteen PLOVER event types", () => pages.types);
  page("modes", "dragoman://codebook/modes", "How acts are done, by type", () => pages.modes);
  page("contexts", "dragoman://codebook/contexts", "What acts are about", () => pages.contexts);
  page("sectors", "dragoman://codebook/sectors", "GOV, MIL, REB and the other sectors of actors", () => pages.sectors);
  page("flags", "dragoman://codebook/flags", "future, hypothetical, negated, historical", () => pages.flags);
  page("codes", "dragoman://codebook/codes", "Codes that stand where a country's would", () => pages.codes);
  if (lake)
    page("lake", "dragoman://lake", "What the lake holds: counts, dates, publishers, licences", () => lakePage(lake));
  registerSchema(server);
  registerTypes(server, known);
}

function registerSchema(server: McpServer): void {
  const uri = "dragoman://schema/reading";
  const mimeType = "application/schema+json";
  const about = { title: "reading schema", description: "The JSON Schema of a full reading", mimeType };
  server.registerResource("schema", uri, about, () => ({
    contents: [{ uri, mimeType, text: JSON.stringify(readingSchema()) }],
  }));
}

function registerTypes(server: McpServer, { codebook }: McpContext["known"]): void {
  const uriOf = (type: string) => `dragoman://codebook/types/${type}`;
  const template = new ResourceTemplate(uriOf("{type}"), {
    list: () => ({ resources: EVENT_TYPES.map((name) => ({ name, uri: uriOf(name), mimeType: MARKDOWN })) }),
    complete: { type: (begun) => EVENT_TYPES.filter((name) => name.startsWith(begun.toUpperCase())) },
  });
  const about = {
    title: "one event type",
    description: "A PLOVER type: what it is, its recipient, its modes",
    mimeType: MARKDOWN,
  };
  server.registerResource("type", template, about, (uri, { type }) => {
    const name = EVENT_TYPES.find((each) => each === String(type).toUpperCase());
    if (name) return { contents: [{ uri: uri.href, mimeType: MARKDOWN, text: typePage(codebook, name) }] };
    throw new DragomanError("codebook/unknown-type", {
      what: `there is no event type ${JSON.stringify(type)}`,
      where: uri.href,
      fix: `Did you mean ${nearestNames(String(type), EVENT_TYPES).join(" or ") || EVENT_TYPES.join(", ")}?`,
    });
  });
}
