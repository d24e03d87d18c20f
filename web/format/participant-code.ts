import type { Participant } from "../api/answers.ts";

/** `IRN.GOV`, `IRN`, `.REB`, or null where nothing is known. It is how a side is written in a question. */
export function participantCode({ code, sector }: Pick<Participant, "code" | "sector">): string | null {
  if (code === null) return sector === null ? null : `.${sector}`;
  return sector === null ? code : `${code}.${sector}`;
}
