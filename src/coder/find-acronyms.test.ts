import { expect, test } from "vitest";
import { findAcronyms } from "./find-acronyms.ts";

test.each([
  ["Fighters of the Popular Mobilization Forces (PMF) left.", { PMF: "Popular Mobilization Forces" }],
  ["Kenya's National Police Service (NPS) denied it.", { NPS: "National Police Service" }],
  ["The Bank of the River Valley (BRV) closed.", { BRV: "Bank of the River Valley" }],
  ["The Energy Ministry (pictured) and Ama Mensah (NDC) spoke.", {}],
  ["It cost a lot (USD).", {}],
])("%s", (text, expected) => {
  expect(Object.fromEntries(findAcronyms(text))).toEqual(expected);
});
