import { describe, expect, test } from "vitest";
import { pageMetadata } from "./page-metadata.ts";
import { parsePage } from "./page-tree.ts";

const of = (head: string, body = "", url?: string) =>
  pageMetadata(parsePage(`<html><head>${head}</head><body>${body}</body></html>`, "page"), url);
const ld = (json: string) => `<script type="application/ld+json">${json}</script>`;

describe("JSON-LD", () => {
  test("a graph with references", () =>
    expect(
      of(
        ld(`{"@context":"https://schema.org","@graph":[{"@type":"Person","@id":"#p","name":"Ada Moreno"},{"@type":"Organization","@id":"#o","name":"Calder Post"},
        {"@type":"OpinionNewsArticle","headline":"Talks &amp; tea","author":{"@id":"#p"},"publisher":{"@id":"#o"},"datePublished":"2031-05-03T10:00:00Z","dateModified":"2031-05-04","inLanguage":"en-GB","license":"https://creativecommons.org/licenses/by/4.0/","copyrightHolder":{"name":"Calder Trust"},"creditText":"Example Wire"}]}`),
      ),
    ).toMatchObject({
      title: "Talks & tea",
      author: "Ada Moreno",
      publisher: "Calder Post",
      published: "2031-05-03T10:00:00Z",
      modified: "2031-05-04",
      language: "en-GB",
      genre: "OpinionNewsArticle",
      credits: ["Example Wire"],
      license: { spdx: "CC-BY-4.0", holder: "Calder Trust" },
    }));
  test.each([
    ["a comma too many", '{"@type":"NewsArticle","headline":"Talks",}'],
    ["a line break in a string", '{"@type":"NewsArticle","headline":"Talks","description":"a\nb"}'],
    ["a semicolon behind", '{"@type":"NewsArticle","headline":"Talks"};'],
    ["a comment around", '<!-- {"@type":"NewsArticle","headline":"Talks"} -->'],
    ["an array", '[{"@type":"WebPage"},{"@type":["Thing","NewsArticle"],"headline":"Talks"}]'],
    ["a page about it", '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Talks"}}'],
  ])("%s is read", (_, json) => expect(of(ld(json)).title).toBe("Talks"));
  test("a broken block says nothing", () =>
    expect(of(`${ld('{"@type":"NewsArticle","headline":')}<title>T</title>`).title).toBe("T"));
  test("several authors", () =>
    expect(
      of(ld('{"@type":"Article","author":[{"name":"A. B."},"By C. D.",{"name":"https://x.example"}]}')).author,
    ).toBe("A. B., By C. D."));
  test("of several articles the one with the page's title counts", () => {
    const list = ld(
      '[{"@type":"NewsArticle","headline":"Other","datePublished":"2031-01-01"},{"@type":"NewsArticle","headline":"Talks","datePublished":"2031-05-03"}]',
    );
    expect(of(`<title>Talks</title>${list}`).published).toBe("2031-05-03");
    expect(of(`<title>Front page</title>${list}`).published).toBeNull();
  });
});

describe("tags", () => {
  test.each([
    ["Open Graph", '<META PROPERTY="og:title" CONTENT="Talks">', { title: "Talks" }],
    [
      "a title with its site",
      '<meta property="og:site_name" content="Calder Post"><title>Talks | Calder Post</title>',
      { title: "Talks", publisher: "Calder Post" },
    ],
    [
      "article times",
      '<meta property="article:published_time" content="2031-05-03T10:00:00+0200"><meta property="article:modified_time" content="2031-05-04">',
      { published: "2031-05-03T10:00:00+02:00", modified: "2031-05-04" },
    ],
    [
      "Dublin Core",
      '<meta name="DC.date" content="3 May 2031"><meta name="DC.creator" content="Ada Moreno">',
      { published: "2031-05-03", author: "Ada Moreno" },
    ],
    [
      "an author that is an address",
      '<meta property="article:author" content="https://social.example/ada">',
      { author: null },
    ],
    ["an unclear date", '<meta name="date" content="03/04/2031">', { published: null }],
    ["a canonical address", '<link rel="canonical" href="/a">', { url: "https://x.example/a" }],
    [
      "a canonical address that is the front page",
      '<link rel="canonical" href="https://x.example/">',
      { url: "https://x.example/a?b=1" },
    ],
    ["no canonical address", "", { url: "https://x.example/a?b=1" }],
    ["a locale", '<meta property="og:locale" content="en_GB">', { language: "en-GB" }],
    [
      "a language that is no tag",
      '<meta http-equiv="content-language" content="the english language">',
      { language: null },
    ],
    [
      "a link to a licence",
      '<link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">',
      {
        license: {
          spdx: "CC-BY-SA-4.0",
          url: "https://creativecommons.org/licenses/by-sa/4.0/",
          holder: null,
          statement: "https://creativecommons.org/licenses/by-sa/4.0/",
        },
      },
    ],
    [
      "rights in words",
      '<meta name="copyright" content="© 2031 Calder Post">',
      { license: { spdx: null, url: null, holder: "Calder Post", statement: "© 2031 Calder Post" } },
    ],
    [
      "nothing",
      "",
      {
        title: null,
        published: null,
        modified: null,
        author: null,
        publisher: null,
        language: null,
        license: null,
        genre: null,
        credits: [],
      },
    ],
  ])("%s", (_, head, expected) => expect(of(head, "", "https://x.example/a?b=1")).toMatchObject(expected));
});

test("a time in the text is not the page's date", () =>
  expect(
    of("", '<article><p>Talks open on <time datetime="2031-05-09">9 May</time>.</p></article>').published,
  ).toBeNull());
test("the licence of a picture is not the article's", () =>
  expect(
    of("", '<figure><a rel="license" href="https://creativecommons.org/licenses/by/2.0/">CC BY</a></figure>').license,
  ).toBeNull());
test("a notice in the footer that links its licence", () =>
  expect(
    of(
      "",
      '<footer><p>Some rights reserved. Text under <a href="//creativecommons.org/licenses/by/4.0/">Creative Commons</a>.</p></footer>',
    ).license,
  ).toMatchObject({
    spdx: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
  }));
