import type { StoredEvent } from "../api/answers.ts";
import { safeHref } from "../format/safe-href.ts";
import { showDate } from "../format/show-date.ts";
import { ClaimLine } from "./claim-line.tsx";

/** Acts of the lake with their sentences and the licence lines that are owed. */
export function StoredList({ events }: { readonly events: readonly StoredEvent[] }) {
  if (events.length === 0) return <p class="soft">None.</p>;
  return (
    <ol class="acts">
      {events.map(({ event, document }) => {
        const source = safeHref(document.url);
        return (
          <li key={event.id}>
            <p>
              <a class="act-link" href={`/event/${encodeURIComponent(event.id)}`}>
                <ClaimLine event={event} />
              </a>
            </p>
            {event.text === null ? null : <blockquote>{event.text}</blockquote>}
            <p class="small">
              {showDate(event.date)}.{" "}
              {source === null ? (
                document.title
              ) : (
                <a href={source} rel="noreferrer" target="_blank">
                  {document.title ?? source}
                </a>
              )}
              {document.title === null && source === null ? "" : ". "}
              {document.publisher ? `${document.publisher}. ` : ""}
              {document.attribution ?? `Licence: ${document.license ?? "unknown"}.`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
