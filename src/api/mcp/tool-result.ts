import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { DragomanError } from "../../errors.ts";

/** What a tool gives: the answer as data, and the same in few words for clients that show a model only text. */
export interface ToolAnswer {
  readonly data: Record<string, unknown>;
  readonly lines: readonly string[];
}

/**
 * Runs a tool. What the user can mend becomes a result that says what was wrong and which values would do, for a model reads results
 * and not protocol errors. Anything else is a bug and goes on.
 */
export async function toolResult(answer: () => Promise<ToolAnswer>): Promise<CallToolResult> {
  try {
    const { data, lines } = await answer();
    return { structuredContent: data, content: [{ type: "text", text: lines.join("\n") }] };
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    return { isError: true, content: [{ type: "text", text: refusal(error) }] };
  }
}

/** The error in the words of the tools: their parameters are written in snake_case and have no dashes in front. */
function refusal({ code, detail: { what, where, fix } }: DragomanError): string {
  return `Refused: ${snake(what)} (${snake(where)}). ${snake(fix)} [${code}]`;
}

const snake = (text: string): string =>
  text
    .replace(/--([a-z]+(?:-[a-z]+)*)/g, (_, flag: string) => flag.replaceAll("-", "_"))
    .replace(/\b(published)(Since|Until)\b|\b(least)(Dead)\b/g, (name) =>
      name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
    )
    .replaceAll("See dragoman ask help.", "See the tool's description.")
    .replaceAll("after the seconds that Retry-After names", "in a few seconds");
