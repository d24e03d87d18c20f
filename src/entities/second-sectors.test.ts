import { describe, expect, test } from "vitest";
import { loadKnowledgeBase } from "./knowledge-base.ts";
import { resolveMention } from "./resolve-mention.ts";

const knowledge = loadKnowledgeBase();
const sectors = (text: string, date?: string) => {
  const { sector, otherSectors } = resolveMention({ text, ...(date ? { date } : {}) }, knowledge);
  return [sector, ...otherSectors].join(" ");
};

test.each([
  ["Peru's defense ministry", "GOV MIL"],
  ["the Kenyan defence minister", "GOV MIL"],
  ["Togolese security forces", "COP MIL"],
  ["Ghana's attorney general", "JUD GOV"],
  ["Chad's state news agency", "JRN GOV"],
  ["a Chadian news agency", "JRN"],
  ["Ghana's ombudsman", "GOV"],
  ["Peru's defense forces", "MIL"],
  ["Upper Valley self-defense forces", "PRM"],
])("%s is %s", (phrase, expected) => {
  expect(sectors(phrase)).toBe(expected);
});

describe("parts by date", () => {
  test.each([
    ["1999-05-01", "GOV REB"],
    ["2010-05-01", "REB"],
    ["2022-05-01", "GOV"],
    [undefined, "REB GOV"],
  ])("at %s the Taliban are %s", (date, expected) => {
    expect(sectors("the Taliban", date)).toBe(expected);
  });
});

test.each([
  ["2010-01-01", "PTY GOV"],
  ["2000-01-01", "PTY"],
  [undefined, "PTY"],
])("at %s a party in and out of government is %s", (date, expected) => {
  expect(sectors("Likud", date)).toBe(expected);
});

test("without a date somebody who left office may be meant before or after it", () => {
  expect(sectors("Uhuru Kenyatta")).toBe("GOV ELI");
  expect(sectors("President Uhuru Kenyatta")).toBe("GOV");
  expect(sectors("Uhuru Kenyatta", "2015-01-01")).toBe("GOV");
  expect(sectors("Uhuru Kenyatta", "2024-01-01")).toBe("ELI GOV");
});
