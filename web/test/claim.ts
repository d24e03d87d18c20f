import type { EventRecord } from "../api/answers.ts";
import { participant } from "./participant.ts";

/** The claim of "Kenya condemned Uganda." with whatever is given otherwise. */
export function claim(given: Partial<EventRecord> = {}): EventRecord {
  return {
    id: "one",
    document_id: "paper",
    event: "ACCUSE",
    mode: ["disapprove"],
    context: [],
    auxiliary: [],
    auxiliary_cues: {},
    event_info: { model_type: "ACCUSE", score: 0.9, rule: null },
    quad_code: 3,
    event_scale: -3,
    cameo: "111",
    goldstein: -2,
    actor: [participant({ entity_text: "Kenya", start: 0, end: 5, code: "KEN" })],
    recipient: [participant({ entity_text: "Uganda", start: 16, end: 22, code: "UGA" })],
    date: "2024-05-14",
    date_info: null,
    event_loc: null,
    size: null,
    event_text: [{ text: "condemned", start: 6, end: 15 }],
    attribution: null,
    confidence: 0.8,
    text: "Kenya condemned Uganda.",
    text_info: { sequence: 0, start: 0, end: 23 },
    cite_info: {
      url: "https://news.example/a",
      title: "Words",
      publication: "The Example Courier",
      language: "en",
      license: "CC-BY-4.0",
      copyright: null,
      coder: "dragoman 0.1.0",
      codebook: "plover-2.0",
      version: "abc",
    },
    ...given,
  };
}
