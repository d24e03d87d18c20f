import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";

/** A text and what its source says of it. */
export interface MadeItem {
  readonly text: string;
  readonly title: string;
  readonly published: string;
}

/** Words that no text has; each number gives another text. */
export function madeItem(number: number): MadeItem {
  const words = Array.from({ length: 90 }, (_, i) => SYLLABLES[(i * 7 + number * (i + 3)) % SYLLABLES.length]);
  const sentences = [0, 1, 2].map((n) => `Envoy${number} met the ${words.slice(n * 30, n * 30 + 30).join(" ")}.`);
  const day = String(1 + (number % 28)).padStart(2, "0");
  return { text: sentences.join("\n\n"), title: `Report ${number}`, published: `2021-05-${day}` };
}

const SYLLABLES = Array.from(
  { length: 997 },
  (_, i) => `${"bdfgklmnprstvz"[i % 14]}${"aeiou"[i % 5]}${(i * 31).toString(26).replace(/\d/g, "o")}`,
);

/** Every fifth text comes again as it is, every seventh with another last word; one in fifty is no English. */
export function variedItems(count: number): readonly MadeItem[] {
  return Array.from({ length: count }, (_, number) => {
    if (number % 50 === 49) return { ...madeItem(number), text: `Nicht auf Englisch, Nummer ${number}.` };
    if (number % 5 === 4) return madeItem(number - 4);
    const { text, ...rest } = madeItem(number % 7 === 6 ? number - 3 : number);
    return { ...rest, text: number % 7 === 6 ? text.replace(/\S+\.$/, "changed.") : text };
  });
}

/** Writes a folder that holds the items in nine formats, about as many in each. */
export async function makeInputs(folder: string, items: readonly MadeItem[]): Promise<void> {
  mkdirSync(join(folder, "pages"), { recursive: true });
  const size = Math.ceil(items.length / WRITERS.length);
  for (const [at, write] of WRITERS.entries()) await write(folder, items.slice(at * size, (at + 1) * size));
}

type Writer = (folder: string, items: readonly MadeItem[]) => void | Promise<void>;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraphs = (text: string) =>
  text
    .split("\n\n")
    .map((one) => `<p>${escaped(one)}</p>`)
    .join("\n");
const page = ({
  text,
  title,
  published,
}: MadeItem) => `<!doctype html><html lang="en"><head><title>${escaped(title)}</title>
  <meta property="article:published_time" content="${published}T08:00:00Z"></head>
  <body><article><h1>${escaped(title)}</h1>${paragraphs(text)}</article></body></html>`;

const writeEach =
  (form: string, show: (item: MadeItem, at: number) => string): Writer =>
  (folder, items) => {
    for (const [at, item] of items.entries()) writeFileSync(join(folder, "pages", `${at}.${form}`), show(item, at));
  };

const json = ({ text, title, published }: MadeItem) => JSON.stringify({ text, title, date: published });
const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;

const WRITERS: readonly Writer[] = [
  writeEach("txt", ({ text }) => text),
  writeEach("html", page),
  (folder, items) => writeFileSync(join(folder, "lines.jsonl"), `${items.map(json).join("\n")}\n`),
  (folder, items) => {
    const rows = items.map(({ text, title, published }) => [text, title, published].map(cell).join(","));
    writeFileSync(join(folder, "table.csv"), `text,title,date\n${rows.join("\n")}\n`);
  },
  writeParquet,
  (folder, items) => writeFileSync(join(folder, "crawl.warc.gz"), Buffer.concat(items.map(warcRecord))),
  (folder, items) => {
    const entries = items.map(
      (
        { text, title, published },
        at,
      ) => `<item><title>${escaped(title)}</title><guid isPermaLink="false">feed-${at}</guid>
        <pubDate>${new Date(`${published}T08:00:00Z`).toUTCString()}</pubDate>
        <content:encoded><![CDATA[${paragraphs(text)}]]></content:encoded></item>`,
    );
    writeFileSync(
      join(folder, "feed.xml"),
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>Made feed</title>${entries.join("\n")}</channel></rss>`,
    );
  },
  writeEach("newsml.xml", newsItem),
  writeEach("ninjs.json", ({ text, title, published }, at) =>
    JSON.stringify({
      uri: `urn:ninjs:${at}`,
      type: "text",
      version: "1",
      versioncreated: `${published}T09:00:00Z`,
      firstcreated: `${published}T08:00:00Z`,
      pubstatus: at % 20 === 19 ? "canceled" : "usable",
      headline: title,
      body_text: text,
      body_xhtml: paragraphs(text),
    }),
  ),
];

function newsItem({ text, title, published }: MadeItem, at: number): string {
  return `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" guid="urn:newsml:${at}" version="1">
    <itemMeta><itemClass qcode="ninat:text"/><versionCreated>${published}T10:00:00Z</versionCreated>
    <firstCreated>${published}T09:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
    <contentMeta><language tag="en"/><headline>${escaped(title)}</headline></contentMeta>
    <contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.content>${paragraphs(text)}</body.content></body></nitf></inlineXML></contentSet></newsItem>`;
}

function warcRecord(item: MadeItem, at: number): Buffer {
  const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page(item)}`);
  const head = [
    "WARC/1.1",
    "WARC-Type: response",
    `WARC-Record-ID: <urn:uuid:6ad1d3e0-0000-4000-8000-${String(at).padStart(12, "0")}>`,
    "WARC-Date: 2021-06-06T07:08:09Z",
    `WARC-Target-URI: https://news.example/${at}`,
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${block.length}`,
  ].join("\r\n");
  return gzipSync(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]));
}

async function writeParquet(folder: string, items: readonly MadeItem[]): Promise<void> {
  const lines = join(folder, ".rows.jsonl"); // hidden files are no inputs
  writeFileSync(lines, `${items.map(json).join("\n")}\n`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT text, title, "date"::VARCHAR AS "date" FROM read_json('${lines}'))
    TO '${join(folder, "table.parquet")}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
