import { expect, test } from "vitest";
import { claim } from "../test/claim.ts";
import { participant } from "../test/participant.ts";
import { claimMarks } from "./claim-marks.ts";

const TEXT = "Kenya condemned Uganda.";
const shown = (text: string, marks: ReturnType<typeof claimMarks>) =>
  marks.map(({ start, end, value }) => [value.role, text.slice(start, end)]);

const ROLES = [
  ["act", "condemned"],
  ["actor", "Kenya"],
  ["recipient", "Uganda"],
];

test("act and sides of a claim are marked at their exact words", () => {
  expect(shown(TEXT, claimMarks(TEXT, { events: [claim()] }))).toEqual(ROLES);
});

test("offsets in code points hit the same words behind letters of two code units", () => {
  const text = `😀😀${TEXT}`;
  const moved = claim({
    event_text: [{ text: "condemned", start: 8, end: 17 }],
    actor: [participant({ start: 2, end: 7 })],
    recipient: [participant({ start: 18, end: 24 })],
  });
  expect(shown(text, claimMarks(text, { events: [moved] }))).toEqual(ROLES);
});

test("in a sentence alone offsets begin at the sentence, and what lies outside it is left out", () => {
  const later = claim({
    event_text: [{ text: "condemned", start: 106, end: 115 }],
    actor: [participant({ start: 40, end: 45 })],
    recipient: [participant({ start: 116, end: 122 })],
  });
  expect(shown(TEXT, claimMarks(TEXT, { events: [later], from: 100 }))).toEqual([ROLES[0], ROLES[2]]);
});

test("a side that has no words is not marked", () => {
  expect(shown(TEXT, claimMarks(TEXT, { events: [claim({ actor: [participant({ code: "KEN" })] })] }))).toEqual([
    ROLES[0],
    ROLES[2],
  ]);
});
