import { expect, test } from "vitest";
import type { EventRecord, Participant } from "../../record/reading.ts";
import { dyadsOf, facingDyads } from "./dyads.ts";
import { networkEdges } from "./network-edges.ts";

const who = (name: string | null, code: string | null = null, sector: string | null = null): Participant => ({
  entity_text: name,
  start: null,
  end: null,
  code,
  sector,
  other_sectors: [],
  identifier_id: null,
  identifier_text: null,
  office: null,
  reason: "",
  candidates: [],
  via: [],
  entity: null,
});

const act = (event: string, actor: readonly Participant[], recipient: readonly Participant[] = []) =>
  ({ event, actor, recipient }) as EventRecord; // nothing else is looked at

const shown = (dyads: ReturnType<typeof dyadsOf>) =>
  dyads.map(
    ({ actor, recipient, number }) => `${number} ${actor?.entity_text ?? "-"}>${recipient?.entity_text ?? "-"}`,
  );

const [a, b, c] = [who("a", "KEN"), who("b", "MLI", "GOV"), who("c", "POL")];
const nobody = who(null, null, "UNK");

test.each([
  ["every actor with every recipient", act("AID", [a, b], [c, a]), ["1 a>c", "2 a>a", "3 b>c", "4 b>a"]],
  ["no recipient", act("PROTEST", [a, b]), ["1 a>-", "2 b>-"]],
  ["nobody at all", act("PROTEST", [nobody]), ["1 ->-"]],
  ["nobody towards somebody", act("ASSAULT", [nobody], [b]), ["1 ->b"]],
  ["somebody without a code", act("ASSAULT", [who("gunmen")], [b]), ["1 gunmen>b"]],
] as const)("%s", (_, event, wanted) => {
  expect(shown(dyadsOf(event))).toEqual(wanted);
  expect(shown(facingDyads(event))).toEqual(wanted);
});

test("equals who meet face each other, those who protest together do not", () => {
  expect(shown(facingDyads(act("CONSULT", [a, b])))).toEqual(["1 a>b", "2 b>a"]);
  expect(shown(facingDyads(act("CONSULT", [a])))).toEqual(["1 a>-"]);
  expect(shown(facingDyads(act("PROTEST", [a, b])))).toEqual(["1 a>-", "2 b>-"]);
});

const edges = (event: EventRecord) =>
  networkEdges(event).map(({ source, target, weight }) => `${source}>${target} ${Math.round(weight * 100) / 100}`);

test.each([
  ["an event weighs 1 in all", act("AID", [a, b], [c]), ["KEN>POL 0.5", "MLI.GOV>POL 0.5"]],
  ["who has no code is no node", act("AID", [a, who("gunmen")], [c]), ["KEN>POL 1"]],
  ["two of one code are one node", act("AID", [a, who("d", "KEN")], [c]), ["KEN>POL 1"]],
  ["equals", act("CONSULT", [a, b]), ["KEN>MLI.GOV 0.5", "MLI.GOV>KEN 0.5"]],
  ["equals of one code do not meet themselves", act("CONSULT", [a, who("d", "KEN")]), []],
  ["within one state", act("COERCE", [a], [who("d", "KEN")]), ["KEN>KEN 1"]],
  ["without a recipient", act("PROTEST", [a, b]), []],
] as const)("network: %s", (_, event, wanted) => {
  expect(edges(event)).toEqual(wanted);
});
