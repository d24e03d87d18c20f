import type { EventRecord, StoredDocument } from "../api/answers.ts";
import { claimWords } from "./claim-words.ts";
import { showDate } from "./show-date.ts";

/** A citation of one claim for a footnote: the source, the exact words, who coded it, and the licence line that is owed. */
export function claimCitation(event: EventRecord, document: StoredDocument | null = null): string {
  const { publication, title, url, license, copyright, coder, codebook, version } = event.cite_info;
  const source = [
    document?.publisher ?? publication ?? "Publisher unknown",
    title === null ? null : `“${title}”`,
    document?.published ? showDate(document.published) : null,
    url,
  ].filter((part) => part !== null);
  const trigger = event.event_text.map(({ text, start, end }) => `“${text}” [${start}–${end}]`).join(", ");
  const terms = document?.attribution ?? [license, copyright].filter((part) => part !== null).join(", ");
  return [
    `${source.join(", ")}.`,
    `Claim ${event.id}: ${claimWords(event)}; ${trigger}, code points ${event.text_info.start}–${event.text_info.end}.`,
    `Coded by ${coder}, ${codebook}, model ${version}.`,
    ...(terms === "" ? [] : [`Licence: ${terms}.`]),
  ].join(" ");
}
