import { describe, expect, test } from "vitest";
import { readNewsml } from "./read-newsml.ts";

const now = () => new Date("2024-06-01T00:00:00Z");
const htmlToText = (html: string) => `html:${html.replace(/<[^>]*>/g, "").trim()}`;
const read = (xml: string) => [...readNewsml(xml, { path: "n.xml", htmlToText, now })];

interface Parts {
  readonly attributes?: string;
  readonly itemMeta?: string;
  readonly contentMeta?: string;
  readonly rightsInfo?: string;
  readonly content?: string;
}

const nitf = (paragraphs: string, head = "") =>
  `<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.head>${head}</body.head><body.content>${paragraphs}</body.content><body.end><tagline>ends</tagline></body.end>
  </body></nitf></inlineXML>`;

function newsItem({
  attributes = 'guid="urn:x:1" version="3"',
  content = nitf("<p>Words.</p>"),
  ...parts
}: Parts = {}) {
  return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" ${attributes}>
    <rightsInfo>${parts.rightsInfo ?? ""}</rightsInfo><itemMeta>${parts.itemMeta ?? ""}</itemMeta>
    <contentMeta>${parts.contentMeta ?? ""}</contentMeta><contentSet>${content}</contentSet></newsItem>`;
}

const document = (xml: string) => {
  const [item] = read(xml);
  if (item?.kind !== "document") throw item?.error ?? new Error("nothing was read");
  return item.document;
};

const errors = (xml: string) => read(xml).map((item) => (item.kind === "failure" ? item.error.code : "read"));

test("reads what an item says of itself", () => {
  const xml = newsItem({
    attributes: 'guid="urn:newsml:coast.example:20240501:ferry" version="3" xml:lang="en-GB"',
    rightsInfo: `<copyrightHolder uri="https://coast.example"><name>Coast Wire Ltd</name></copyrightHolder>
      <copyrightNotice>Copyright 2024 Coast Wire Ltd</copyrightNotice>
      <usageTerms>CC BY 4.0 applies to this text.</usageTerms>`,
    itemMeta: `<itemClass qcode="ninat:text"/><provider qcode="nprov:CW"><name>Coast Wire</name></provider>
      <versionCreated>2024-05-03T10:00:00+02:00</versionCreated><firstCreated>2024-05-01T09:00:00+02:00</firstCreated>
      <pubStatus qcode="stat:usable"/><title>FERRY</title>`,
    contentMeta: `<creator><name>Ann Oakes</name></creator><creator literal="Bo Lind"/>
      <infoSource qcode="is:HP"><name>Harbour Post</name></infoSource><infoSource literal="Port Radio"/>
      <language tag="en"/><headline> Ferry
      sinks </headline>`,
    content: nitf("<p>The ferry\n   sank &amp; all &#8220;<em>were</em> saved&#x201D;.</p>\n<p>It was old.</p>"),
  });
  expect(document(xml)).toEqual({
    locator: "n.xml",
    id: "urn:newsml:coast.example:20240501:ferry",
    text: "The ferry sank & all “were saved”.\n\nIt was old.",
    title: "Ferry sinks",
    url: null,
    published: "2024-05-01T09:00:00+02:00",
    language: "en",
    publisher: "Coast Wire",
    author: "Ann Oakes, Bo Lind",
    credits: ["Harbour Post", "Port Radio"],
    license: expect.objectContaining({ spdx: "CC-BY-4.0", holder: "Coast Wire Ltd" }),
    revision: { item: "urn:newsml:coast.example:20240501:ferry", version: "0000000003", status: "usable" },
    format: "newsml",
  });
});

test("an item that says little leaves the rest unknown", () =>
  expect(document(newsItem({ attributes: 'guid="urn:x:1"' }))).toMatchObject({
    title: null,
    published: null,
    language: null,
    publisher: null,
    author: null,
    credits: [],
    license: null,
    revision: { version: "0000000000", status: "usable" },
  }));

describe("the text", () => {
  test.each([
    ["NITF", nitf("<p>One.</p><p>Two.<br/>Three.</p>"), "One.\n\nTwo.\nThree."],
    [
      "NITF without pictures",
      nitf("<p>One.</p><media><media-caption>A ferry</media-caption></media><p>Two.</p>"),
      "One.\n\nTwo.",
    ],
    [
      "NITF with lists and tables",
      nitf("<hl2>Head</hl2><ul><li>a</li><li>b</li></ul><table><tr><td>1</td><td>2</td></tr></table>"),
      "Head\n\na\n\nb\n\n1 2",
    ],
    [
      "XHTML",
      `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
        <body><h1>Head</h1><p>One <b>two</b>.</p><script>var a;</script><figure><img src="a"/><figcaption>c</figcaption></figure></body></html></inlineXML>`,
      "Head\n\nOne two.",
    ],
    [
      "a piece of XHTML",
      '<inlineXML contenttype="application/xhtml+xml"><div><p>One.</p><p>Two.</p></div></inlineXML>',
      "One.\n\nTwo.",
    ],
    [
      "HTML in CDATA",
      '<inlineXML contenttype="text/html"><![CDATA[<p>One &amp; two.</p>]]></inlineXML>',
      "html:One &amp; two.",
    ],
    ["escaped HTML as data", '<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;</inlineData>', "html:One."],
    ["plain data", '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>', "One.\n\nTwo."],
    ["the first rendition with words", `<remoteContent href="a.jpg"/>${nitf("")}${nitf("<p>One.</p>")}`, "One."],
    ["an entity that nobody declared stays", nitf("<p>One&nbsp;two</p>"), "One&nbsp;two"],
  ])("%s", (_, content, text) => expect(document(newsItem({ content })).text).toBe(text));

  test("a prefix of names changes nothing", () => {
    const xml = newsItem({ content: '<inlineData contenttype="text/plain">One.</inlineData>' });
    expect(document(xml.replace(/<(\/?)(?=[a-z])/gi, "<$1nar:").replace("xmlns=", "xmlns:nar=")).text).toBe("One.");
  });

  test.each([
    ["stands before it", "<dateline>OSLO, May 3 -</dateline>", "OSLO, May 3 — Words."],
    ["does not, where the text has it", "<dateline>Words, May 3</dateline>", "Words."],
  ])("a dateline beside it %s", (_, contentMeta, text) => expect(document(newsItem({ contentMeta })).text).toBe(text));

  test("headline, byline and dateline are found in the head of NITF", () => {
    const head = "<hedline><hl1>Ferry sinks</hl1></hedline><byline>By Ann Oakes</byline><dateline>OSLO (CW)</dateline>";
    expect(document(newsItem({ content: nitf("<p>It sank.</p>", head) }))).toMatchObject({
      title: "Ferry sinks",
      author: "By Ann Oakes",
      text: "OSLO (CW) — It sank.",
    });
  });
});

describe("the status of a version", () => {
  test.each([
    ["usable", "", "usable"],
    ["withheld", '<pubStatus qcode="stat:withheld"/>', "withheld"],
    ["canceled", '<pubStatus qcode="stat:canceled"/>', "canceled"],
    ["canceled as an address", '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled"],
    ["a correction", '<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>', "corrected"],
    ["an update", '<signal qcode="sig:update"/>', "usable"],
    ["a kill", '<pubStatus qcode="stat:usable"/><signal qcode="sig:kill"/>', "canceled"],
    ["before its embargo", "<embargoed>2024-06-02T00:00:00Z</embargoed>", "withheld"],
    ["after its embargo", "<embargoed>2024-05-31T00:00:00Z</embargoed>", "usable"],
    ["embargoed until further notice", "<embargoed/>", "withheld"],
    ["canceled under embargo", '<embargoed/><pubStatus qcode="stat:canceled"/>', "canceled"],
  ])("%s", (_, itemMeta, status) => expect(document(newsItem({ itemMeta })).revision?.status).toBe(status));

  test.each(["canceled", "withheld"])("a %s item needs no text", (status) => {
    const xml = newsItem({
      itemMeta: `<pubStatus qcode="stat:${status}"/>`,
      content: "",
      attributes: 'guid="urn:x:1"',
    });
    expect(document(xml)).toMatchObject({ text: "", revision: { item: "urn:x:1", status } });
  });

  test("versions sort as they follow each other", () => {
    const versions = ["2", "10"].map((number) => document(newsItem({ attributes: `guid="a" version="${number}"` })));
    const times = ["2024-05-03T09:00:00+05:00", "2024-05-03T08:00:00Z"].map((time) =>
      document(newsItem({ attributes: 'guid="a"', itemMeta: `<versionCreated>${time}</versionCreated>` })),
    );
    const sorted = [...versions, ...times].map(({ revision }) => revision?.version ?? "");
    expect(sorted.toSorted()).toEqual(sorted);
  });
});

test("a message gives each of its items, and a failure for those without a text", () => {
  const picture = newsItem({
    itemMeta: '<itemClass qcode="ninat:picture"/>',
    content: '<remoteContent href="a.jpg"/>',
  });
  const xml = `<?xml version="1.0"?><!-- a <!DOCTYPE comment --><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-03</sent></header>
    <itemSet>${newsItem()}<packageItem guid="urn:p:1"/>${picture}${newsItem({ attributes: "" })}<other/>${newsItem({ attributes: 'guid="urn:x:2"' })}</itemSet></newsMessage>`;
  expect(
    read(xml).map((item) =>
      item.kind === "document" ? [item.document.locator, item.document.id] : [item.locator, item.id, item.error.code],
    ),
  ).toEqual([
    ["n.xml!1", "urn:x:1"],
    ["n.xml!2", "urn:p:1", "ingest/no-text"],
    ["n.xml!3", "urn:x:1", "ingest/no-text"],
    ["n.xml!4", null, "ingest/damaged"],
    ["n.xml!5", null, "ingest/unknown-format"],
    ["n.xml!6", "urn:x:2"],
  ]);
});

describe("what is no NewsML-G2 is one failure", () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
  test.each([
    [
      "entities that grow",
      `<?xml version="1.0"?><!DOCTYPE n [<!ENTITY l0 "ha">${laughs}]>${newsItem({ content: nitf("<p>&l9;</p>") })}`,
      "ingest/unsafe",
    ],
    [
      "an entity that is a file",
      `<!DOCTYPE n [<!ENTITY f SYSTEM "file:///etc/passwd">]>${newsItem({ content: nitf("<p>&f;</p>") })}`,
      "ingest/unsafe",
    ],
    [
      "an entity that is an address",
      `<!DOCTYPE n [<!ENTITY % d SYSTEM "http://a.example/d"> %d;]>${newsItem()}`,
      "ingest/unsafe",
    ],
    ["a plain DOCTYPE in small letters", `<!doctype n>${newsItem()}`, "ingest/unsafe"],
    ["a declaration behind a comment", `<!-- x --><!ENTITY a "b">${newsItem()}`, "ingest/unsafe"],
    [
      "very deep elements",
      newsItem({ content: nitf(`${"<div>".repeat(200)}${"</div>".repeat(200)}`) }),
      "ingest/unsafe",
    ],
    [
      "names that are keys of every object",
      newsItem({ content: nitf("<constructor>a</constructor>") }),
      "ingest/unsafe",
    ],
    ["a text that was cut", newsItem().slice(0, -60), "ingest/damaged"],
    ["no XML", "These are words.", "ingest/damaged"],
    ["nothing", "", "ingest/damaged"],
    ["another format", '<NewsML Version="1.2"><NewsItem/></NewsML>', "ingest/unknown-format"],
    ["a message without items", "<newsMessage><header/></newsMessage>", "ingest/no-text"],
  ])("%s", (_, xml, code) => expect(errors(xml)).toEqual([code]));

  test("a DOCTYPE inside CDATA is only words", () =>
    expect(
      errors(
        newsItem({ content: '<inlineXML contenttype="text/html"><![CDATA[<!DOCTYPE html><p>a</p>]]></inlineXML>' }),
      ),
    ).toEqual(["read"]));

  test("text that looks for the end of comments again and again is read in one pass", () => {
    const start = performance.now();
    expect(errors(`<a>${"<!--".repeat(200_000)}`)).toEqual(["ingest/damaged"]);
    expect(errors(`<a>${"<b/>".repeat(1_000_000)}</a>`)).toEqual(["ingest/too-large"]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
