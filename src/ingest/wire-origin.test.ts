import { expect, test } from "vitest";
import { loadAgencies } from "./agencies.ts";
import { findWireOrigin, type OriginEvidence } from "./wire-origin.ts";

const agencies = loadAgencies();
const BODY =
  "The harbour was closed for two days after the storm, the mayor said.\n\nFerries will run again on Friday.";
const originOf = (parts: Partial<OriginEvidence>) =>
  findWireOrigin({ text: BODY, author: null, credits: [], publisher: null, ...parts }, agencies);

test.each([
  ["(Reuters) - ", "Reuters"],
  ["VELL, March 3 (AP) — ", "Associated Press"],
  ["VELL (AP) — ", "Associated Press"],
  ["VELL, Norland, March 3 (Xinhua) -- ", "Xinhua"],
  ["Vell (dpa) - ", "Deutsche Presse-Agentur"],
  ["VELL: (AFP) - ", "Agence France-Presse"],
  ["Harbour closed after storm\n\nVELL, 3 March (TASS) - ", "TASS"],
  ["VELL (AFP/Reuters) — ", "Agence France-Presse"],
  ["Tehran, IRNA – ", "IRNA"],
  ["By Jane Roe, Associated Press\n\n", "Associated Press"],
  ["By Reuters Staff\n\n", "Reuters"],
])("the beginning %j comes from %s", (head, name) => {
  expect(originOf({ text: head + BODY, publisher: "Vell Courier" })).toMatchObject({ name, agency: true });
});

test.each([
  ["(Reporting by Jane Roe in Vell; Editing by John Doe)", "Reuters", "closing"],
  ["Reporting by Jane Roe and A. Poe; Writing by B. Loe; Editing by John Doe", "Reuters", "closing"],
  ["© AFP", "Agence France-Presse", "closing"],
  ["© 2024 Agence France-Presse", "Agence France-Presse", "closing"],
  ["Copyright 2024 The Associated Press. All rights reserved.", "Associated Press", "closing"],
  ["— Xinhua", "Xinhua", "closing"],
  ["(ANI)", "Asian News International", "closing"],
  ["Source: TASS", "TASS", "closing"],
  ["AFP", "Agence France-Presse", "closing"],
  ["(With inputs from ANI)", "Asian News International", "inputs"],
  ["Some information for this report came from the Associated Press.", "Associated Press", "inputs"],
])("the last line %j comes from %s", (line, name, basis) => {
  expect(originOf({ text: `${BODY}\n\n${line}`, publisher: "Vell Courier" })).toEqual({ name, agency: true, basis });
});

test("a signature may stand behind the last sentence", () =>
  expect(originOf({ text: `${BODY} — Bernama` })?.name).toBe("Bernama"));

test.each([
  [{ credits: ["Reuters"] }, "Reuters", "credit"],
  [{ credits: ["AFP via Vell Online"] }, "Agence France-Presse", "credit"],
  [{ author: "Reuters Staff" }, "Reuters", "byline"],
  [{ author: "Jane Roe/AFP" }, "Agence France-Presse", "byline"],
  [{ publisher: "apnews.com" }, "Associated Press", "publisher"],
  [{ publisher: "www.reuters.com" }, "Reuters", "publisher"],
] as const)("fields state it: %j", (fields, name, basis) =>
  expect(originOf({ publisher: "Vell Courier", ...fields })).toEqual({ name, agency: true, basis }),
);

test.each([
  ["a report about an agency", "Reuters said on Monday that it would close its office in Vell. AFP stays."],
  [
    "a journalist told an agency",
    "“We saw the wave,” a fisherman told AFP.\n\nThe Associated Press first reported the storm.",
  ],
  ["an abbreviation that is no agency", "VELL (NPP) — The party met. Its map was drawn in 1990."],
  ["a picture's credit", `${BODY}\n\nPhoto: Reuters`],
  ["a picture's bracket", `${BODY}\n\n(Photo by Jane Roe/AFP via Getty Images)`],
  ["a word that holds a name", "CAPITAL (Aping) — Apes were seen. Panama waits."],
  ["several agencies: a text of one's own", `${BODY}\n\nWith inputs from AFP and Reuters.`],
  ["a person in brackets", `${BODY} He thanked his friend (Petra Roe).`],
])("the outlet's own text stays its own: %s", (_, text) =>
  expect(originOf({ text, publisher: "Vell Courier" })).toEqual({
    name: "Vell Courier",
    agency: false,
    basis: "publisher",
  }),
);

test("a feed's source that is no agency goes before the site that shows it", () =>
  expect(originOf({ credits: ["Vell Courier"], publisher: "Some Aggregator" })).toEqual({
    name: "Vell Courier",
    agency: false,
    basis: "credit",
  }));

test("neither agency nor publisher is no origin", () => expect(originOf({ publisher: " " })).toBeNull());

test("the table of agencies gives each name to one agency", () => {
  expect(agencies.find("A.P.")).toBe("Associated Press");
  expect(agencies.find("map")).toBeNull();
  expect(agencies.find("Reuters said")).toBeNull();
});
