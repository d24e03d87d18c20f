import type { EventRecord, Participant } from "../../record/reading.ts";
import { isMutual } from "./dyads.ts";

/** One act from one actor to another: an edge of the network. */
export interface NetworkEdge {
  /** Nodes: `IRN.GOV`, `RUS`, `UNO`: code and primary sector. */
  readonly source: string;
  readonly target: string;
  /** The event counts 1 in all: an act of two against three is six edges of 1/6. */
  readonly weight: number;
  /** Whether the event has no direction and this is one of both. */
  readonly mutual: boolean;
}

/**
 * The edges of an event, between those participants whose code is known: who has none is no node, for all the unknown of the world
 * would become one. Without a recipient, equals who agree, consult or cooperate have edges in both directions; nobody else has any.
 */
export function networkEdges(event: EventRecord): readonly NetworkEdge[] {
  const actors = nodesOf(event.actor);
  const recipients = nodesOf(event.recipient);
  const mutual = isMutual(event);
  const pairs = actors.flatMap((source) => (mutual ? actors : recipients).map((target) => ({ source, target })));
  const edges = mutual ? pairs.filter(({ source, target }) => source !== target) : pairs;
  return edges.map((edge) => ({ ...edge, weight: 1 / edges.length, mutual }));
}

function nodesOf(list: readonly Participant[]): readonly string[] {
  const known = list.filter((each) => each.code !== null);
  return [...new Set(known.map(({ code, sector }) => (sector === null ? `${code}` : `${code}.${sector}`)))];
}
