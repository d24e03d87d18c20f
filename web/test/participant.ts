import type { Participant } from "../api/answers.ts";

/** A side of which nothing is known but what is given. */
export function participant(given: Partial<Participant> = {}): Participant {
  return {
    entity_text: null,
    start: null,
    end: null,
    code: null,
    sector: null,
    other_sectors: [],
    identifier_id: null,
    identifier_text: null,
    office: null,
    reason: "",
    candidates: [],
    via: [],
    entity: null,
    ...given,
  };
}
