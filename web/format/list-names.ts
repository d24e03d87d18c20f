import type { Participant } from "../api/answers.ts";
import { participantCode } from "./participant-code.ts";
import { participantName } from "./participant-name.ts";

/** "Iran and Russia". One group of words that stands for several sides is told apart by their codes. */
export function listNames(participants: readonly Participant[]): string {
  const names = participants.map(participantName);
  const told = participants.map((one, index) => {
    const name = names[index] ?? "";
    const code = participantCode(one);
    return code !== null && names.filter((other) => other === name).length > 1 ? `${name} (${code})` : name;
  });
  return new Intl.ListFormat("en", { type: "conjunction" }).format([...new Set(told)]);
}
