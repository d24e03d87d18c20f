import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { MOST_CODE_UNITS } from "./check-input.ts";
import { assertEnglish, readDocument } from "./news-document.ts";
import { covers } from "./span.ts";

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
    ["text/binary", "ab\0"],
    ["text/too-large", "a".repeat(MOST_CODE_UNITS + 1)],
  ])("%s", (code, text) => expect(() => readDocument(text)).toThrow(expect.objectContaining({ code })));
  test("the most allowed is half a million, and a stray zero in a long text is forgiven", () => {
    expect(MOST_CODE_UNITS).toBe(500_000);
    const text = `${"The two sides met. ".repeat(30)}\0`;
    expect(readDocument(text).sentences.length).toBe(30);
  });
  test("a title from outside stands, and its copy in the text is the headline", () => {
    const text = "Talks fail again\n\nThe two sides met.";
    const same = readDocument(text, { title: "Talks fail again" });
    expect(same.title).toEqual({ text: "Talks fail again", span: { start: 0, end: 16 } });
    expect(same.sentences.map((s) => s.role)).toEqual(["headline", "report"]);
    const other = readDocument(text, { title: "No deal" });
    expect(other.title).toEqual({ text: "No deal", span: null });
    expect(other.sentences.map((s) => s.role)).toEqual(["report", "report"]);
  });
  test("what is given from outside stands", () => {
    const given = { date: "2022-01-19", url: "https://a.example/1", publisher: "Example Wire" };
    const { published, url, publisher } = readDocument("GENEVA (AP) – The two sides met.", given);
    expect([published, url, publisher]).toEqual([given.date, given.url, { name: "Example Wire", span: null }]);
  });
  test("every word lies in its sentence, and sentences and words leave out only white space", () => {
    const parts = fc.constantFrom(
      "Talks fail",
      "\n\n",
      ". ",
      "TEHRAN – ",
      "Read more: x",
      "\n",
      "© Ode",
      "“",
      "” ",
      " ",
      "👍🏽",
      "Mr. ",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 25 }), (list) => {
        const text = `A${list.join("")}`;
        const { sentences } = readDocument(text);
        const kept = sentences.flatMap((s) => s.words.map((w) => text.slice(w.start, w.end))).join("");
        expect(kept).toBe(text.replace(/\s/g, ""));
        for (const { span, words } of sentences) expect(words.every((word) => covers(span, word))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  test.each(["2022-13-01", "19 January 2022", "2022-02-30", ""])("the date %j is refused", (date) => {
    expect(() => readDocument("The two sides met.", { date })).toThrow(
      expect.objectContaining({ code: "text/bad-date" }),
    );
  });
});

test("terms stated beside the text hold where the text states none", () => {
  const license = { spdx: "CC0-1.0", url: null, holder: "Example" };
  expect(readDocument("The two sides met.", { license }).license).toMatchObject({ ...license, span: null });
  const own = readDocument("The two sides met. Published under CC BY 4.0.", { license });
  expect(own.license).toMatchObject({ spdx: "CC-BY-4.0" });
  expect(own.license?.span).not.toBeNull();
});

describe("language", () => {
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
