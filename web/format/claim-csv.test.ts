import { expect, test } from "vitest";
import { claim } from "../test/claim.ts";
import { participant } from "../test/participant.ts";
import { claimCitation } from "./claim-citation.ts";
import { claimCsv } from "./claim-csv.ts";
import { claimWords } from "./claim-words.ts";

const lineOf = (csv: string) => csv.split("\r\n")[1] ?? "";

test("every line has a cell for each name", () => {
  const [names = "", line = "", rest] = claimCsv([claim()]).split("\r\n");
  expect(line.split(",")).toHaveLength(names.split(",").length);
  expect(rest).toBe("");
});

test("quotation marks, commas and line ends are kept inside one cell", () => {
  expect(lineOf(claimCsv([claim({ text: 'He said "no", twice' })]))).toContain('"He said ""no"", twice"');
});

test.each(["=1+1", "+1", "-1", "@x", "\tx"])("words that a spreadsheet would run are defused: %j", (words) => {
  expect(lineOf(claimCsv([claim({ actor: [participant({ entity_text: words })] })]))).toContain(`'${words}`);
});

test("a score below zero stays a number", () => {
  expect(lineOf(claimCsv([claim()])).split(",")).toContain("-3");
});

test("a claim in words names type, both sides and flags", () => {
  expect(claimWords(claim({ auxiliary: ["future"] }))).toBe("ACCUSE disapprove: Kenya, to Uganda (future)");
  expect(claimWords(claim({ actor: [], recipient: [] }))).toBe("ACCUSE disapprove: nobody named");
});

test("a citation has the source, the exact words, the coder and the licence", () => {
  const words = claimCitation(claim());
  for (const part of ["The Example Courier", "“Words”", "https://news.example/a", "“condemned” [6–15]", "CC-BY-4.0"])
    expect(words).toContain(part);
});
