import { extname } from "node:path";
import { DragomanError } from "../errors.ts";
import { lookOfBytes } from "./look-of-bytes.ts";
import { readXmlProlog } from "./xml-prolog.ts";

/** The formats that there are readers for. */
export type SourceFormat =
  | "text"
  | "markdown"
  | "html"
  | "rss"
  | "json-feed"
  | "json-lines"
  | "json"
  | "csv"
  | "tsv"
  | "parquet"
  | "warc"
  | "newsml";

/** What is said about an input beside its bytes. */
export interface SniffOptions {
  /** Path or address, for its ending and for errors. */
  readonly name: string;
  /** HTTP's, where the input came that way. */
  readonly contentType?: string | null;
}

const BY_ENDING: Readonly<Record<string, SourceFormat>> = {
  ".txt": "text",
  ".text": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".rss": "rss",
  ".atom": "rss",
  ".jsonl": "json-lines",
  ".ndjson": "json-lines",
  ".json": "json",
  ".csv": "csv",
  ".tsv": "tsv",
  ".tab": "tsv",
};

const BY_TYPE: Readonly<Record<string, SourceFormat>> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/x-ndjson": "json-lines",
  "application/jsonl": "json-lines",
  "application/feed+json": "json-feed",
  "application/rss+xml": "rss",
  "application/atom+xml": "rss",
};

const HTML_TAGS =
  /^(html|head|body|title|meta|link|base|script|style|noscript|article|main|header|footer|nav|section|aside|div|span|p|h[1-6]|a|b|i|em|strong|br|hr|ul|ol|li|dl|table|tr|td|img|figure|picture|blockquote|pre|form|font|center|iframe|svg|time)$/;
const FEED_ROOTS = /^(rss|rdf:rdf|feed|(atom|a):feed|channel)$/;
const NEWSML_ROOTS = /^(newsml|([\w-]+:)?(newsitem|newsmessage|packageitem))$/;
const JSON_FEED = /"version"\s*:\s*"https?:\\?\/\\?\/(www\.)?jsonfeed\.org\\?\/version\\?\//;
/** Columns that tables of news have; one of them in the first line tells a table from a sentence with commas. */
const COLUMN =
  /^"?(text|body|content|full_?text|story|article|title|headline|url|link|date|published(_at|_date)?|id|doc_?id|source|publisher|language)"?$/i;

/**
 * The format of an input, from its first bytes; its name and its content type decide only where the bytes leave it open.
 *
 * @param head its first bytes, unpacked; 4,096 are enough
 * @throws DragomanError "ingest/unknown-format" saying what it looks like; "ingest/unsafe" for ZIP archives; "ingest/no-text" when empty
 */
export function sniffFormat(head: Uint8Array, { name, contentType = null }: SniffOptions): SourceFormat {
  const look = lookOfBytes(head, name);
  if (look.kind === "format") return look.format;
  const told = toldFormat(name, contentType);
  const start = look.text.trimStart();
  if (start === "" && head.length < 4_096) throw new DragomanError("ingest/no-text", empty(name));
  if (start.startsWith("<")) {
    const format = markupFormat(start, told);
    if (format) return format;
    const root = readXmlProlog(start).root;
    if (root !== null && /^<\?xml\b|\bxmlns/i.test(start)) throw unknownXml(root, name);
  }
  if (/^(\{\s*["}]|\[\s*[{[\]])/.test(start)) return jsonFormat(start, told);
  if (told !== null && told !== "json" && told !== "rss") return told === "csv" ? csvOrTsv(start) : told;
  return plainFormat(start);
}

/** The ending says more than the type: servers give everything as text/plain. */
function toldFormat(name: string, contentType: string | null): SourceFormat | null {
  const path = name.replace(/[?#].*$/s, "").replace(/\.(gz|zst)$/i, "");
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return BY_ENDING[extname(path).toLowerCase()] ?? BY_TYPE[type] ?? (type === "text/plain" ? "text" : null);
}

function markupFormat(start: string, told: SourceFormat | null): SourceFormat | null {
  const { root, doctype } = readXmlProlog(start);
  if (root !== null && FEED_ROOTS.test(root)) return "rss";
  if (root !== null && NEWSML_ROOTS.test(root)) return "newsml";
  if ((root !== null && HTML_TAGS.test(root)) || (doctype !== null && /\bhtml\b/i.test(doctype))) return "html";
  // A long comment before the first tag leaves the root unseen.
  if (told === "html" || told === "rss") return told;
  return null;
}

function jsonFormat(start: string, told: SourceFormat | null): SourceFormat {
  if (JSON_FEED.test(start) || told === "json-feed") return "json-feed";
  if (told === "json-lines") return told;
  const [line = "", next = ""] = start.split(/\r?\n/, 2);
  return isJson(line) && /^\s*\{/.test(next) ? "json-lines" : "json";
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false; // a line that ends inside its value: the file is one value over several lines
  }
}

/** Some exporters call tab-separated files .csv. */
function csvOrTsv(start: string): SourceFormat {
  const [header = ""] = start.split(/\r?\n/, 1);
  return header.includes("\t") && !header.includes(",") ? "tsv" : "csv";
}

function plainFormat(start: string): SourceFormat {
  const [header = "", second = ""] = start.split(/\r?\n/, 2);
  for (const [delimiter, format] of [
    ["\t", "tsv"],
    [",", "csv"],
  ] as const) {
    const cells = header.split(delimiter).map((cell) => cell.trim());
    if (cells.length > 1 && cells.some((cell) => COLUMN.test(cell)) && second.includes(delimiter)) return format;
  }
  return /^#{1,6} \S|^---\r?\n[\w-]+:/.test(start) ? "markdown" : "text";
}

function unknownXml(root: string, where: string): DragomanError {
  const what = `this is XML with <${root}>, and no reader knows it`;
  const fix = "Known are HTML, RSS, Atom and NewsML-G2. Turn it into one of them, JSON lines or plain text.";
  return new DragomanError("ingest/unknown-format", { what, where, fix });
}

const empty = (where: string) => ({ what: "it is empty", where, fix: "Give a text." });
