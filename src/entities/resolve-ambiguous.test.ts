import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { loadKnowledgeBase } from "./knowledge-base.ts";
import { officesOf } from "./office-holders.ts";
import { type Question, resolveMention } from "./resolve-mention.ts";

const knowledge = loadKnowledgeBase();
const resolve = (question: Question) => resolveMention(question, knowledge);

describe("names that may stand for several", () => {
  test.each<[string, Partial<Question>, string | null]>([
    ["Georgia", {}, null],
    ["Georgia", { context: "Armenian traders crossed into Georgia at dawn." }, "GEO"],
    ["Georgia", { context: "Early voting began in Atlanta and the rest of Georgia." }, "USA"],
    ["Georgia", { documentCountries: ["USA"] }, "USA"],
    ["Georgia", { kind: "country" }, "GEO"],
    ["governor of Georgia", {}, "USA"],
    ["Georgia's foreign minister", {}, "GEO"],
    ["Congo", {}, null],
    ["Congolese soldiers", { context: "Congolese soldiers pulled out of Goma." }, "COD"],
    ["Congolese soldiers", { documentCountries: ["COG"] }, "COG"],
    ["Brussels", { context: "Brussels and the member states argued over the budget." }, "EUR"],
    ["Congress", { documentCountries: ["PER", "USA"] }, "PER"],
    ["Congress", { documentCountries: ["IRN", "USA"] }, "USA"],
    ["Guatemala's Congress", {}, "GTM"],
    ["Democratic Party of Kenya", {}, "KEN"],
    ["Michael Jordan", {}, null],
    ["Jordan", {}, "JOR"],
    ["King Abdullah of Jordan", {}, "JOR"],
    ["Finance Minister Paolo Colombo", {}, null],
  ])("%s %j", (text, around, code) => expect(resolve({ text, ...around }).code).toBe(code));

  test("what stays open keeps its candidates", () => {
    expect(resolve({ text: "Congo" })).toMatchObject({ kind: "unresolved", candidates: ["COD", "COG"] });
    expect(resolve({ text: "Danish and Dutch frigates" })).toMatchObject({
      code: null,
      sector: "MIL",
      candidates: ["DNK", "NLD"],
    });
  });
});

describe("sectors", () => {
  test.each<[string, string | null, string | null, string[]]>([
    ["Abkhaz authorities", "GEO", "GOV", ["PRE"]],
    ["Somaliland police", "SOM", "COP", ["PRE"]],
    ["Western Sahara", "MAR", null, ["PRE"]],
    ["Chechen fighters", "RUS", "REB", []],
    ["Soviet tanks", "RUS", "MIL", []],
    ["Greenland's prime minister", "DNK", "GOV", []],
    ["Likud lawmakers", "ISR", "LEG", ["PTY"]],
    ["Boko Haram gunmen", "NGA", "REB", []],
    ["UN peacekeepers", "UNO", "MIL", []],
    ["UN envoy", "UNO", null, []],
    ["director of the CIA", "USA", "SPY", []],
    ["rebel commander", null, "REB", []],
    ["border guards in Narva", "EST", "COP", []],
    ["White House spokeswoman", "USA", "GOV", []],
    ["leader of the Wolves of Kora", null, null, []],
    ["Latin American governments", null, "GOV", []],
    ["Ambassador to Japan", null, "GOV", []],
    ["Saddam Hussein's daughter", "IRQ", "ELI", []],
  ])("%s", (text, code, sector, others) => {
    const found = resolve({ text });
    expect([found.code, found.sector, found.otherSectors]).toEqual([code, sector, others]);
  });
});

describe("persons", () => {
  test("title and country choose between the offices of one person", () => {
    expect(resolve({ text: "NATO Secretary General Mark Rutte" })).toMatchObject({ code: "IGO", sector: null });
    expect(resolve({ text: "Dutch Prime Minister Mark Rutte" })).toMatchObject({ code: "NLD", sector: "GOV" });
  });
  test("before a first office nothing is claimed, after the last one ELI", () => {
    const at = (date: string) => resolve({ text: "Emmanuel Macron", date }).sector;
    expect([at("2010-01-01"), at("2018-01-01")]).toEqual([null, "GOV"]);
    expect(resolve({ text: "Theresa May", date: "2023-01-01" }).sector).toBe("ELI");
  });
  test("somebody in the opposition who once governed is both", () => {
    const found = resolve({ text: "opposition leader Mahinda Rajapaksa", date: "2016-03-01" });
    expect([found.sector, found.otherSectors]).toEqual(["OPP", ["ELI"]]);
  });
  test("a person named behind 'of' only says whose", () => {
    expect(resolve({ text: "government of President Yoweri Museveni" })).toMatchObject({ code: "UGA", sector: "GOV" });
    expect(resolve({ text: "government of President Yoweri Museveni" }).entityKind).not.toBe("person");
    expect(resolve({ text: "Secretary of State Antony Blinken" }).identifierText).toBe("Antony Blinken");
  });
  test("offices are found behind a title and by surname", () => {
    const [office] = officesOf(knowledge, "President Museveni");
    expect(office).toMatchObject({ code: "UGA", title: "President", from: "1986-01", to: null });
    expect(officesOf(knowledge, "Nobody Known")).toEqual([]);
  });
});

describe("tables that break their rules", () => {
  const folder = mkdtempSync(`${tmpdir()}/entities-`);
  afterAll(() => rmSync(folder, { recursive: true }));
  test.each([
    ["organisations.tsv", "\tREB\t", "\tREBEL\t", /sector is "REBEL"; allowed: .*REB/],
    ["leaders.tsv", "\t1993-01-20\t", "\tJanuary 1993\t", /YYYY-MM/],
    ["places.tsv", "\tairport\t", "\taerodrome\t", /capital, city, region, airport or place/],
    ["persons.tsv", "general knowledge", "", /checked is empty/],
    ["ambiguous.tsv", "\tCOG\t", "\tCGO\t", /code is "CGO"; allowed/],
  ])("%s: %s", (file, from, to, message) => {
    cpSync("data/entities", folder, { recursive: true });
    const text = readFileSync(`${folder}/${file}`, "utf8");
    expect(text).toContain(from);
    writeFileSync(`${folder}/${file}`, text.replace(from, to));
    expect(() => loadKnowledgeBase(folder)).toThrow(DragomanError);
    expect(() => loadKnowledgeBase(folder)).toThrow(message);
    expect(() => loadKnowledgeBase(folder)).toThrow(new RegExp(`${file}:\\d+`));
  });
});
