import type { Quotation } from "../api/answers.ts";
import { safeHref } from "../format/safe-href.ts";
import { showDate } from "../format/show-date.ts";

/** What somebody is quoted with. */
export function QuotationList({ quotations }: { readonly quotations: readonly Quotation[] }) {
  if (quotations.length === 0) return <p class="soft">No quotation.</p>;
  return (
    <ol class="acts">
      {quotations.map((one) => {
        const source = safeHref(one.url);
        return (
          <li key={one.statement_id}>
            <blockquote>{one.text ?? "The licence does not let these words be shown."}</blockquote>
            <p class="small">
              {one.speaker ?? "Somebody"}, {showDate(one.published)}.{" "}
              {source === null ? (
                one.title
              ) : (
                <a href={source} rel="noreferrer" target="_blank">
                  {one.title ?? source}
                </a>
              )}
              . {one.publisher === null ? "" : `${one.publisher}.`}{" "}
              {one.attribution ?? `Licence: ${one.license ?? "unknown"}.`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
