import type { EventRecord, Participant } from "../../record/reading.ts";

/** One actor and one recipient of an event; either may be missing. */
export interface Dyad {
  readonly actor: Participant | null;
  readonly recipient: Participant | null;
  /** From 1. */
  readonly number: number;
}

/** Types whose actors take part as equals where no recipient stands (PLOVER: "all participants when symmetrical"). */
const SYMMETRICAL = new Set(["AGREE", "CONSULT", "COOPERATE"]);

/** Whether an event has no direction: several who agree, consult or cooperate, and nobody with whom. */
export const isMutual = ({ event, actor, recipient }: EventRecord): boolean =>
  SYMMETRICAL.has(event) && recipient.length === 0 && named(actor).length > 1;

/** Every actor with every recipient, for the formats that have one of each in a row. An event without either is still one dyad. */
export function dyadsOf(event: EventRecord): readonly Dyad[] {
  const recipients = orNobody(event.recipient);
  return numbered(orNobody(event.actor).flatMap((actor) => recipients.map((recipient) => ({ actor, recipient }))));
}

/** The same, but equals face each other in both directions, as coders of CAMEO write a meeting. */
export function facingDyads(event: EventRecord): readonly Dyad[] {
  if (!isMutual(event)) return dyadsOf(event);
  const equals = named(event.actor);
  const pairs = equals.flatMap((actor) => equals.map((recipient) => ({ actor, recipient })));
  return numbered(pairs.filter(({ actor, recipient }) => actor !== recipient));
}

const numbered = (pairs: readonly Omit<Dyad, "number">[]): readonly Dyad[] =>
  pairs.map((pair, i) => ({ ...pair, number: i + 1 }));

/** An unknown actor stands in a record as one without words and code. */
const named = (list: readonly Participant[]) => list.filter((each) => each.entity_text !== null || each.code !== null);

const orNobody = (list: readonly Participant[]): readonly (Participant | null)[] =>
  named(list).length > 0 ? named(list) : [null];
