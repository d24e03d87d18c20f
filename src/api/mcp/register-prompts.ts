import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

const RULES = `Read the resource dragoman://guide/fields first. Cite every claim with publisher, date and url, and quote the sentence where it is given out; print the attribution lines that are owed. Write flagged acts as announced, feared or denied, never as done. Say how many reports and how many independent origins an act has. Say what you did not find.`;

/** Ready questions for a person to pick. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    "brief_on_pair",
    {
      title: "Brief on a pair of countries, with citations",
      description: "What two sides did to each other in a time, with sources",
      argsSchema: {
        side: z.string().describe("A country, body or person: Iran, IRN.GOV, Q7747"),
        other: z.string().describe("The other side"),
        since: z.string().optional().describe("YYYY[-MM[-DD]]"),
        until: z.string().optional().describe("YYYY[-MM[-DD]]"),
      },
    },
    ({ side, other, since, until }) => {
      const time = [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(" and ");
      return asked(`Write a brief on how ${side} and ${other} dealt with each other${time && `, ${time}`}.
1. find_actor for both, to know what to ask for.
2. dyad_series for the course; ask_events with between for the acts; story for those of most reports; quote_search for what each side says of the other.
3. Half a page: the course in three sentences with its numbers of events, then the acts that matter in the order of time, then where reports disagree, then the sources.
${RULES}`);
    },
  );
  server.registerPrompt(
    "what_did_they_say",
    {
      title: "What somebody said about something",
      description: "Statements of a speaker on a matter, direct and indirect apart, with sources",
      argsSchema: {
        speaker: z.string().describe("Who speaks"),
        about: z.string().optional().describe("Words that the statement should have"),
      },
    },
    ({ speaker, about }) =>
      asked(`List what ${speaker} is quoted with${about ? ` about ${about}` : ""}, by quote_search (find_actor first, where the name alone may be several), the newest first. Set only direct speech in quotation marks; report indirect speech as such.
${RULES}`),
  );
}

function asked(text: string) {
  return { messages: [{ role: "user" as const, content: { type: "text" as const, text } }] };
}
