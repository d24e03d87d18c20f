import { expect, test } from "vitest";
import { readDocument } from "../text/news-document.ts";
import { findSizes } from "./find-sizes.ts";
import { buildWordTable } from "./word-table.ts";

test.each([
  ["Gunmen killed at least 12 people and wounded 30 others.", "ASSAULT", { dead: [12, null], injured: [30, 30] }],
  ["Up to 40 rebels were killed and more than 100 wounded.", "ASSAULT", { dead: [1, 40], injured: [100, null] }],
  ["Half a million people marched.", "PROTEST", { crowd: [500_000, 500_000] }],
  ["Some 1.7 million people marched.", "PROTEST", { crowd: [1_700_000, 1_700_000] }],
  ["A million people marched.", "PROTEST", { crowd: [1_000_000, 1_000_000] }],
  ["A raid cost 2 million dollars and killed three.", "ASSAULT", { dead: [3, 3] }],
  ["Dozens were arrested and two died.", "COERCE", { arrested: [24, 99], dead: [2, 2] }],
  ["Some 4,000 protesters marched.", "PROTEST", { crowd: [4000, 4000] }],
  ["Between 20 and 30 soldiers died in 2014.", "ASSAULT", { dead: [20, 30] }],
  ["Twenty-one miners were detained.", "COERCE", { arrested: [21, 21] }],
  ["The attack killed three in a raid that took 5 hours and cost $40 million.", "ASSAULT", { dead: [3, 3] }],
  ["On March 3, police killed two gunmen; on 5 May 2014 they killed 12.", "ASSAULT", { dead: [2, 2] }],
  ["Ali Hassan, 34, was killed.", "ASSAULT", {}],
  ["The men, aged 22 to 28, were arrested at 10 a.m.", "COERCE", {}],
  ["Hundreds of thousands of people marched.", "PROTEST", { crowd: [200_000, 999_999] }],
  ["Under Article 5 the court jailed 12 may-day marchers.", "COERCE", { arrested: [12, 12] }],
  [
    "Three were killed and at least 17 others, including 4 children, were wounded.",
    "ASSAULT",
    { dead: [3, 3], injured: [17, null] },
  ],
  ["The two ministers met.", "CONSULT", {}],
])("%s", (text, type, expected) => {
  const table = buildWordTable(readDocument(text));
  const trigger = { word: 0, end: 1, span: { start: 0, end: 1 }, type, score: 1 };
  expect(Object.fromEntries(findSizes(table, trigger).map((s) => [s.kind, [s.least, s.most]]))).toEqual(expected);
});
