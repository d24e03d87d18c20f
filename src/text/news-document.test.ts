import { describe, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { findDateline } from "./dateline.ts";
import { findFurniture } from "./furniture.ts";
import { detectLanguage } from "./language.ts";
import { findLicence, findPublisher } from "./licence.ts";
import { assertEnglish, MOST_CODE_UNITS, readDocument } from "./news-document.ts";
import { findQuotations } from "./quotations.ts";

describe("quotations", () => {
  const contents = (text: string) => findQuotations(text).map(({ content }) => text.slice(content.start, content.end));
  test.each([
    ["straight marks", 'He said "we will go" and "soon".', ["we will go", "soon"]],
    ["curly marks", "“We will go,” he said.", ["We will go,"]],
    ["opened straight and closed curly", 'She said, "Peace is near.” Then she left.', ["Peace is near."]],
    ["guillemets", "«Nous partons», he said", ["Nous partons"]],
    ["several sentences are one quotation", '"Go. Now." he said', ["Go. Now."]],
    [
      "an unclosed one ends with its paragraph",
      "“We will go.\n\n“And return,” he said.",
      ["We will go.", "And return,"],
    ],
    ["apostrophes are none", "the soldiers' camp and Iran’s army", []],
    ["inches are none", "a 6'2\" guard", []],
  ])("%s", (_, text, expected) => expect(contents(text)).toEqual(expected));
});

describe("datelines", () => {
  test.each([
    ["TEHRAN – The minister left.", "TEHRAN", null],
    ["NAIROBI, Kenya (AP) — Police said.", "NAIROBI, Kenya", "AP"],
    ["Geneva, 12 March (Reuters) - Talks opened.", "Geneva", "Reuters"],
    ["MOSCOW, Jan 19.—The envoy arrived.", "MOSCOW", null],
    ["Talks fail\n\nNEW DELHI (PTI): The army said.", "NEW DELHI", "PTI"],
  ])("%s", (text, place, agency) => {
    const found = findDateline(text);
    expect([found?.place, found?.agency]).toEqual([place, agency]);
    expect(text.slice(found?.span.start, found?.span.end)).toBe(place);
  });
  test.each([
    "Police - and only they - may enter.",
    "The talks in Geneva ended.",
    "Iran said on Monday that it would go.",
  ])("none: %s", (text) => expect(findDateline(text)).toBeNull());
});

describe("licences and publishers", () => {
  test.each([
    [
      "All Content by Example News Agency is licensed under a Creative Commons Attribution 4.0 International License.",
      "CC-BY-4.0",
      "Example News Agency",
    ],
    ["This text is available under CC BY-SA 3.0.", "CC-BY-SA-3.0", null],
    ["Licensed under Creative Commons Attribution-NonCommercial-NoDerivs 2.0 Generic", "CC-BY-NC-ND-2.0", null],
    ["See https://creativecommons.org/licenses/by/2.5/ for terms.", "CC-BY-2.5", null],
    ["This work is in the public domain.", "public-domain", null],
    ["Licensed under a Creative Commons Attribution license.", "CC-BY", null],
  ])("%s", (text, spdx, holder) => {
    const found = findLicence(text);
    expect([found?.spdx, found?.holder]).toEqual([spdx, holder]);
  });
  test("no notice is no licence", () => expect(findLicence("The two sides signed a licence agreement.")).toBeNull());
  test("the dateline's agency is the publisher where nobody else is named", () => {
    const text = "GENEVA (Reuters) - Talks opened.";
    expect(findPublisher(text, findDateline(text))).toEqual({ name: "Reuters", span: { start: 8, end: 15 } });
  });
});

describe("furniture", () => {
  test.each([
    [
      "a licence footer on the last line",
      "The talks ended. All content by X News is licensed under a Creative Commons Attribution 4.0 License.",
      "licence",
    ],
    ["a link to other texts", "The talks ended.\nRead more: Ten facts about talks", "link"],
    ["a newsletter", "The talks ended.\n\nSubscribe to our newsletter here", "subscription"],
    ["a copyright line", "The talks ended.\n© 2021 Example Media", "copyright"],
    ["an agency's credits", "The talks ended. (Reporting by A. Bee; editing by C. Dee)", "credit"],
  ])("%s", (_, text, kind) => {
    expect(findFurniture(text).map((f) => f.kind)).toEqual([kind]);
    expect(readDocument(text).sentences.map((s) => s.role)).toEqual(["report", "furniture"]);
  });
  test("a report about licences is a report", () =>
    expect(findFurniture("The ministry published a list. It will watch prices and share results.")).toEqual([]));
});

describe("documents", () => {
  test("a first line without a stop is the title and is not read", () => {
    const document = readDocument("Talks fail again\n\nGENEVA – The two sides met.");
    expect(document.title?.text).toBe("Talks fail again");
    expect(document.sentences.map((s) => s.role)).toEqual(["headline", "report"]);
  });
  test("nothing is guessed: no date, no address, no publisher", () => {
    const { published, url, publisher, license } = readDocument("The two sides met.");
    expect({ published, url, publisher, license }).toEqual({
      published: null,
      url: null,
      publisher: null,
      license: null,
    });
  });
  test("the id is the content hash unless one is given", () => {
    const { id, hash } = readDocument("The two sides met.");
    expect(id).toBe(hash);
    expect(readDocument("The two sides met.", { id: "a" }).id).toBe("a");
  });
  test.each([
    ["text/empty", "  \n … 12 !"],
    ["text/binary", `${"\u0001\u0002\u0003\u0004".repeat(20)}abc`],
    ["text/too-large", "a".repeat(MOST_CODE_UNITS + 1)],
  ])("%s", (code, text) => expect(() => readDocument(text)).toThrow(expect.objectContaining({ code })));
  test.each(["2022-13-01", "19 January 2022", "2022-02-30", ""])("the date %j is refused", (date) => {
    expect(() => readDocument("The two sides met.", { date })).toThrow(
      expect.objectContaining({ code: "text/bad-date" }),
    );
  });
});

describe("language", () => {
  test.each([
    ["fa", "رئیس جمهور روز چهارشنبه وارد پایتخت شد و با همتای خود دیدار و گفتگو کرد"],
    ["fr", "Le ministre des affaires étrangères a rencontré mercredi son homologue pour parler de la frontière."],
    ["es", "La policía detuvo el lunes a doce manifestantes en la capital, informó el ministerio del interior."],
    ["en", "Police detained twelve protesters in the capital on Monday, the interior ministry said."],
  ])("%s", (language, text) => expect(detectLanguage(text).language).toBe(language));
  test("a text too short to tell is read as English", () =>
    expect(() => assertEnglish(readDocument("Police detained 12."))).not.toThrow());
  test("another language is refused by name", () => {
    const document = readDocument(
      "Le ministre des affaires étrangères a rencontré mercredi son homologue pour parler de la frontière.",
    );
    expect(() => assertEnglish(document)).toThrow(DragomanError);
    expect(() => assertEnglish(document)).toThrow(/French \(fr\)/);
  });
});
