import { expect, test } from "vitest";
import { type FeedOptions, readFeed } from "./read-feed.ts";

const htmlToText = (html: string) =>
  html
    .replace(/<\/p>\s*/g, "\n\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .trim();

async function* pieces(bytes: Uint8Array, size = 13): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(feed: string | Uint8Array, options: Partial<FeedOptions> = {}) {
  const items = [];
  for await (const item of readFeed(pieces(Buffer.from(feed)), { locator: "feed.xml", htmlToText, ...options }))
    items.push(item);
  return items;
}

const NAMESPACES = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:cc="http://web.resource.org/cc/"',
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"',
].join(" ");
const rss = (items: string, head = "") =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>Harbour News</title><link>https://h.example/</link>${head}${items}</channel></rss>`;
const item = (inside: string) => `<item><title>Envoys</title><link>https://h.example/1</link>${inside}</item>`;

test("an RSS item with all that it says of itself", async () => {
  const inside = `<guid isPermaLink="false">h-1</guid><pubDate>Mon, 06 May 2024 23:08:09 -0500</pubDate>
    <dc:creator>A. Writer</dc:creator><source url="https://w.example/rss">Wire Service</source>
    <description>Short.</description><content:encoded><![CDATA[<p>Envoys &amp; aides met.</p><p>They agreed.</p>]]></content:encoded>
    <cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/><atom:updated>2024-05-07T06:00:00Z</atom:updated>`;
  expect(await read(rss(item(inside), "<language>en-gb</language><copyright>All rights reserved</copyright>"))).toEqual(
    [
      {
        kind: "document",
        teaserOnly: false,
        document: {
          locator: "feed.xml!h-1",
          id: "h-1",
          text: "Envoys & aides met.\n\nThey agreed.",
          title: "Envoys",
          url: "https://h.example/1",
          published: "2024-05-06T23:08:09-05:00",
          language: "en-gb",
          publisher: null,
          author: "A. Writer",
          credits: ["Wire Service"],
          license: expect.objectContaining({ spdx: "CC-BY-4.0", url: "http://creativecommons.org/licenses/by/4.0/" }),
          revision: { item: "h-1", version: "2024-05-07T06:00:00.000Z", status: "usable" },
          format: "rss",
        },
      },
    ],
  );
});

const RDF = `<rdf:RDF ${NAMESPACES} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://h.example/"><title>Harbour News</title></channel>
  <item rdf:about="https://h.example/1"><title>Envoys</title><link>https://h.example/1</link><description>Envoys met.</description>
  <dc:date>2024-05-06T07:08:09Z</dc:date><dc:creator>A. Writer</dc:creator><dc:publisher>Harbour Press</dc:publisher><dc:rights>CC BY-SA 4.0</dc:rights></item></rdf:RDF>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>f</id><title>Harbour News</title><updated>2024-05-07T00:00:00Z</updated>
  <author><name>A. Writer</name></author><link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/"/>
  <entry><id>tag:h.example,2024:1</id><title type="html">Envoys &amp;amp; aides</title><published>2024-05-06T07:08:09Z</published><updated>2024-05-06T09:00:00+01:00</updated>
  <link rel="self" href="https://h.example/1.atom"/><link href="https://h.example/1"/><source><title>Wire Service</title></source>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Envoys met.</p></div></content></entry></feed>`;
const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Harbour News",
  language: "en",
  authors: [{ name: "A. Writer" }],
  items: [
    { id: "1", url: "https://h.example/1", content_html: "<p>Envoys met.</p>", date_published: "2024-05-06T07:08:09Z" },
  ],
});

test.each([
  ["RDF", RDF, { id: "https://h.example/1", format: "rss", publisher: "Harbour Press", language: null }, true],
  [
    "Atom",
    ATOM,
    { id: "tag:h.example,2024:1", title: "Envoys & aides", credits: ["Wire Service"], format: "atom", language: "en" },
    false,
  ],
  [
    "JSON Feed",
    JSON_FEED,
    { id: "1", format: "json-feed", publisher: "Harbour News", language: "en", license: null },
    false,
  ],
])("%s", async (name, feed, said, teaserOnly) => {
  const common = {
    text: "Envoys met.",
    url: "https://h.example/1",
    author: "A. Writer",
    published: "2024-05-06T07:08:09Z",
  };
  const [found] = await read(feed);
  expect(found).toMatchObject({ kind: "document", teaserOnly, document: { ...common, ...said } });
  if (found?.kind === "document" && name !== "JSON Feed") expect(found.document.license?.spdx).toBe("CC-BY-SA-4.0");
});

