import type { EventRecord, StoredDocument, StoredStory } from "../api/answers.ts";
import { safeHref } from "../format/safe-href.ts";
import { showCount } from "../format/show-count.ts";
import { showDate } from "../format/show-date.ts";

interface ClaimLinksProps {
  readonly event: EventRecord;
  readonly document: StoredDocument | null;
  readonly story: StoredStory | null;
}

/** Where a claim leads: its dyad, its story, its source, and the licence line that is owed. */
export function ClaimLinks({ event, document, story }: ClaimLinksProps) {
  const one = event.actor.find(({ code }) => code !== null)?.code;
  const other = event.recipient.find(({ code }) => code !== null && code !== one)?.code;
  const source = safeHref(document?.url ?? event.cite_info.url);
  const title = document?.title ?? event.cite_info.title ?? source;
  const publisher = document?.publisher ?? event.cite_info.publication;
  const license = document?.license ?? event.cite_info.license;
  return (
    <div class="links small">
      {one && other ? (
        <p>
          <a href={`/dyad/${one}/${other}`}>
            {one} and {other} over time
          </a>
        </p>
      ) : null}
      {story ? (
        <p>
          <a href={`/story/${encodeURIComponent(story.id)}`}>Story</a>: {showCount(story.reports, "report")},{" "}
          {showCount(story.publishers, "publisher")}, {showCount(story.origins, "independent origin")}
        </p>
      ) : null}
      <p>
        {title === null ? null : source === null ? (
          <cite>{title}</cite>
        ) : (
          <a href={source} rel="noreferrer" target="_blank">
            {title}
          </a>
        )}
        {title === null ? null : ". "}
        {[publisher, document?.published ? showDate(document.published) : null].filter(Boolean).join(", ")}
        {publisher === null ? null : ". "}
        Licence: {license ?? "unknown"}.{document?.attribution ? ` ${document.attribution}` : ""}
      </p>
    </div>
  );
}
