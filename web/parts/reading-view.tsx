import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventRecord, Reading } from "../api/answers.ts";
import { claimCitation } from "../format/claim-citation.ts";
import { claimCsv } from "../format/claim-csv.ts";
import { QUADS } from "../format/quads.ts";
import { showCount } from "../format/show-count.ts";
import { claimMarks } from "../text/claim-marks.ts";
import { claimsAt } from "../text/claims-at.ts";
import { codePoints } from "../text/code-points.ts";
import { ClaimLine } from "./claim-line.tsx";
import { ClaimPanel } from "./claim-panel.tsx";
import { CopyButton } from "./copy-button.tsx";
import { MarkedText } from "./marked-text.tsx";
import { QuadMark } from "./quad-mark.tsx";

interface ReadingViewProps {
  readonly reading: Reading;
  /** The text as it was read; empty where its licence keeps it from being shown. */
  readonly text: string;
  readonly onClose: () => void;
}

/** What the side shows: all claims, those on some words, or one. */
type Shown = { readonly list: readonly EventRecord[] | null; readonly words: string; readonly one: EventRecord | null };
const ALL: Shown = { list: null, words: "", one: null };

/** A text that was read beside its claims. Escape goes back from a claim to the list. */
export function ReadingView({ reading, text, onClose }: ReadingViewProps) {
  const { events, statements, document } = reading;
  const marks = useMemo(() => claimMarks(text, { events, statements }), [text, reading]);
  const [shown, setShown] = useState<Shown>(ALL);
  const side = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [reading]);
  const show = (list: readonly EventRecord[], words: string) =>
    setShown(list.length === 1 ? { ...ALL, one: list[0] ?? null } : { list, words, one: null });
  const onWords = (range: { readonly start: number; readonly end: number }) => {
    const { toCodePoints } = codePoints(text);
    const [start, end] = [toCodePoints(range.start), toCodePoints(Math.max(range.end, range.start + 1))];
    const sentenceOf = ({ text_info }: EventRecord) => text_info.start < end && start < text_info.end;
    const found = claimsAt(range, { events, marks, sentenceOf });
    const words = text.slice(range.start, range.end) || wordAt(text, range.start);
    if (words.trim() !== "") show(found, words);
  };
  const goBack = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || shown === ALL) return;
    const last = shown.one?.id;
    setShown(ALL);
    if (side.current?.contains(globalThis.document.activeElement))
      requestAnimationFrame(() => side.current?.querySelector<HTMLElement>(`[data-claim="${last}"]`)?.focus());
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape works wherever the focus is in the view
    <div class="reading" onKeyDown={goBack}>
      <header class="reading-head">
        <h1 ref={heading} tabIndex={-1}>
          {document.title ?? showCount(events.length, "claim")}
        </h1>
        <p class="small">
          {document.title === null ? "" : `${showCount(events.length, "claim")}, `}
          {showCount(statements.length, "statement")}, {showCount(reading.entities.length, "name")}
          {document.publisher ? ` · ${document.publisher.name}` : ""}
          {document.license?.spdx ? ` · ${document.license.spdx}` : ""}
        </p>
        <p class="row actions">
          <button type="button" class="small" onClick={onClose}>
            Another text
          </button>
          <CopyButton name="Copy JSON" text={() => JSON.stringify(reading, null, 2)} />
          <CopyButton name="Copy CSV" text={() => claimCsv(events)} />
          <CopyButton name="Copy citations" text={() => events.map((event) => claimCitation(event)).join("\n")} />
        </p>
        <p class="legend small">
          {QUADS.map(({ code }) => (
            <QuadMark key={code} quad={code} named />
          ))}
          <span>dashed: words · solid: deeds</span>
          <span class="said-key">said by somebody</span>
        </p>
        {reading.warnings.map(({ code, what }) => (
          <p key={code} class="small warning">
            {what}
          </p>
        ))}
      </header>
      <section class="text" aria-label="The text">
        {text === "" ? (
          <p>The licence of this text does not let it be shown. Its claims are listed.</p>
        ) : (
          <MarkedText
            text={text}
            marks={marks}
            events={events}
            chosen={shown.one?.id ?? null}
            onChoose={(ids) =>
              show(
                events.filter(({ id }) => ids.includes(id)),
                "these words",
              )
            }
            onWords={onWords}
          />
        )}
      </section>
      <aside class="side-panel" aria-label="Claims" ref={side}>
        <p role="status" class="unseen">
          {shown.one ? "Claim shown beside the text" : `${showCount((shown.list ?? events).length, "claim")} listed`}
        </p>
        {shown.one || shown.list ? (
          <button type="button" class="small back" onClick={() => setShown(ALL)}>
            ← All claims
          </button>
        ) : null}
        {shown.one ? (
          <ClaimPanel key={shown.one.id} event={shown.one} withSentence={text === ""} />
        ) : (
          <ClaimList shown={shown} events={events} onChoose={(one) => setShown({ ...shown, one })} />
        )}
      </aside>
    </div>
  );
}

interface ClaimListProps {
  readonly shown: Shown;
  readonly events: readonly EventRecord[];
  readonly onChoose: (event: EventRecord) => void;
}

function ClaimList({ shown, events, onChoose }: ClaimListProps) {
  const list = shown.list ?? events;
  return (
    <>
      <h2>{shown.list ? `${list.length === 0 ? "No claims" : "Claims"} on “${shorten(shown.words)}”` : "Claims"}</h2>
      {events.length === 0 ? <p>No claim was found: nobody is said to do anything to anybody here.</p> : null}
      <ol class="claims">
        {list.map((event) => (
          <li key={event.id}>
            <button type="button" class="claim-button" data-claim={event.id} onClick={() => onChoose(event)}>
              <ClaimLine event={event} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

const shorten = (words: string) => (words.length > 60 ? `${words.slice(0, 57)}…` : words);

function wordAt(text: string, at: number): string {
  const before = /[\p{L}\p{N}’'-]*$/u.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? "";
  const after = /^[\p{L}\p{N}’'-]*/u.exec(text.slice(at, at + 60))?.[0] ?? "";
  return before + after;
}
