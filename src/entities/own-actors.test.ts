import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { knownCodes, loadKnowledgeBase } from "./knowledge-base.ts";
import { checkActors } from "./own-actors.ts";
import { resolveMention } from "./resolve-mention.ts";
import { resolvePlace } from "./resolve-place.ts";

const folder = mkdtempSync(`${tmpdir()}/actors-`);
const table = (name: string, text: string) => {
  writeFileSync(`${folder}/${name}`, text);
  return `${folder}/${name}`;
};

test("a user's names replace the known ones, with offices by date", () => {
  const path = table(
    "own.csv",
    `\uFEFFname,aliases,code,sector,office,from,to,wikidata
"Reyes, Ana",Ana Reyes;Reyes,PER,,Defence Minister,2021-03,2023-01,
Hezbollah,,CHL,SOC,,,,Q1
`,
  );
  const knowledge = loadKnowledgeBase(undefined, path);
  const ask = (text: string, date?: string) => resolveMention({ text, ...(date ? { date } : {}) }, knowledge);
  expect(ask("Hezbollah")).toMatchObject({ code: "CHL", sector: "SOC", identifierId: "Q1" });
  expect(ask("Ana Reyes", "2022-01-01")).toMatchObject({ code: "PER", sector: "GOV", office: "Defence Minister" });
  expect(ask("Ana Reyes", "2024-01-01")).toMatchObject({ code: "PER", sector: "ELI" });
  expect(ask("Kenya").code).toBe("KEN");
});

test("a table may name places and countries", () => {
  const path = table(
    "places.tsv",
    "name\tcode\tkind\tlat\tlon\nFort Elmet\tGBR\tcity\t53.8\t-1.5\nBlighty\tGBR\tcountry\t\t\n",
  );
  const knowledge = loadKnowledgeBase(undefined, path);
  expect(resolvePlace("Fort Elmet", knowledge)).toMatchObject({ country: "GBR", lat: 53.8 });
  expect(resolveMention({ text: "Blighty" }, knowledge).code).toBe("GBR");
});

test("every mistake is found, with its line", () => {
  const path = table(
    "bad.csv",
    `name,aliases,code,sector,kind,from,colour
Ana,,PER,GOV,person,,red

rebels,,XXX,REB,,,
,,KEN,,,,
Blue Front,Ana;Front,PER,QQQ,,,
White Front,Front,PER,OPP,party,,
Red Front,,PER,OPP,,1990,
`,
  );
  const { problems, rows, entries } = checkActors(path, knownCodes());
  const lines = problems.map(({ where, what }) => `${where.slice(path.length + 1)} ${what}`);
  expect(rows).toBe(6);
  expect(entries).toHaveLength(1);
  expect(lines).toEqual([
    expect.stringMatching(/^1 "colour" is no column; allowed: name/),
    expect.stringMatching(/^4 "rebels" is an ordinary word/),
    expect.stringMatching(/^4 code is "XXX"; allowed: .* MNC/),
    "5 name is empty",
    expect.stringMatching(/^6 sector is "QQQ"/),
    expect.stringMatching(/^7 kind is "party"; allowed: person/),
    expect.stringMatching(/^8 from is "1990"/),
  ]);
  expect(() => loadKnowledgeBase(undefined, path)).toThrow(/"colour" is no column.*6 more/);
});

test("one name for two actors is a mistake", () => {
  const path = table("two.csv", "name,aliases,code\nBlue Front,Front,PER\nWhite Front,Front,PER\n");
  expect(checkActors(path, knownCodes()).problems).toEqual([
    { where: `${path}:3`, what: '"Front" is also a name of "Blue Front" (line 2)' },
  ]);
});

test("what is no table says so", () => {
  expect(() => checkActors(`${folder}/none.csv`, knownCodes())).toThrow(/no such file/);
  expect(() => checkActors(table("quote.csv", 'name,code\n"Ana,PER\n'), knownCodes())).toThrow(/quote\.csv:\d+/);
  expect(() => checkActors(table("empty.csv", ""), knownCodes())).not.toThrow();
  expect(checkActors(table("empty.csv", ""), knownCodes()).problems[0]?.what).toMatch(/name and code are missing/);
});
