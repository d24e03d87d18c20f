import type { EventRecord } from "../api/answers.ts";
import { listNames } from "../format/list-names.ts";
import { QuadMark } from "./quad-mark.tsx";

/** A claim in one line: type, who, to whom, flags. */
export function ClaimLine({ event }: { readonly event: EventRecord }) {
  return (
    <span class="claim-line">
      <QuadMark quad={event.quad_code} />
      <span class="claim-type">{[event.event, ...event.mode].join(" · ")}</span>
      <span class="claim-sides">
        <span class={event.actor.length > 0 ? "who" : "nobody"}>
          {event.actor.length > 0 ? listNames(event.actor) : "nobody named"}
        </span>
        {event.recipient.length > 0 ? (
          <>
            <span aria-hidden="true"> → </span>
            <span class="unseen"> to </span>
            <span class="whom">{listNames(event.recipient)}</span>
          </>
        ) : null}
      </span>
      {event.auxiliary.map((flag) => (
        <span key={flag} class="flag">
          {flag}
        </span>
      ))}
    </span>
  );
}
