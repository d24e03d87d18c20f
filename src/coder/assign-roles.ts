import { type Mention, mentionAt } from "./find-mentions.ts";
import type { Trigger } from "./find-triggers.ts";
import type { ScoreView } from "./score-view.ts";
import { sentenceRange, type WordTable } from "./word-table.ts";

/** Who and what stands to one trigger in which role. All mentions are of the trigger's sentence. */
export interface Roles {
  readonly actor: readonly Mention[];
  readonly recipient: readonly Mention[];
  readonly place: Mention | null;
  readonly time: Mention | null;
  readonly saidBy: Mention | null;
  /** Mean probability of the actor arcs that were taken; where none was, the probability that there is none. */
  readonly actorScore: number;
}

interface Candidate {
  readonly mention: Mention;
  readonly score: number;
}

type Role = "actor" | "recipient" | "place" | "time" | "said_by";

/** Reads the arcs from one trigger to the heads of its sentence. A word that two roles claim goes to the likelier one. */
export function assignRoles(table: WordTable, view: ScoreView, trigger: Trigger, mentions: readonly Mention[]): Roles {
  const [from, to] = sentenceRange(table, trigger.word);
  const near = mentions.filter((m) => m.head >= from && m.head < to);
  const actors = candidates("actor", "group");
  const recipients = candidates("recipient", "group");
  const actor = actors.filter((a) => !recipients.some((r) => r.mention.head === a.mention.head && r.score > a.score));
  const recipient = recipients.filter(
    (r) => !actors.some((a) => a.mention.head === r.mention.head && a.score >= r.score),
  );
  const top = (label: Role, kind: string) => best(candidates(label, kind))?.mention ?? null;
  const kept = withoutNested(actor);
  return {
    actor: kept.map((c) => c.mention),
    recipient: withoutNested(recipient).map((c) => c.mention),
    place: top("place", "place"),
    time: top("time", "time"),
    saidBy: top("said_by", "person"),
    actorScore: kept.length > 0 ? kept.reduce((sum, c) => sum + c.score, 0) / kept.length : 1 - highest("actor"),
  };

  function candidates(label: Role, kind: string): Candidate[] {
    const found: Candidate[] = [];
    for (let word = from; word < to; word++) {
      const score = view.arc(label, trigger.word, word);
      if (score <= view.thresholds[label] || (word >= trigger.word && word < trigger.end && label !== "time")) continue;
      const mention = near.find((m) => m.head === word) ?? known(mentionAt(table, view, { head: word, kind, score }));
      if (!found.some((c) => c.mention.head === mention.head)) found.push({ mention, score });
    }
    return found;
  }

  /** "Hundreds of thousands of protesters" has one phrase, though two of its words may be taken for its head. */
  function known(mention: Mention): Mention {
    return near.find((m) => m.first === mention.first && m.end === mention.end) ?? mention;
  }

  function highest(label: string): number {
    let top = 0;
    for (let word = from; word < to; word++) top = Math.max(top, view.arc(label, trigger.word, word));
    return top;
  }
}

function best(list: readonly Candidate[]): Candidate | undefined {
  return list.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
}

/** Of two phrases where one lies in the other's words only the whole one is a participant. */
function withoutNested(list: readonly Candidate[]): Candidate[] {
  const inside = (a: Mention, b: Mention) =>
    a !== b && b.first <= a.first && a.end <= b.end && b.end - b.first > a.end - a.first;
  return list.filter((c) => !list.some((other) => inside(c.mention, other.mention)));
}
