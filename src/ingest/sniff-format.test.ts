import { expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { type SourceFormat, sniffFormat } from "./sniff-format.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const latin1 = (text: string) => Buffer.from(text, "latin1");
const FEED = '<?xml version="1.0"?>\n<!-- by hand -->\n<rss version="2.0"><channel>';
const NITF = '<?xml version="1.0"?><nitf><body/></nitf>';
const LONG_LINE = `{"text": "${"word ".repeat(1_000)}`.slice(0, 4_096);

test.each<[SourceFormat, string, string | null, Uint8Array]>([
  ["text", "a.txt", null, bytes("Envoys met on Monday, and agreed.")],
  ["text", "-", null, bytes("MORVA, June 3 (Dispatch) - Envoys met.\nThey agreed, he said.")],
  ["text", "-", null, bytes("[Dispatch] Envoys met.")],
  ["text", "-", null, bytes("<Unknown sender> wrote: hello")],
  ["text", "a", null, latin1("Caf\xe9 owners \x93met\x94.")],
  ["text", "a", null, Buffer.from("\ufeffEnvoys met.", "utf16le")],
  ["text", "a", null, Buffer.from("Envoys met on Monday.", "utf16le")],
  ["text", "https://n.example/a", "text/plain; charset=utf-8", bytes("# not a heading")],
  ["markdown", "README.md", null, bytes("Envoys met.")],
  ["markdown", "https://n.example/a.md?raw=1", "text/plain", bytes("Envoys met.")],
  ["markdown", "-", null, bytes("# Envoys meet\n\nThey met.")],
  ["markdown", "-", null, bytes("---\ntitle: Envoys\n---\nThey met.")],
  ["html", "page", null, bytes("\ufeff\n<!-- saved --><!DOCTYPE html><html>")],
  ["html", "a.txt", null, bytes("<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<TITLE>x")],
  ["html", "-", null, bytes("<p>Envoys met.</p>")],
  ["html", "a.xml", null, bytes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')],
  ["html", "https://n.example/", "text/html", bytes(`<!-- ${"x".repeat(5_000)}`)],
  ["html", "a.html", null, bytes("Envoys met.")],
  ["rss", "feed.xml", null, bytes(FEED)],
  ["rss", "https://n.example/feed", "text/html", bytes('<feed xmlns="http://www.w3.org/2005/Atom">')],
  ["rss", "x", null, bytes('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">')],
  ["rss", "x", null, bytes('<!DOCTYPE rss [<!ENTITY a "b">]><rss>')],
  ["json-feed", "x.json", null, bytes('{ "version" : "https://jsonfeed.org/version/1.1", "items": [')],
  ["json-feed", "x", null, bytes('{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"')],
  ["json", "x.json", null, bytes('{\n  "text": "a"\n}')],
  ["json", "x.json", null, bytes('[{"text": "a"},\n{"text": "b"}]')],
  ["json", "-", null, bytes('{"text": "a"}\n')],
  ["json-lines", "x.json", null, bytes('{"text": "a"}\n{"text": "b"}\n')],
  ["json-lines", "x.jsonl.gz", null, bytes(LONG_LINE)],
  ["json-lines", "https://n.example/all", "application/x-ndjson", bytes(LONG_LINE)],
  ["csv", "x.csv", null, bytes("a;b\n1;2")],
  ["csv", "-", null, bytes("id,text\n1,Envoys met\n")],
  ["tsv", "-", null, bytes("id\ttext\n1\tEnvoys met\n")],
  ["tsv", "x.csv", null, bytes("1\t20200101\tIRN\n")],
  ["tsv", "x.tab", null, bytes("a\tb\n")],
  ["parquet", "x", null, bytes("PAR1\x15\x00")],
  ["warc", "x.txt", null, bytes("WARC/1.1\r\nWARC-Type: warcinfo\r\n")],
  ["newsml", "x.xml", null, bytes('<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">')],
  ["newsml", "x.xml", null, bytes("<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'>")],
])("%s: %s (%s)", (format, name, contentType, head) => {
  expect(sniffFormat(head, { name, contentType })).toBe(format);
});

test.each<[string, string, Uint8Array]>([
  ["ingest/unsafe", "ZIP archive", latin1("PK\x03\x04\x14\x00../../evil.txt")],
  ["ingest/unknown-format", "a PDF file", bytes("%PDF-1.7\n")],
  ["ingest/unknown-format", "a picture", latin1("\x89PNG\r\n\x1a\n")],
  ["ingest/unknown-format", "a picture", latin1("\xff\xd8\xff\xe0\0\x10JFIF")],
  ["ingest/unknown-format", "compressed twice", latin1("\x1f\x8b\x08\0")],
  ["ingest/unknown-format", "a bzip2 file", bytes("BZh91AY")],
  ["ingest/unknown-format", "a tar archive", bytes(`${"a".repeat(257)}ustar\0`)],
  ["ingest/unknown-format", "Rich Text", bytes("{\\rtf1\\ansi hello}")],
  ["ingest/unknown-format", "binary data", latin1("some\0text\0\x01\x02\x03\x04 and more of it")],
  ["ingest/unknown-format", "binary data", Buffer.from(Array.from({ length: 400 }, (_, n) => 1 + ((n * 37) % 255)))],
  ["ingest/unknown-format", "<nitf>", bytes(NITF)],
  ["ingest/no-text", "empty", bytes("")],
  ["ingest/no-text", "empty", bytes(" \n\t\n")],
])("%s: it says %j", (code, look, head) => {
  try {
    sniffFormat(head, { name: "x" });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(DragomanError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(look) });
  }
});
