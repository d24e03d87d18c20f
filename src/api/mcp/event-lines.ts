import type { BriefEvent } from "./brief-event.ts";
import { shortId } from "./short-id.ts";

/** An event in two lines: what it is, and the words that show it. */
export function eventLines(event: BriefEvent): readonly string[] {
  const { evidence, story } = event;
  const what = [event.type, ...event.modes].join(" ");
  const flags = event.flags.length > 0 ? ` [${event.flags.join(", ")}: not reported as done]` : "";
  const sides = [event.actors, event.recipients].map((side) => side.map(called).join(" + "));
  const facts = [
    event.date ?? (event.date_words ? `“${event.date_words}”` : "undated"),
    event.place && `at ${event.place.name}`,
    ...event.sizes.map(({ of, words }) => `${of}: ${words}`),
    event.said_by && `says ${event.said_by}`,
    `confidence ${event.confidence.toFixed(2)}`,
    story && `story ${story.id}, reports ${story.reports}, origins ${story.origins}`,
  ].filter(Boolean);
  const words = evidence.sentence
    ? `“${evidence.sentence.replace(/\s+/g, " ")}”`
    : `sentence not given out by its licence; its act: ${evidence.trigger.map(({ text }) => `“${text}”`).join(", ")}`;
  return [
    `${event.id}: ${what}${flags}  ${sides.filter(Boolean).join(" → ")}  (${facts.join("; ")})`,
    `  ${words} — ${shortId(evidence.document_id)} [${evidence.start}, ${evidence.end})`,
  ];
}

function called({ name, code, sector }: BriefEvent["actors"][number]): string {
  const codes = [code ?? "???", sector].filter(Boolean).join(".");
  return name ? `${codes} ${name}` : codes;
}
