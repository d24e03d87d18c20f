import type { ComponentChildren } from "preact";
import type { EventRecord, Participant, Words } from "../api/answers.ts";
import { basisWords } from "../format/basis-words.ts";
import { confidenceWords } from "../format/confidence-words.ts";
import { participantCode } from "../format/participant-code.ts";
import { participantName } from "../format/participant-name.ts";
import { showDate } from "../format/show-date.ts";
import { showScale } from "../format/show-scale.ts";
import { QuadMark } from "./quad-mark.tsx";

/** Every field of a claim: its value, the exact words that show it, and how it was found. */
export function ClaimFacts({ event }: { readonly event: EventRecord }) {
  const { event_info, event_loc, date_info, size } = event;
  return (
    <dl class="facts">
      <Sides name="Who" part="actor" sides={event.actor} />
      <Sides name="To whom" part="recipient" sides={event.recipient} />
      <Fact name="What" part="act" quad={event.quad_code}>
        <p class="value">
          {[event.event, ...event.mode].join(" · ")} <QuadMark quad={event.quad_code} named />
        </p>
        <Evidence words={event.event_text} />
        <Why>
          model says {event_info.model_type}, {event_info.score.toFixed(2)}
          {event_info.rule === null ? "" : `; the rule “${event_info.rule}” changed it`}
          {event.context.length === 0 ? "" : `; context ${event.context.join(", ")}`}
        </Why>
      </Fact>
      <Fact name="When" part="time">
        <p class="value">{showDate(event.date)}</p>
        {date_info ? (
          <>
            <Evidence words={[date_info]} />
            <Why>{basisWords(date_info)}</Why>
          </>
        ) : null}
      </Fact>
      {event_loc ? (
        <Fact name="Where" part="place">
          <p class="value">
            {event_loc.resolved_place ?? "place open"}{" "}
            {event_loc.country_code ? <Code>{event_loc.country_code}</Code> : null}
          </p>
          <Evidence words={[{ ...event_loc, text: event_loc.extracted_place }]} />
          <Why>{event_loc.reason}</Why>
        </Fact>
      ) : null}
      <Sides name="Said by" part="speaker" sides={event.attribution ? [event.attribution] : []} />
      {Object.entries(size ?? {}).map(([kind, one]) =>
        one ? (
          <Fact key={kind} name={`How many ${kind === "crowd" ? "took part" : kind}`} part="size">
            <p class="value">
              {one.most === one.least
                ? one.least
                : one.most === null
                  ? `at least ${one.least}`
                  : `${one.least} to ${one.most}`}
            </p>
            <Evidence words={[one]} />
          </Fact>
        ) : null,
      )}
      {event.auxiliary.map((flag) => (
        <Fact key={flag} name="Flag" part="flag">
          <p class="value">{flag}</p>
          <Evidence words={[event.auxiliary_cues[flag] ?? []].flat()} />
        </Fact>
      ))}
      <Fact name="Scores">
        <p class="value">
          {showScale(event.event_scale)} PLOVER, {showScale(event.goldstein)} Goldstein,{" "}
          <Code>CAMEO {event.cameo}</Code>
        </p>
      </Fact>
      <Fact name="Confidence">
        <p class="value">
          <meter min={0} max={1} value={event.confidence} aria-label="Confidence" />{" "}
          {Math.round(event.confidence * 100)} %, {confidenceWords(event.confidence)}
        </p>
        <Why>that type and actor are right, calibrated on held-out documents</Why>
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly part?: string;
  readonly quad?: number;
  readonly children: ComponentChildren;
}

function Fact({ name, part, quad, children }: FactProps) {
  return (
    <div class="fact" data-role={part} data-quad={quad}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sides({
  name,
  part,
  sides,
}: {
  readonly name: string;
  readonly part: string;
  readonly sides: readonly Participant[];
}) {
  if (sides.length === 0) return null;
  return (
    <Fact name={name} part={part}>
      {sides.map((side, index) => (
        <Side key={index} side={side} />
      ))}
    </Fact>
  );
}

function Side({ side }: { readonly side: Participant }) {
  const code = participantCode(side);
  const key = side.identifier_id ?? code;
  return (
    <div class="side">
      <p class="value">
        {key === null ? (
          participantName(side)
        ) : (
          <a href={`/actor/${encodeURIComponent(key)}`}>{participantName(side)}</a>
        )}{" "}
        <Code>{code ?? "open"}</Code> {side.office === null ? null : <span class="small">{side.office}</span>}
      </p>
      {side.entity_text !== null && side.start !== null && side.end !== null ? (
        <Evidence words={[{ text: side.entity_text, start: side.start, end: side.end }]} />
      ) : null}
      <Why>
        {side.reason}
        {side.via.length === 0 ? "" : `; through ${side.via.map(({ text }) => `“${text}”`).join(", ")}`}
        {side.other_sectors.length === 0 ? "" : `; also ${side.other_sectors.join(", ")}`}
      </Why>
      {side.candidates.length === 0 ? null : <p class="why open">left open: {side.candidates.join(", ")}</p>}
    </div>
  );
}

function Evidence({ words }: { readonly words: readonly Words[] }) {
  return (
    <p class="evidence">
      {words.map(({ text, start, end }) => (
        <span key={start}>
          <q>{text}</q>{" "}
          <span class="offsets" title="code points of the text">
            {start}–{end}
          </span>{" "}
        </span>
      ))}
    </p>
  );
}

const Why = ({ children }: { readonly children: ComponentChildren }) => <p class="why">{children}</p>;
const Code = ({ children }: { readonly children: ComponentChildren }) => <code class="code">{children}</code>;
