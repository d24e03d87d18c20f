import type { EventRecord } from "../api/answers.ts";
import { listNames } from "./list-names.ts";

/** A claim in one line for ears and tooltips: "CONSULT visit: Ebrahim Raisi, to Moscow". */
export function claimWords({ event, mode, actor, recipient, auxiliary }: EventRecord): string {
  const type = [event, ...mode].join(" ");
  const whom = recipient.length > 0 ? `, to ${listNames(recipient)}` : "";
  const flags = auxiliary.length > 0 ? ` (${auxiliary.join(", ")})` : "";
  return `${type}: ${actor.length > 0 ? listNames(actor) : "nobody named"}${whom}${flags}`;
}
