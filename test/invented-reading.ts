import { createHash } from "node:crypto";
import type { EventRecord, Participant, Reading } from "../src/record/reading.ts";
import type { DocumentFacts } from "../src/store/rows-of-reading.ts";

/** Code points before `word`: the "🕊" of each sentence is two code units and one code point. */
function spanOf(text: string, word: string, from = 0) {
  const start = [...text.slice(0, text.indexOf(word, from))].length;
  return { text: word, start, end: start + [...word].length };
}

function participant(text: string, word: string, given: Partial<Participant> = {}): Participant {
  const { start, end } = spanOf(text, word);
  return {
    entity_text: word,
    start,
    end,
    code: "NOR",
    sector: "GOV",
    other_sectors: [],
    identifier_id: null,
    identifier_text: null,
    office: null,
    reason: "invented",
    candidates: [],
    via: [],
    entity: null,
    ...given,
  };
}

function invented(text: string, id: string, number: number, index: number): EventRecord {
  const trigger = `visited${index}`;
  return {
    id: `event-${number}-${index}`,
    document_id: id,
    event: "CONSULT",
    mode: ["visit"],
    context: ["diplomatic"],
    auxiliary: [],
    auxiliary_cues: {},
    event_info: { model_type: "CONSULT", score: 0.9, rule: null },
    quad_code: 1,
    event_scale: 4,
    cameo: "042",
    goldstein: 1.9,
    actor: [participant(text, `Envoy${index}`)],
    recipient: [
      participant(text, `Mayor${index}`, { code: "CHL", sector: "GOV", via: [spanOf(text, `Envoy${index}`)] }),
    ],
    date: `2021-0${1 + (number % 9)}`,
    date_info: { ...spanOf(text, `Envoy${index}`), granularity: "month", basis: "text" },
    event_loc: null,
    size: null,
    event_text: [spanOf(text, trigger)],
    attribution: null,
    confidence: 0.75,
    text: null,
    text_info: { sequence: index, start: 0, end: [...text].length },
    cite_info: {
      url: null,
      title: null,
      publication: "The Invented Post",
      language: "en",
      license: "CC-BY-4.0",
      copyright: null,
      coder: "invented 1",
      codebook: "PLOVER",
      version: "none",
    },
  };
}

/** A reading of a text that nobody wrote: every span shows its words. The same number gives the same one. */
export function inventedReading(number: number, events = 2): Reading {
  const sentences = Array.from({ length: events }, (_, i) => `🕊 Envoy${i} visited${i} Mayor${i} of Village ${number}.`);
  const text = sentences.join(" ");
  const hash = createHash("sha256").update(text).digest("hex");
  const id = `document-${number}`;
  const envoy = spanOf(text, "Envoy0");
  return {
    document: {
      id,
      hash,
      url: `https://example.org/${number}`,
      title: `Village ${number}`,
      text,
      language: "en",
      published: "2021-05-06",
      published_bounds: null,
      dateline: null,
      publisher: { name: "The Invented Post", wikidata: null },
      license: { spdx: "CC-BY-4.0", url: null, holder: null, start: null, end: null },
      sentences: [[0, [...text].length]],
    },
    events: sentences.map((_, index) => invented(text, id, number, index)),
    statements: [
      {
        id: `statement-${number}`,
        speaker: participant(text, "Envoy0"),
        cue: null,
        form: "indirect",
        start: envoy.start,
        end: envoy.end,
        text: envoy.text,
        sequence: 0,
      },
    ],
    relations: [
      {
        id: `relation-${number}`,
        subject: participant(text, "Envoy0"),
        relation: "located_in",
        object: participant(text, "Mayor0"),
        date: null,
        start: envoy.start,
        end: envoy.end,
      },
    ],
    entities: [
      {
        id: `entity-${number}`,
        name: "Envoy",
        kind: "person",
        code: "NOR",
        sector: "GOV",
        other_sectors: [],
        identifier_id: null,
        offices: [],
        reason: "invented",
        mentions: [[envoy.start, envoy.end]],
      },
    ],
    warnings: [],
    error: null,
  };
}

/** What a source may have said of the document of this number. */
export function inventedFacts(number: number, given: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    locator: `invented.txt#${number}`,
    format: "text",
    author: null,
    origin: "The Invented Post",
    attribution: null,
    revision: null,
    signature: null,
    coder: "invented 1",
    model: "none",
    ...given,
  };
}
