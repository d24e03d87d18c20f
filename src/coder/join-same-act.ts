import type { CodedEvent } from "./build-events.ts";
import type { Participant } from "./participants.ts";
import type { WordTable } from "./word-table.ts";

/**
 * "Two were killed in a suicide bombing", "filed a lawsuit": two words for one act in a sentence are one event (annotation guide, section 1). Two
 * events of one type are one act when their participants do not speak against it and at least one is the same; the surer word stays, and
 * takes the participants that only the other has.
 *
 * @param events in the order of their triggers
 */
export function joinSameAct(table: WordTable, events: readonly CodedEvent[]): CodedEvent[] {
  const kept: CodedEvent[] = [];
  for (const event of events) {
    const at = kept.findIndex((other) => isSameAct(other, event) && isOneClause(table, other, event));
    const twin = kept[at];
    if (twin) kept[at] = joined(twin, event);
    else kept.push(event);
  }
  return kept;
}

function isSameAct(a: CodedEvent, b: CodedEvent): boolean {
  if (a.sentence !== b.sentence || a.type !== b.type || flagsOf(a) !== flagsOf(b)) return false;
  const shared = common(a.actor, b.actor) + common(a.recipient, b.recipient);
  return shared > 0 && agree(a.actor, b.actor) && agree(a.recipient, b.recipient);
}

/** Words joined by "and" or parted by a comma are two acts: "arrested and beat", "marched, blocked a road". */
function isOneClause({ words }: WordTable, a: CodedEvent, b: CodedEvent): boolean {
  const [first, last] = a.trigger.word < b.trigger.word ? [a.trigger, b.trigger] : [b.trigger, a.trigger];
  return !words.slice(first.end, last.word).some((word) => /^(and|or|but|while|,|;|:|—|–)$/i.test(word));
}

const flagsOf = ({ flags }: CodedEvent) => flags.map(({ flag }) => flag).join();

const common = (a: readonly Participant[], b: readonly Participant[]) => a.filter((p) => has(b, p)).length;

const has = (list: readonly Participant[], { mention, entity }: Participant) =>
  list.some((p) => p.mention.head === mention.head || (entity !== null && p.entity === entity));

/** Whether one list lies in the other; an empty one lies in all. */
function agree(a: readonly Participant[], b: readonly Participant[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.every((p) => has(many, p));
}

function joined(a: CodedEvent, b: CodedEvent): CodedEvent {
  const [sure, other] = b.confidence > a.confidence ? [b, a] : [a, b];
  const fuller = (x: readonly Participant[], y: readonly Participant[]) => (x.length > 0 ? x : y);
  return {
    ...sure,
    actor: fuller(sure.actor, other.actor),
    recipient: fuller(sure.recipient, other.recipient),
    place: sure.place ?? other.place,
    time: sure.time ?? other.time,
    sizes: sure.sizes.length > 0 ? sure.sizes : other.sizes,
    attribution: sure.attribution ?? other.attribution,
  };
}
