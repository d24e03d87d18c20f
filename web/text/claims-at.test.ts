import { expect, test } from "vitest";
import { claim } from "../test/claim.ts";
import { claimMarks } from "./claim-marks.ts";
import { claimsAt } from "./claims-at.ts";

const TEXT = "Kenya condemned Uganda.";
const events = [claim(), claim({ id: "two", event_text: [], actor: [], recipient: [] })];
const marks = claimMarks(TEXT, { events });
const idsAt = (start: number, end: number) =>
  claimsAt({ start, end }, { events, marks, sentenceOf: () => true }).map(({ id }) => id);

test.each([
  ["on a marked word", 7, 7, ["one"]],
  ["a selection that touches one", 3, 8, ["one"]],
  ["between marks: all of the sentence", 5, 5, ["one", "two"]],
  ["right behind a mark: not on it", 15, 15, ["one", "two"]],
])("%s", (_name, start, end, ids) => expect(idsAt(start, end)).toEqual(ids));

test("outside of every sentence there is no claim", () => {
  expect(claimsAt({ start: 22, end: 22 }, { events, marks, sentenceOf: () => false })).toEqual([]);
});
