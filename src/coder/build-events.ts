import type { Codebook } from "../codebook/plover.ts";
import { type Place, resolvePlace } from "../entities/resolve-place.ts";
import { covers } from "../text/span.ts";
import { applyCodebook } from "./apply-codebook.ts";
import { assignRoles, type Roles } from "./assign-roles.ts";
import { type FoundFlag, findFlags } from "./find-flags.ts";
import type { Mention } from "./find-mentions.ts";
import { findContexts, findModes } from "./find-modes.ts";
import { type FoundSize, findSizes } from "./find-sizes.ts";
import type { Statement } from "./find-statements.ts";
import { type FoundTime, readTime } from "./find-times.ts";
import type { Trigger } from "./find-triggers.ts";
import { joinSameAct } from "./join-same-act.ts";
import { joinSides } from "./join-sides.ts";
import { type Cast, hostOf, type Participant, participant, participantsOf } from "./participants.ts";
import type { ScoreView } from "./score-view.ts";

/** One act: type, roles, place, time and flags from one predicate and its arguments. Offsets are UTF-16. */
export interface CodedEvent {
  /** Index into the word table's sentences. */
  readonly sentence: number;
  readonly trigger: Trigger;
  readonly type: string;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly flags: readonly FoundFlag[];
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly place: { readonly mention: Mention; readonly place: Place | null } | null;
  readonly time: FoundTime | null;
  readonly sizes: readonly FoundSize[];
  readonly attribution: Participant | null;
  /** Calibrated probability that type and actor are right. */
  readonly confidence: number;
  /** The codebook's rule that changed the model's type, or null. */
  readonly rule: string | null;
}

/** What the steps before have found, and what they know. */
export interface Findings extends Cast {
  readonly view: ScoreView;
  readonly triggers: readonly Trigger[];
  /** Mentions of each sentence of the word table. */
  readonly mentionsIn: readonly (readonly Mention[])[];
  readonly statements: readonly Statement[];
  readonly published: string | null;
  readonly calibration: readonly [number, number];
  readonly codebook: Codebook;
}

/** Builds one event from every trigger that has a participant; two words for one act in a sentence become one event. */
export function buildEvents(findings: Findings): CodedEvent[] {
  const near = (trigger: Trigger) => findings.mentionsIn[findings.table.sentenceOf[trigger.word] ?? 0] ?? [];
  const events = findings.triggers.flatMap((trigger) => buildEvent(findings, trigger, near(trigger)));
  return joinSameAct(findings.table, events);
}

function buildEvent(findings: Findings, trigger: Trigger, near: readonly Mention[]): CodedEvent[] {
  const { table, view } = findings;
  const roles = assignRoles(table, view, trigger, near);
  if (roles.actor.length + roles.recipient.length === 0) return [];
  const flags = findFlags(table, view, trigger);
  const modes = findModes(view, trigger);
  const { type, modes: kept, rule } = applyCodebook({ type: trigger.type, modes, flags }, findings.codebook);
  const future = flags.some(({ flag }) => flag === "future");
  const time = roles.time && readTime(table.text, roles.time.span, { published: findings.published, future });
  const where = roles.place ?? (kept.includes("visit") ? destination(table, trigger, near) : null);
  const place = where && { mention: where, place: placeOf(findings, where) };
  const recipient = roles.recipient.flatMap((m) => participantsOf(findings, m));
  const host = recipient.length === 0 && kept.includes("visit") ? hostOf(place, findings) : [];
  const actor = roles.actor.flatMap((m) => participantsOf(findings, m));
  const sides = { actor: oncePerEntity(actor, trigger), recipient: [...oncePerEntity(recipient, trigger), ...host] };
  return [
    {
      sentence: table.sentenceOf[trigger.word] ?? 0,
      trigger,
      type,
      modes: kept,
      contexts: findContexts(view, trigger),
      flags,
      ...joinSides(sides, { type, modes: kept, trigger, table }),
      place,
      time: time ?? null,
      sizes: findSizes(table, trigger),
      attribution: attribute(findings, trigger, roles),
      confidence: calibrate(trigger.score * roles.actorScore, findings.calibration),
      rule,
    },
  ];
}

/** "His visit to Ireland": where one goes is where the visit is. */
function destination({ words }: Findings["table"], trigger: Trigger, near: readonly Mention[]): Mention | null {
  if (!/^to$/i.test(words[trigger.end] ?? "")) return null;
  const first = /^the$/i.test(words[trigger.end + 1] ?? "") ? trigger.end + 2 : trigger.end + 1;
  return near.find((m) => m.first === first && /^(country|place)$/.test(m.kind)) ?? null;
}

/** "President X said we will …": one actor under two mentions of his; the one nearest to the trigger is kept. */
function oncePerEntity(list: readonly Participant[], trigger: Trigger): Participant[] {
  const away = (p: Participant) => Math.abs(p.mention.head - trigger.word);
  return list.filter(
    (p) =>
      p.entity === null ||
      !list.some((o) => o !== p && o.entity === p.entity && o.mention.head !== p.mention.head && away(o) < away(p)),
  );
}

function placeOf({ table, knowledge }: Findings, mention: Mention): Place | null {
  return resolvePlace(table.text.slice(mention.span.start, mention.span.end), knowledge);
}

/** The report of an act is ascribed to the one the model points at, else to the speaker of the statement that tells it. */
function attribute(findings: Findings, trigger: Trigger, roles: Roles): Participant | null {
  if (roles.saidBy) return participant(findings, roles.saidBy);
  const told = findings.statements.find((s) => covers(s.content, trigger.span));
  return told?.speaker ? participant(findings, told.speaker) : null;
}

function calibrate(raw: number, [a, b]: readonly [number, number]): number {
  const p = Math.min(0.999, Math.max(0.001, raw));
  return 1 / (1 + Math.exp(-(a * Math.log(p / (1 - p)) + b)));
}
