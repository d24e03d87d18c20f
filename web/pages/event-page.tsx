import type { StoredEvent } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { ClaimPanel } from "../parts/claim-panel.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { Waiting } from "../parts/waiting.tsx";

/** One event of the lake at an address of its own. */
export function EventPage({ id }: { readonly id: string }) {
  const { answer, error, again } = useAnswer<StoredEvent>(`events/${encodeURIComponent(id)}`);
  return (
    <section class="page narrow">
      <h1>Claim</h1>
      {error ? <Trouble problem={error.problem} again={again} /> : null}
      {answer ? (
        <ClaimPanel
          event={answer.event}
          document={answer.document}
          story={answer.story}
          corrections={answer.corrections ?? []}
          withSentence
        />
      ) : error ? null : (
        <Waiting what="the claim" />
      )}
    </section>
  );
}