test.each(["0.91", "0.92"])("RSS %s, with the DTD that it names", async (version) => {
  const doctype = `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">`;
  const feed = `<?xml version="1.0"?>${doctype}<rss version="${version}"><channel><title>H</title>${item("<description>Envoys met.</description>")}</channel></rss>`;
  expect(await read(feed)).toMatchObject([
    { document: { text: "Envoys met.", id: null, revision: null, publisher: "H" } },
  ]);
});

const long = "Envoys met in the harbour. ".repeat(50);

test.each<[string, string, string, boolean]>([
  ["a teaser", "<description>Envoys met …</description>", "Envoys met …", true],
  ["only an address", "", "", true],
  ["a long description", `<description>${long}</description>`, long.trim(), false],
  ["a long description that breaks off", `<description>${long}[…]</description>`, `${long}[…]`, true],
  [
    "a long description with an invitation",
    `<description>${long}Read more at Harbour News</description>`,
    `${long}Read more at Harbour News`,
    true,
  ],
  ["an empty content", "<description>Short.</description><content:encoded></content:encoded>", "Short.", true],
])("%s: is there more at the address?", async (_name, inside, text, teaserOnly) => {
  expect(await read(rss(item(inside)))).toMatchObject([{ teaserOnly, document: { text, url: "https://h.example/1" } }]);
});

test("a guid is the address where nothing else is, unless it says that it is none", async () => {
  const items =
    "<item><guid>https://h.example/9</guid><title>a</title></item><item><guid isPermaLink='false'>https://h.example/8</guid><title>b</title></item>";
  expect(await read(rss(items))).toMatchObject([
    { document: { url: "https://h.example/9", text: "" }, teaserOnly: true },
    { kind: "failure", id: "https://h.example/8", error: { code: "ingest/no-text" } },
  ]);
});

test("locators are unique, and the same wherever the item stands", async () => {
  const guid = (id: string) => item(`<guid isPermaLink="false">${id}</guid><description>x</description>`);
  const locators = async (feed: string) =>
    (await read(feed)).map((one) => one.kind === "document" && one.document.locator);
  expect(await locators(rss(guid("a") + guid("b")))).toEqual(["feed.xml!a", "feed.xml!b"]);
  expect(await locators(rss(guid("new") + guid("a") + guid("a")))).toEqual([
    "feed.xml!new",
    "feed.xml!a",
    "feed.xml!a~3",
  ]);
});

test("a charset is taken from the declaration", async () => {
  const feed = Buffer.from(
    rss(item("<description>Café Größe señor</description>")).replace("?>", ' encoding="ISO-8859-1"?>'),
    "latin1",
  );
  expect(await read(feed)).toMatchObject([{ document: { text: "Café Größe señor" } }]);
});

const BOMB = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`;

test.each([
  ["cut off", rss(item("")).slice(0, -40), "ingest/damaged"],
  ["cut off in a tag", rss(item("")).slice(0, -90), "ingest/damaged"],
  ["no feed", "<html><body>Moved</body></html>", "ingest/damaged"],
  ["broken JSON", JSON_FEED.slice(0, -5), "ingest/damaged"],
  ["growing entities", BOMB + rss(item("")), "ingest/unsafe"],
  [
    "an entity that reads a file",
    `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss(item("&f;"))}`,
    "ingest/unsafe",
  ],
  [
    "a DTD after a comment",
    `<?xml version="1.0"?><!-- > --><!doctype rss SYSTEM "x" [ <!ENTITY a "b"> ]>${rss("")}`,
    "ingest/unsafe",
  ],
  ["a DTD whose address hides it", `<!DOCTYPE rss SYSTEM "a>b" [<!ENTITY a "b">]>${rss("")}`, "ingest/unsafe"],
  ["a DTD without an end", `<!DOCTYPE rss SYSTEM "a> ${rss("")}`, "ingest/unsafe"],
  ["too long", rss(item("x".repeat(3_000))), "ingest/too-large"],
])("%s: one failure", async (_name, feed, code) => {
  expect(await read(feed, { mostBytes: 2_500 })).toMatchObject([
    { kind: "failure", locator: "feed.xml", error: { code } },
  ]);
});

test("an entity that nobody declared stays as it is written", async () => {
  expect(await read(rss(item("<description>a &secret; b</description>")))).toMatchObject([
    { document: { text: "a &secret; b" } },
  ]);
});
