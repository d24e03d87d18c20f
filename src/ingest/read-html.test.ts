import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

const FOLDER = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".page"));
const NONE = ["cookie-wall.page", "front-page.page"];

const read = (page: string | Uint8Array, url?: string) => {
  const found = readHtml(page, { locator: "page.html", url: url ?? null });
  return found.kind === "document" ? found.document : found.error.code;
};
const documentOf = (name: string) => {
  const found = read(fixture(name));
  if (typeof found === "string") throw new Error(`${name}: ${found}`);
  return found;
};

describe("the text of a page is its article and nothing else", () => {
  test.each(names.filter((name) => !NONE.includes(name)))("%s", (name) =>
    expect(`${documentOf(name).text}\n`).toBe(fixture(name.replace(".page", ".txt"))),
  );
  test.each(NONE)("%s has no article", (name) => expect(read(fixture(name))).toBe("ingest/no-text"));
  test.each([[""], ["<html></html>"], ["<p>Hello</p>"], ["<title>Talks</title>"]])("%s has no article", (page) =>
    expect(read(page)).toBe("ingest/no-text"),
  );
});

describe("what a page states of its article", () => {
  test.each([
    [
      "cms-sidebar.page",
      { title: "Crossing to reopen", publisher: "The Calder Post", language: "en-GB", format: "html" },
    ],
    [
      "cms-sidebar.page",
      {
        license: {
          spdx: null,
          url: null,
          holder: "The Calder Post",
          statement: "© 2031 The Calder Post. All rights reserved.",
        },
      },
    ],
    [
      "wiki.page",
      {
        license: {
          spdx: "CC-BY-2.5",
          url: "https://creativecommons.org/licenses/by/2.5/",
          holder: null,
          statement: "Creative Commons Attribution 2.5 License",
        },
      },
    ],
    ["photo-caption.page", { license: null, published: null, author: null, publisher: null }],
    ["paywall-teaser.page", { published: "2031-05-03T10:00:00+02:00" }],
    ["live-blog.page", { published: null }],
    ["amp.page", { url: "https://calder.example/crossing" }],
    ["arabic.page", { language: "ar", title: "فتح المعبر" }],
    ["microdata.page", { author: "Ada Moreno", published: "2031-05-03" }],
    ["entities.page", { title: "Tea & talks" }],
  ])("%s", (name, expected) => expect(documentOf(name)).toMatchObject(expected));
});

describe("pages in old charsets", () => {
  const page = (head: string, paragraph: string) =>
    `<html><head>${head}<title>T</title></head><body><article><h1>T</h1><p>${paragraph}</p><p>${paragraph}</p></article></body></html>`;
  const RUSSIAN =
    "Министр заявил, что переговоры двух стран продолжатся в пятницу. Делегация прибыла в столицу вечером.";
  const ENGLISH = "The minister’s aide – speaking late on Friday – said “no” to the café owners of the town.";
  const JAPANESE = "大臣は金曜日に交渉が続くと述べた。代表団は夜に首都に到着し、知事と会談した。";
  test.each([
    ["windows-1251", '<meta charset="windows-1251">', RUSSIAN],
    ["windows-1251", "", RUSSIAN],
    ["windows-1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', ENGLISH],
    ["windows-1252", "", ENGLISH],
    ["shift_jis", '<meta charset="Shift_JIS">', JAPANESE],
    ["shift_jis", "", JAPANESE],
    ["utf-16le", "", ENGLISH],
  ])("%s, head %s", (charset, head, text) => {
    const bytes = iconv.encode(page(head, text), charset, { addBOM: charset.startsWith("utf-16") });
    expect(read(bytes)).toMatchObject({ text: `${text}\n\n${text}` });
  });
  test("an unknown one is a failure, not other words", () =>
    expect(read(iconv.encode(page("", ENGLISH), "macroman"))).toBe("ingest/bad-encoding"));
});

describe("a page made to hurt fails at once", () => {
  const pieces = (count: number, piece: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => piece(i)).join(" ");
  test.each([
    ["100 MB", () => "<p>word word".repeat(100_000_000 / 12), "ingest/too-large"],
    ["a million nested tags", () => "<div>".repeat(1_000_000), "ingest/unsafe"],
    ["a million nested tags of unknown names", () => "<x-y>".repeat(1_000_000), "ingest/unsafe"],
    ["a hundred thousand attributes", () => `<p ${pieces(100_000, (i) => `a${i}="1"`)}>word`, "ingest/unsafe"],
    ["a million elements side by side", () => "<p>a</p>".repeat(1_000_000), "ingest/too-large"],
    ["nothing but opening brackets", () => "<".repeat(5_000_000), "ingest/too-large"],
    [
      "a long text under five hundred tags",
      () => "<div>".repeat(500) + "<p>Talks opened, and ended.".repeat(40_000),
      "ingest/too-large",
    ],
    ["a text of 5 MB", () => `<p>${"Talks opened, and ended. ".repeat(200_000)}`, "ingest/too-large"],
    ["nothing but entities", () => "&amp;".repeat(2_000_000), "ingest/too-large"],
    [
      "JSON-LD nested a million deep",
      () => `<script type="application/ld+json">${"[".repeat(1_000_000)}</script>`,
      "ingest/no-text",
    ],
    ["a script that never ends", () => `<script>${"<p>a".repeat(1_000_000)}`, "ingest/no-text"],
  ])("%s", (_, page, code) => {
    const bytes = Buffer.from(page());
    const start = performance.now();
    expect(read(bytes)).toBe(code);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test("a dateline is part of the report", () => {
  const lead = "Envoys of both sides met on Tuesday, and talked for three hours in the old hall of the harbour.";
  const page = `<article><h1>Talks</h1><p><span class="dateline">CALDER (Example Wire) —</span> ${lead}</p><p>${lead}</p></article>`;
  expect(read(page)).toMatchObject({ text: `CALDER (Example Wire) — ${lead}\n\n${lead}` });
});

test("any string of tags is a document or a failure, never a crash", () => {
  const tag = fc.constantFrom(
    "p",
    "div",
    "table",
    "tr",
    "td",
    "blockquote",
    "h1",
    "article",
    "a href=x",
    "br",
    "html",
    "body",
    "head",
    "title",
    "svg",
    "ul",
    "li",
    "figure",
    "time",
    "form",
  );
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(" ")[0]}>`),
    fc.string({ maxLength: 12 }),
    fc.constant("Talks opened on Tuesday, and ended. "),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(["document", "failure"]).toContain(readHtml(pieces.join(""), { locator: "page.html" }).kind);
    }),
    { numRuns: 150 },
  );
});
