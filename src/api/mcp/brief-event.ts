import { z } from "zod";
import type { EventRecord, Participant } from "../../record/reading.ts";
import type { StoredStory } from "../../store/stored-event.ts";

/**
 * An event as a model is shown it: every value, and the words that show it. Most fields are described by the page "fields" alone: five
 * tools have this schema, and what stands in it stands in a model's context five times.
 */

const offset = z.number().int().nullable();

export const BriefParticipant = z.object({
  name: z.string().nullable(),
  words: z.string().nullable().describe("exact words of the text"),
  start: offset,
  end: offset,
  code: z.string().nullable(),
  sector: z.string().nullable(),
  wikidata: z.string().nullable(),
});

const words = z.object({ text: z.string(), start: z.number().int(), end: z.number().int() });

export const BriefEvent = z.object({
  id: z.string(),
  type: z.string(),
  modes: z.array(z.string()),
  contexts: z.array(z.string()),
  flags: z.array(z.string()).describe("not empty: the act is NOT reported as done"),
  actors: z.array(BriefParticipant),
  recipients: z.array(BriefParticipant),
  date: z.string().nullable(),
  date_words: z.string().nullable(),
  place: z.object({ name: z.string(), country: z.string().nullable(), words: z.string() }).nullable(),
  sizes: z.array(
    z.object({
      of: z.string(),
      least: z.number(),
      most: z.number().nullable(),
      words: z.string(),
    }),
  ),
  said_by: z.string().nullable().describe("the report is a claim of theirs"),
  goldstein: z.number(),
  confidence: z.number(),
  evidence: z.object({
    document_id: z.string().describe("see documents"),
    start: z.number().int(),
    end: z.number().int(),
    sentence: z.string().nullable().describe("null: no licence allows to give it out"),
    trigger: z.array(words),
  }),
  story: z.object({ id: z.string(), reports: z.number(), publishers: z.number(), origins: z.number() }).nullable(),
});

export type BriefEvent = z.output<typeof BriefEvent>;

/** @param sentence the event's sentence, where it may be given out and the record does not have it */
export function briefEvent(e: EventRecord, story: StoredStory | null, sentence: string | null = e.text): BriefEvent {
  return {
    id: e.id,
    type: e.event,
    modes: e.mode,
    contexts: e.context,
    flags: e.auxiliary,
    actors: e.actor.map(briefParticipant),
    recipients: e.recipient.map(briefParticipant),
    date: e.date,
    date_words: e.date_info?.text ?? null,
    place: e.event_loc && {
      name: e.event_loc.resolved_place ?? e.event_loc.extracted_place,
      country: e.event_loc.country_code,
      words: e.event_loc.extracted_place,
    },
    sizes: Object.entries(e.size ?? {}).flatMap(([of, n]) =>
      n ? [{ of, least: n.least, most: n.most, words: n.text }] : [],
    ),
    said_by: e.attribution && nameOf(e.attribution),
    goldstein: e.goldstein,
    confidence: e.confidence,
    evidence: { document_id: e.document_id, ...startEnd(e.text_info), sentence, trigger: e.event_text },
    story: story && { id: story.id, reports: story.reports, publishers: story.publishers, origins: story.origins },
  };
}

const startEnd = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });

const nameOf = (who: Participant): string | null => who.identifier_text ?? who.entity_text;

function briefParticipant(who: Participant): BriefEvent["actors"][number] {
  return {
    name: nameOf(who),
    words: who.entity_text,
    start: who.start,
    end: who.end,
    code: who.code,
    sector: who.sector,
    wikidata: who.identifier_id,
  };
}
