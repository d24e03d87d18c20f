import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { findPublisherId } from "./find-publisher.ts";
import { loadKnowledgeBase } from "./knowledge-base.ts";
import { holdsAt, officesOf } from "./office-holders.ts";
import { resolveMention } from "./resolve-mention.ts";
import { resolvePlace } from "./resolve-place.ts";

const knowledge = loadKnowledgeBase();

describe("phrases", () => {
  test.each([
    ["Kenya", "KEN", null],
    ["the Islamic Republic", "IRN", null],
    ["Norwegian diplomats", "NOR", "GOV"],
    ["police in Kano", "NGA", "COP"],
    ["Bolivian miners", "BOL", "LAB"],
    ["two Turkish warplanes", "TUR", "MIL"],
    ["U.S. troops in Iraq", "USA", "MIL"],
    ["Russia's ambassador to France", "RUS", "GOV"],
    ["the government of Bashar al-Assad", "SYR", "GOV"],
    ["the Damascus government", "SYR", "GOV"],
    ["the Kremlin", "RUS", "GOV"],
    ["supporters of Uganda's opposition", "UGA", "OPP"],
    ["former Peruvian president", "PER", "ELI"],
    ["the Knesset", "ISR", "LEG"],
    ["Hezbollah", "LBN", "REB"],
    ["a UN envoy", "UNO", null],
    ["European Commission", "EUR", null],
    ["Amnesty International", "NGO", "SOC"],
    ["Abkhazia", "GEO", null],
    ["opposition groups", null, "OPP"],
    ["four masked gunmen", null, "UAF"],
    ["Iranian-backed fighters", null, "REB"],
    ["us", null, null],
    ["some former Soviet republics", null, null],
    ["turkey farmers", null, "AGR"],
    ["a military base in Maidan Shahr", null, "MIL"],
    ["the U.S.-led coalition", "USA", "MIL"],
    ["Italy's ruling coalition", "ITA", "PTY"],
    ["an environmental group", null, "SOC"],
    ["1,250 terrorists", null, "REB"],
    ["30,000 migrants", null, "REF"],
    ["1.7 million Hongkongers", "HKG", "CVL"],
    ["Guterres' spokesman", "UNO", "GOV"],
    ["her lawyers", null, "CVL"],
    ["the attacker", null, "CRM"],
    ["a former Mossad official", "ISR", "ELI"],
    ["president of the Knesset", "ISR", "LEG"],
    ["a member of the Bundestag", "DEU", "LEG"],
    ["Prime Minister Mario Draghi of Italy", "ITA", "GOV"],
  ])("%s", (text, code, sector) => {
    const found = resolveMention({ text }, knowledge);
    expect([found.code, found.sector]).toEqual([code, sector]);
    expect(found.reason).not.toBe("");
  });

  test("a capital named as a place is no government", () => {
    expect(resolveMention({ text: "Nairobi", kind: "place" }, knowledge).sector).toBeNull();
    expect(resolveMention({ text: "Nairobi", kind: "organisation" }, knowledge).sector).toBe("GOV");
  });

  test("a minister of 1998 is the one of 1998, and afterwards a former one", () => {
    const at = (date: string) => resolveMention({ text: "Madeleine Albright", date }, knowledge);
    expect(at("1998-05-01")).toMatchObject({ code: "USA", sector: "GOV", office: "Secretary of State" });
    expect(at("2006-05-01")).toMatchObject({ code: "USA", sector: "ELI", office: null });
  });

  test("a surname with another first name is another person", () => {
    expect(resolveMention({ text: "Elena Putin" }, knowledge).identifierText).toBeNull();
    expect(resolveMention({ text: "President Putin" }, knowledge).identifierText).toBe("Vladimir Putin");
  });

  test("a name that two bodies bear stays open until the document tells", () => {
    expect(resolveMention({ text: "RSF" }, knowledge)).toMatchObject({
      kind: "unresolved",
      code: null,
      candidates: expect.arrayContaining(["Rapid Support Forces (SDN)"]),
    });
    expect(resolveMention({ text: "RSF", documentCountries: ["SDN"] }, knowledge)).toMatchObject({
      code: "SDN",
      sector: "PRM",
    });
  });
});

describe("places", () => {
  test.each([
    ["Moscow", "RUS", 4],
    ["northern Nigeria", "NGA", 1],
    ["Darfur", "SDN", 2],
    ["the Congolese city of Goma", "COD", 4],
    ["Mehrabad Airport", "IRN", 5],
    ["Kampala, Uganda", "UGA", 4],
  ])("%s", (phrase, country, resolution) =>
    expect(resolvePlace(phrase, knowledge)).toMatchObject({ country, resolution }),
  );
  test.each(["the stadium", "reading", ""])("no place: %j", (phrase) =>
    expect(resolvePlace(phrase, knowledge)).toBeNull(),
  );
});

describe("tables", () => {
  test("office dates of one person never run backwards", () => {
    for (const leader of knowledge.leaders.values())
      for (const { from, to } of leader.offices)
        expect(to === null || from <= to, `${leader.name} ${from} ${to}`).toBe(true);
  });
  test("offices are held on both edges", () => {
    const office = officesOf(knowledge, "Ebrahim Raisi").find(({ title }) => title === "President");
    expect(office).toMatchObject({ code: "IRN", from: "2021-08", to: "2024-05" });
    if (!office) return;
    expect([
      holdsAt(office, "2021-08-05"),
      holdsAt(office, "2024-05"),
      holdsAt(office, "2024-06-01"),
      holdsAt(office, "2020"),
    ]).toEqual([true, true, false, false]);
  });
  test("every UN member has names, demonym and capital", () => {
    const rows = readFileSync("data/entities/countries.tsv", "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"));
    const states = rows.filter(([, iso2]) => iso2 && !["AQ", "EH", "HK"].includes(iso2));
    expect(states.length).toBeGreaterThanOrEqual(197); // 193 members, the Holy See, Palestine, Kosovo, Taiwan
    const cityStates = ["MCO", "SMR", "SGP", "VAT"];
    for (const [code = "", , , name = "", , demonyms, capital] of states) {
      expect(name).not.toBe("");
      if (!cityStates.includes(code)) expect(capital, name).not.toBe("");
      if (!["DMA", "COG"].includes(code)) expect(demonyms, name).not.toBe("");
    }
  });
  test("a broken row is named by file and line", () => {
    const folder = mkdtempSync(`${tmpdir()}/kb-`);
    const head = "code\tiso2\twikidata\tname\taliases\tdemonyms\tcapital\tseats\tstatus\tchecked\n";
    const rows = "KEN\tKE\tQ114\tKenya\t\tKenyan\tNairobi\t\tstate\tatlas\nkenya\tKE\t\tKenya\t\t\t\t\tstate\tatlas\n";
    writeFileSync(`${folder}/countries.tsv`, head + rows);
    expect(() => loadKnowledgeBase(folder)).toThrow(/countries\.tsv:3.*three capital letters|code is "kenya"/);
  });
  test("an outlet that is known has its id, another has none", () => {
    expect(findPublisherId(knowledge, "Reuters")).toBe("Q130879");
    expect(findPublisherId(knowledge, "The Daily Example")).toBeNull();
  });
});
