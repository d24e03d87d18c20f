import { useMemo, useState } from "preact/hooks";
import type { Correction, EventRecord, StoredDocument, StoredStory } from "../api/answers.ts";
import { claimCitation } from "../format/claim-citation.ts";
import { claimCsv } from "../format/claim-csv.ts";
import { claimMarks } from "../text/claim-marks.ts";
import { ClaimFacts } from "./claim-facts.tsx";
import { ClaimLine } from "./claim-line.tsx";
import { ClaimLinks } from "./claim-links.tsx";
import { CopyButton } from "./copy-button.tsx";
import { CorrectionList } from "./correction-list.tsx";
import { MarkedText } from "./marked-text.tsx";
import { StoredCorrection } from "./stored-correction.tsx";

export interface ClaimPanelProps {
  readonly event: EventRecord;
  readonly document?: StoredDocument | null;
  readonly story?: StoredStory | null;
  readonly corrections?: readonly Correction[];
  /** The sentence is shown where the whole text is not beside it. */
  readonly withSentence?: boolean;
}

/** All that is known of one claim, why it was read so, and the way to correct it. */
export function ClaimPanel({
  event,
  document = null,
  story = null,
  corrections = [],
  withSentence = false,
}: ClaimPanelProps) {
  const [made, setMade] = useState<readonly Correction[]>([]);
  const [mending, setMending] = useState(false);
  const all = [...corrections, ...made.filter(({ id }) => corrections.every((one) => one.id !== id))];
  const isWrong = all.at(-1)?.kind === "wrong";
  return (
    <article class="claim" data-wrong={isWrong ? "" : undefined} aria-label="Claim">
      <h2>
        <ClaimLine event={event} />
      </h2>
      <CorrectionList corrections={all} />
      {withSentence ? <Sentence event={event} /> : null}
      <ClaimFacts event={event} />
      <ClaimLinks event={event} document={document} story={story} />
      <p class="row actions">
        <CopyButton name="Copy JSON" text={() => JSON.stringify(event, null, 2)} />
        <CopyButton name="Copy CSV" text={() => claimCsv([event])} />
        <CopyButton name="Copy citation" text={() => claimCitation(event, document)} />
        <button type="button" class="small" aria-expanded={mending} onClick={() => setMending(!mending)}>
          Correct this
        </button>
      </p>
      {mending ? (
        <StoredCorrection
          event={event}
          onDone={(correction) => {
            setMade([...made, correction]);
            setMending(false);
          }}
        />
      ) : null}
    </article>
  );
}

function Sentence({ event }: { readonly event: EventRecord }) {
  const text = event.text;
  const marks = useMemo(
    () => (text === null ? [] : claimMarks(text, { events: [event], from: event.text_info.start })),
    [event, text],
  );
  if (text === null) return <p class="small">The licence does not let the sentence be shown.</p>;
  return (
    <blockquote class="sentence">
      <MarkedText text={text} marks={marks} events={[event]} chosen={event.id} />
    </blockquote>
  );
}
