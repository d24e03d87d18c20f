import { eventScore, modesOf, nearestCameo, quadOf } from "../codebook/look-up.ts";
import type { Codebook } from "../codebook/plover.ts";
import { DragomanError } from "../errors.ts";
import { UNKNOWN_ACTOR } from "../record/participants.ts";
import type { EventRecord, Participant } from "../record/reading.ts";
import type { Changes, ParticipantChange } from "./correction.ts";
import { daysIn } from "./day-bounds.ts";
import type { KnownValues } from "./known-values.ts";
import { unknownValue } from "./unknown-value.ts";

/**
 * The event with a reader's changes: what follows from the type (quad, scores, CAMEO) follows from the new one. Words and their offsets
 * stay, for they are what was read.
 *
 * @param by who changed it: stands in the reasons
 * @throws DragomanError "codebook/unknown-type", "codebook/unknown-mode", "store/unknown-value", "store/bad-filter" for a place in a list that is not there
 */
export function mendEvent(
  event: EventRecord,
  changes: Changes,
  { known, by }: { readonly known: KnownValues; readonly by: string },
): EventRecord {
  const { codebook } = known;
  const type = changes.event ?? event.event;
  const allowed = modesOf(codebook, type).map(({ name }) => name);
  const mode = changes.mode ?? event.mode.filter((name) => allowed.includes(name));
  const sides = mendSides(event, changes, { known, by });
  return {
    ...event,
    event: type,
    mode: [...mode],
    ...scoresOf(codebook, type, mode),
    ...sides,
    event_info: { ...event.event_info, rule: `corrected by ${by}` },
    date: changes.date === undefined ? event.date : checkDay(changes.date),
    auxiliary: changes.auxiliary ? [...new Set(changes.auxiliary)] : event.auxiliary,
    auxiliary_cues: changes.auxiliary
      ? Object.fromEntries(
          Object.entries(event.auxiliary_cues).filter(([flag]) => changes.auxiliary?.some((one) => one === flag)),
        )
      : event.auxiliary_cues,
  };
}

function scoresOf(codebook: Codebook, type: string, mode: readonly string[]) {
  const event_scale = eventScore(codebook, type, mode);
  const { code: cameo, goldstein } = nearestCameo(codebook, type, mode);
  return { quad_code: quadOf(codebook, type).code, event_scale, cameo, goldstein };
}

interface Mending {
  readonly known: KnownValues;
  readonly by: string;
}

function mendSides(event: EventRecord, changes: Changes, mending: Mending): Pick<EventRecord, "actor" | "recipient"> {
  const actor: Participant[] = [];
  const recipient: Participant[] = [];
  for (const role of ["actor", "recipient"] as const) {
    const byPosition = new Map((changes[role] ?? []).map((change) => [change.position, change]));
    for (const position of byPosition.keys()) if (event[role][position] === undefined) throw noPosition(role, position);
    for (const [position, who] of event[role].entries()) {
      const change = byPosition.get(position);
      const goesTo = change?.role ?? role;
      if (goesTo !== "none")
        (goesTo === "actor" ? actor : recipient).push(change ? mendWho(who, change, mending) : who);
    }
  }
  return { actor: actor.length > 0 ? actor : [UNKNOWN_ACTOR], recipient };
}

function mendWho(who: Participant, { code, sector }: ParticipantChange, { known, by }: Mending): Participant {
  if (typeof code === "string" && !known.codes.has(code))
    throw unknownValue({ kind: "country code", value: code, where: "code", valid: [...known.codes] });
  const sectors = known.codebook.sectors.map((one) => one.code);
  if (typeof sector === "string" && !sectors.includes(sector))
    throw unknownValue({ kind: "sector", value: sector, where: "sector", valid: sectors });
  return {
    ...who,
    code: code === undefined ? who.code : code,
    sector: sector === undefined ? who.sector : sector,
    candidates: [],
    reason: `corrected by ${by}`,
  };
}

function checkDay(date: string | null): string | null {
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  if (1000 <= year && 1 <= month && month <= 12 && 1 <= day && day <= daysIn(year, month)) return date;
  throw new DragomanError("text/bad-date", {
    what: `no calendar has ${date}`,
    where: "date",
    fix: "Give YYYY, YYYY-MM or YYYY-MM-DD.",
  });
}

const noPosition = (role: string, position: number) =>
  new DragomanError("store/bad-filter", {
    what: `the event has no ${role} at position ${position}`,
    where: role,
    fix: "Positions count from 0, in the order of the event's list.",
  });
