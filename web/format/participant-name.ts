import type { Participant } from "../api/answers.ts";

/** Who it is in a reader's words: the known name, else the words of the text, else the code. */
export function participantName({ identifier_text, entity_text, code, sector }: Participant): string {
  // PLOVER's code for whoever the text leaves unnamed.
  if (entity_text === null && (code ?? sector) === "UNK") return "somebody";
  return identifier_text ?? entity_text ?? ([code, sector].filter(Boolean).join(".") || "somebody");
}
