import { describe, expect, test } from "vitest";
import { readMarkdown } from "./read-markdown.ts";

const read = (source: string) => {
  const found = readMarkdown(source, { locator: "a.md" });
  return found.kind === "document" ? found.document : found.error.code;
};

describe("Markdown becomes plain paragraphs", () => {
  test.each([
    [
      "emphasis and links",
      "Ilse **Varga** met _envoys_ in [Calder](https://x.example).",
      "Ilse Varga met envoys in Calder.",
    ],
    ["wrapped lines", "One\ntwo.\n\nThree.", "One\ntwo.\n\nThree."],
    ["headings", "One.\n\n## Part\n\nTwo.", "One.\n\nPart\n\nTwo."],
    [
      "lists",
      "Agreed:\n\n- *Trucks* cross.\n- Guards go.\n  1. Soon.",
      "Agreed:\n\nTrucks cross.\n\nGuards go.\n\nSoon.",
    ],
    ["quotes", "> We waited.\n>\n> Long.", "We waited.\n\nLong."],
    ["tables", "| A | B |\n|---|---|\n| 1 | 2 |", "A | B\n\n1 | 2"],
    ["entities", "Tea &amp; talks&nbsp;end.", "Tea & talks end."],
    ["HTML in a line", "The <b>minister</b> spoke.<br>Then left.", "The minister spoke.\nThen left."],
    ["HTML as a block", "One.\n\n<div><p>Two.</p><script>alert(1)</script></div>\n\nThree.", "One.\n\nTwo.\n\nThree."],
    ["images", "One ![a picture](x.jpg) two.", "One two."],
    ["struck words", "It had ~~three~~ four guards.", "It had four guards."],
    ["rules and notes of links", "One.\n\n---\n\nTwo [x][1].\n\n[1]: https://x.example", "One.\n\nTwo x."],
    ["escapes", "A \\*star\\* stays.", "A *star* stays."],
  ])("%s", (_, source, text) => expect(read(source)).toMatchObject({ text }));
});

describe("front matter", () => {
  test("YAML", () =>
    expect(
      read(
        '---\ntitle: "Talks: open"\ndate: 2031-05-03\nauthor: Ada Moreno # staff\nurl: https://x.example/a\ntags:\n  - a\nlicense: CC-BY-4.0\nnested:\n  title: no\n---\n\nTalks opened.',
      ),
    ).toMatchObject({
      title: "Talks: open",
      published: "2031-05-03",
      author: "Ada Moreno",
      url: "https://x.example/a",
      license: { spdx: "CC-BY-4.0" },
      text: "Talks opened.",
    }));
  test("TOML", () =>
    expect(
      read('+++\ntitle = "Talks"\ndate = 2031-05-03T10:00:00Z\nauthors = ["A. B.", "C. D."]\n+++\nTalks opened.'),
    ).toMatchObject({
      title: "Talks",
      published: "2031-05-03T10:00:00Z",
      author: "A. B., C. D.",
      text: "Talks opened.",
    }));
  test("an unclear date is unknown", () =>
    expect(read("---\ndate: 03/04/2031\n---\nTalks opened.")).toMatchObject({
      published: null,
      title: null,
      license: null,
    }));
  test("a text that begins with a rule has none", () =>
    expect(read("---\nOne.\n\n---\nTwo.")).toMatchObject({ text: "One.\n\nTwo.", title: null }));
});

test("the first heading is the title and no part of the text", () =>
  expect(read("# Talks open\n\nThey opened.")).toMatchObject({ title: "Talks open", text: "They opened." }));

test.each([
  ["nothing", "", "ingest/no-text"],
  ["a head alone", "---\ntitle: A\n---\n", "ingest/no-text"],
  ["a heading alone", "# A", "ingest/no-text"],
  ["quotes in quotes", `${">".repeat(100_000)} a`, "ingest/unsafe"],
  ["brackets in brackets", `${"[".repeat(100_000)}a`, "ingest/unsafe"],
  ["marks without end", "a**b".repeat(10_000), "ingest/unsafe"],
  ["too many words", "word ".repeat(300_000), "ingest/too-large"],
])("%s fails", (_, source, code) => expect(read(source)).toBe(code));
