import type { Correction, EventRecord, StoredEvent } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { CorrectionForm } from "./correction-form.tsx";
import { Trouble } from "./trouble.tsx";
import { Waiting } from "./waiting.tsx";

interface StoredCorrectionProps {
  readonly event: EventRecord;
  readonly onDone: (correction: Correction) => void;
}

/** The correction form for a claim that the lake holds, and for any other the way to get it there. */
export function StoredCorrection({ event, onDone }: StoredCorrectionProps) {
  const { answer, error, again } = useAnswer<StoredEvent>(`events/${encodeURIComponent(event.id)}`);
  if (answer) return <CorrectionForm event={event} onDone={onDone} />;
  if (!error) return <Waiting what="the lake" />;
  if (error.status !== 404) return <Trouble problem={error.problem} again={again} />;
  return (
    <p class="not-stored small" role="status">
      A correction is kept beside the record it mends, and this claim is not in the lake. Read the text into one with{" "}
      <code>dragoman code FILE --lake DIR</code> and correct it there.
    </p>
  );
}
