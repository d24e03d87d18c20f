import { useState } from "preact/hooks";
import type {
  Changes,
  Correction,
  CorrectionDraft,
  EventRecord,
  Participant,
  Problem,
  RoleChange,
} from "../api/answers.ts";
import { request } from "../api/request.ts";
import { RequestError } from "../api/request-error.ts";
import { EVENT_TYPES } from "../format/event-types.ts";
import { participantName } from "../format/participant-name.ts";
import { Trouble } from "./trouble.tsx";

const FLAGS = ["future", "hypothetical", "negated", "historical"] as const;
const BY = "corrected-by";

interface CorrectionFormProps {
  readonly event: EventRecord;
  readonly onDone: (correction: Correction) => void;
}

/** Marks a claim wrong, or mends its type, its sides' codes, its date or its flags. What is left as it is, is not sent. */
export function CorrectionForm({ event, onDone }: CorrectionFormProps) {
  const [kind, setKind] = useState<"wrong" | "mend">("wrong");
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    if (!(submitted.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(submitted.currentTarget);
    const draft = draftOf(event, kind, form);
    if (kind === "mend" && Object.keys(draft.changes ?? {}).length === 0) return setProblem(NOTHING);
    localStorage.setItem(BY, draft.by);
    try {
      onDone(await request<Correction>("corrections", { json: draft }));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.problem);
    }
  };
  return (
    <form class="correction" onSubmit={send} aria-label="Correct this claim">
      <fieldset class="row">
        <legend>What is the matter?</legend>
        <Choice name="It is wrong" value="wrong" kind={kind} onChoose={setKind} />
        <Choice name="Mend it" value="mend" kind={kind} onChoose={setKind} />
      </fieldset>
      {kind === "mend" ? <MendFields event={event} /> : null}
      <label>
        Your name
        <input name="by" required maxLength={200} autocomplete="name" defaultValue={localStorage.getItem(BY) ?? ""} />
      </label>
      <label>
        Note (if you like)
        <textarea name="note" rows={2} maxLength={2000} />
      </label>
      {problem ? <Trouble problem={problem} /> : null}
      <button type="submit" class="primary">
        Store the correction
      </button>
    </form>
  );
}

const NOTHING: Problem = {
  code: "page/nothing-changed",
  what: "Nothing is changed yet.",
  where: "",
  fix: "Change a field, or choose “It is wrong”.",
};

interface ChoiceProps {
  readonly name: string;
  readonly value: "wrong" | "mend";
  readonly kind: string;
  readonly onChoose: (kind: "wrong" | "mend") => void;
}

function Choice({ name, value, kind, onChoose }: ChoiceProps) {
  return (
    <label class="check">
      <input type="radio" name="kind" checked={kind === value} onChange={() => onChoose(value)} /> {name}
    </label>
  );
}

function MendFields({ event }: { readonly event: EventRecord }) {
  return (
    <div class="mend">
      <label>
        Type
        <select name="event" defaultValue={event.event}>
          {EVENT_TYPES.map((type) => (
            <option key={type} value={type} selected={type === event.event}>
              {type}
            </option>
          ))}
        </select>
      </label>
      <label>
        Modes, with commas
        <input name="mode" defaultValue={event.mode.join(", ")} />
      </label>
      {event.actor.map((side, index) => sideFields("actor", side, index))}
      {event.recipient.map((side, index) => sideFields("recipient", side, index))}
      <label>
        Date
        <input name="date" placeholder="YYYY-MM-DD" pattern="\d{4}(-\d\d(-\d\d)?)?" defaultValue={event.date ?? ""} />
      </label>
      <fieldset class="row">
        <legend>Flags</legend>
        {FLAGS.map((flag) => (
          <label key={flag} class="check">
            <input type="checkbox" name="auxiliary" value={flag} defaultChecked={event.auxiliary.includes(flag)} />{" "}
            {flag}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function sideFields(role: "actor" | "recipient", side: Participant, index: number) {
  const field = (part: "code" | "sector") => (
    <label>
      {part === "code" ? "Country or body" : "Sector"}
      <input
        name={`${role}-${part}-${index}`}
        aria-label={`${part === "code" ? "Country or body" : "Sector"} of ${role} ${participantName(side)}`}
        pattern="[A-Za-z]{3}"
        maxLength={3}
        size={5}
        defaultValue={side[part] ?? ""}
      />
    </label>
  );
  return (
    <fieldset key={`${role}-${index}`} class="row">
      <legend>
        {role === "actor" ? "Who" : "To whom"}: {participantName(side)}
      </legend>
      {field("code")} {field("sector")}
      <label>
        Role
        <select name={`${role}-role-${index}`} aria-label={`Role of ${participantName(side)}`}>
          <option value="">stays {role === "actor" ? "who" : "whom"}</option>
          <option value={role === "actor" ? "recipient" : "actor"}>is {role === "actor" ? "whom" : "who"}</option>
          <option value="none">is neither</option>
        </select>
      </label>
    </fieldset>
  );
}

function draftOf(event: EventRecord, kind: "wrong" | "mend", form: FormData): CorrectionDraft {
  const note = String(form.get("note") ?? "").trim();
  const draft = { event_id: event.id, kind, by: String(form.get("by") ?? "").trim(), ...(note === "" ? {} : { note }) };
  return kind === "wrong" ? draft : { ...draft, changes: changesOf(event, form) };
}

function changesOf(event: EventRecord, form: FormData): Changes {
  const given = (name: string) => String(form.get(name) ?? "").trim();
  const mode = given("mode")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  const auxiliary = form.getAll("auxiliary").map(String);
  const date = given("date");
  const sides = (role: "actor" | "recipient") =>
    event[role].flatMap((side, position): RoleChange[] => {
      const code = given(`${role}-code-${position}`).toUpperCase();
      const sector = given(`${role}-sector-${position}`).toUpperCase();
      const moved = given(`${role}-role-${position}`);
      const changed: Omit<RoleChange, "position"> = {
        ...(code && code !== side.code ? { code } : {}),
        ...(sector && sector !== side.sector ? { sector } : {}),
        ...(moved === "actor" || moved === "recipient" || moved === "none" ? { role: moved } : {}),
      };
      return Object.keys(changed).length > 0 ? [{ position, ...changed }] : [];
    });
  const actor = sides("actor");
  const recipient = sides("recipient");
  return {
    ...(given("event") === event.event ? {} : { event: given("event") }),
    ...(mode.join() === event.mode.join() ? {} : { mode }),
    ...(actor.length > 0 ? { actor } : {}),
    ...(recipient.length > 0 ? { recipient } : {}),
    ...(date !== "" && date !== event.date ? { date } : {}),
    ...(auxiliary.toSorted().join() === event.auxiliary.toSorted().join() ? {} : { auxiliary }),
  };
}
