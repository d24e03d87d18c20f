import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";

const RUSSIAN = "Министр заявил, что переговоры двух стран продолжатся в пятницу. Делегация прибыла в столицу вечером.";
const ENGLISH = "The minister’s aide – speaking late on Friday – said “no” to the café owners.";
const FRENCH = "Le délégué a déclaré que les négociations reprendront à Genève après une réunion très animée.";
const JAPANESE = "大臣は金曜日に交渉が続くと述べた。代表団は夜に首都に到着した。";
const CHINESE = "部长表示，两国之间的谈判将于星期五继续进行。代表团晚上抵达首都。";
const POLISH = "Minister powiedział, że rozmowy będą kontynuowane w piątek. Delegacja śpi w stolicy.";

const decode = (bytes: Uint8Array, charset?: string) =>
  decodeText(bytes, charset === undefined ? { locator: "page.html" } : { locator: "page.html", charset });
const codeOf = (bytes: Uint8Array, charset?: string) => {
  try {
    return decode(bytes, charset);
  } catch (error) {
    return error instanceof DragomanError ? error.code : error;
  }
};

describe("bytes that say what they are", () => {
  test.each([
    ["UTF-8", iconv.encode(RUSSIAN, "utf-8"), RUSSIAN],
    ["UTF-8 with a mark", iconv.encode(ENGLISH, "utf-8", { addBOM: true }), ENGLISH],
    ["UTF-16LE with a mark", iconv.encode(RUSSIAN, "utf-16le", { addBOM: true }), RUSSIAN],
    ["UTF-16BE with a mark", iconv.encode(JAPANESE, "utf-16be", { addBOM: true }), JAPANESE],
    ["UTF-32LE with a mark", iconv.encode(ENGLISH, "utf-32le", { addBOM: true }), ENGLISH],
  ])("%s", (_, bytes, text) => expect(decode(bytes)).toBe(text));
});

describe("a stated charset", () => {
  test.each([
    ["windows-1251", RUSSIAN],
    ["KOI8-R", RUSSIAN],
    ["ISO-8859-1", ENGLISH],
    ["Shift_JIS", JAPANESE],
    ["x-sjis", JAPANESE],
    ["EUC-JP", JAPANESE],
    ["gb2312", CHINESE],
    ["Windows-1250", POLISH],
  ])("HTTP says %s", (charset, text) => {
    const bytes = iconv.encode(text, charset === "ISO-8859-1" ? "windows-1252" : charset);
    expect(decode(bytes, charset)).toBe(text);
    expect(decode(bytes, `"${charset.toUpperCase()}"`)).toBe(text);
  });
  test.each([
    ['<meta charset="windows-1251">'],
    ["<META HTTP-EQUIV='Content-Type' content='text/html; charset=windows-1251'>"],
    ["<?xml version='1.0' encoding='windows-1251'?>"],
  ])("the text declares %s", (head) =>
    expect(decode(iconv.encode(`${head}<p>${RUSSIAN}`, "windows-1251"))).toBe(`${head}<p>${RUSSIAN}`),
  );
  test("valid UTF-8 wins over a server that says ISO-8859-1", () =>
    expect(decode(Buffer.from(RUSSIAN), "ISO-8859-1")).toBe(RUSSIAN));
  test("the page wins over a server that says ISO-8859-1", () => {
    const page = `<meta charset=windows-1251><p>${RUSSIAN}`;
    expect(decode(iconv.encode(page, "windows-1251"), "ISO-8859-1")).toBe(page);
  });
  test("a name that is no charset counts for nothing", () =>
    expect(decode(Buffer.from("Talks opened."), "base64")).toBe("Talks opened."));
  test("a charset that does not fit is not used", () =>
    expect(decode(iconv.encode(JAPANESE, "shift_jis"), "EUC-JP")).toBe(JAPANESE));
  test("a server's ISO-8859-1 is not believed of Cyrillic", () =>
    expect(codeOf(iconv.encode(RUSSIAN, "windows-1251"), "ISO-8859-1")).toBe("ingest/bad-encoding"));
  test("ISO-2022-JP is never read as ASCII", () => {
    const bytes = Buffer.from("\u001b$BBg?C\u001b(B says.", "latin1");
    expect(decode(bytes, "iso-2022-jp")).toBe("大臣 says.");
    expect(codeOf(bytes)).toBe("ingest/bad-encoding");
  });
});

describe("no charset stated", () => {
  test.each([
    ["windows-1251", RUSSIAN],
    ["windows-1252", ENGLISH],
    ["windows-1252", FRENCH],
    ["shift_jis", JAPANESE],
    ["euc-jp", JAPANESE],
    ["gbk", CHINESE],
    ["utf-16le", RUSSIAN],
    ["utf-16be", "The minister said that talks would go on."],
  ])("%s is found", (charset, text) => expect(decode(iconv.encode(text, charset))).toBe(text));

  test.each([
    ["a charset of old Macs", iconv.encode("The minister’s aide said “no” to the café owners on Friday.", "macroman")],
    [
      "a charset of old PCs",
      iconv.encode("The café owners said that the fiancée née Noël was there on Friday.", "cp437"),
    ],
    ["bytes at random", Buffer.from(Array.from({ length: 400 }, (_, i) => ((i * 7919 + i * i * 31) % 254) + 1))],
    ["an image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])],
    ["one word", iconv.encode("Łódź", "windows-1250")],
  ])("%s is unknown, never a wrong text", (_, bytes) => expect(codeOf(bytes)).toBe("ingest/bad-encoding"));

  test("never another text than was written, whatever the charset", () => {
    const charsets = [
      "koi8-r",
      "iso-8859-5",
      "iso-8859-2",
      "cp866",
      "cp852",
      "windows-1257",
      "macroman",
      "iso-8859-15",
    ];
    for (const text of [RUSSIAN, POLISH, FRENCH, "Žalūzijas šķiet ļoti dārgas, teica ministre ceturtdien Rīgā."])
      for (const charset of charsets) {
        const bytes = iconv.encode(text, charset);
        if (iconv.decode(bytes, charset) !== text) continue; // this charset has not all of its letters
        expect([text, "ingest/bad-encoding"], `${charset}: ${text}`).toContain(codeOf(bytes));
      }
  });
});

test("UTF-8 that was cut loses the broken sign only, and a stray byte shows", () => {
  const bytes = Buffer.from(RUSSIAN);
  expect(decode(bytes.subarray(0, 21))).toBe(RUSSIAN.slice(0, 11));
  expect(decode(Buffer.concat([bytes, Buffer.from([0xff]), bytes]))).toBe(`${RUSSIAN}\ufffd${RUSSIAN}`);
});

test("the error names what was stated", () => {
  expect(() => decode(Buffer.from([0x81, 0x8d, 0x8f, 0x20, 0x41]), "utf-8")).toThrow(/not utf-8, as stated/);
});
