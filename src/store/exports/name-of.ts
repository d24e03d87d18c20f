import type { Participant } from "../../record/reading.ts";

/** What somebody is called: the settled name where it is known, else the words of the text. */
export const nameOf = (who: Participant | null): string | null => who?.identifier_text || who?.entity_text || null;
