import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsvFile } from "./read-csv-file.ts";
import type { Ingested } from "./source-document.ts";

async function read(
  text: string | Uint8Array,
  options: { mostRowBytes?: number; columns?: object; piece?: number } = {},
) {
  const { piece = 7, ...rest } = options;
  const items: Ingested[] = [];
  for await (const item of readCsvFile(pieces(Buffer.from(text), piece), { path: "t.csv", ...rest })) items.push(item);
  return items;
}

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** "12:text" for a document, "12!code" for a failure. */
const brief = (items: readonly Ingested[]) =>
  items.map((item) => {
    const line = (item.kind === "document" ? item.document.locator : item.locator)
      .replace("t.csv", "")
      .replace("#", "");
    return item.kind === "document" ? `${line}:${item.document.text}` : `${line}!${item.error.code.slice(7)}`;
  });

test("reads every field that a column is known for, and nothing else", async () => {
  const [item] = await read(
    "\ufeffArticle_ID,Headline,Pub_Date,URL,Outlet,Licence,Lang,Byline,Body,extra\n" +
      '7,Ferry sinks,2021-05-03,https://a.example/7,Harbour Post,CC BY 4.0,en,Ann Oakes,"The ferry sank, he said.",x\n',
  );
  expect(item).toEqual({
    kind: "document",
    document: {
      locator: "t.csv#2",
      id: "7",
      text: "The ferry sank, he said.",
      title: "Ferry sinks",
      url: "https://a.example/7",
      published: "2021-05-03",
      language: "en",
      publisher: "Harbour Post",
      author: "Ann Oakes",
      credits: [],
      license: expect.objectContaining({ spdx: "CC-BY-4.0" }),
      revision: null,
      format: "csv",
    },
  });
});

test.each([
  ["comma", "id,text\n1,a\n2,b\n", ["2:a", "3:b"]],
  ["tab", "id\ttext\n1\ta, b\n", ["2:a, b"]],
  ["semicolon", 'id;"text"\n1;a, b\n', ["2:a, b"]],
  ["bar", "id|text\n1|a; b\n", ["2:a; b"]],
  ["one column only", "text\na\nb\n", ["2:a", "3:b"]],
  ["commas inside a quoted name", '"a,b,c";text\n1;x\n', ["2:x"]],
  ["Windows line ends", 'id,text\r\n1,"a\r\nb"\r\n2,x\r\n', ["2:a\r\nb", "4:x"]],
  ["no line end at the end", "id,text\n1,a", ["2:a"]],
  ["empty lines", "\n\nid,text\n\n1,a\n\n\n2,b\n", ["5:a", "8:b"]],
  [
    "line breaks, delimiters and doubled marks in a cell",
    'id,text\n1,"a,\n""b""\n\nc"\n2,x\n',
    ['2:a,\n"b"\n\nc', "6:x"],
  ],
  ["a column without a name", "id\ttext\t\r\n1\ta\tmore\r\n", ["2:a"]],
  ["a delimiter more at each end", "id,text\n1,a,\n2,b,,\n", ["2:a", "3:b"]],
])("%s", async (_, text, expected) => expect(brief(await read(text))).toEqual(expected));

test.each([
  ["a cell too few", "id,text,url\n1,a,u\n2,b\n3,c,u\n", ["2:a", "3!damaged", "4:c"]],
  ["a cell too many", "id,text\n1,a\n2,b,c\n3,d\n", ["2:a", "3!damaged", "4:d"]],
  ["words behind a closing mark", 'id,text\n1,"a"b\n2,c\n', ["2!damaged", "3:c"]],
  ["a mark that is never closed", 'id,text\n1,a\n2,"b\n3,c\n4,d\n', ["2:a", "3!damaged", "4:c", "5:d"]],
  ["a mark that the next mark closes wrongly", 'id,text\n1,"a\n2,b\n3,"c"\n4,d\n', ["2!damaged", "3:b", "4:c", "5:d"]],
  [
    "marks as part of the words",
    'id,text\n1,He said "yes" twice\n2,5" of rain\n3,c\n',
    ['2:He said "yes" twice', '3:5" of rain', "4:c"],
  ],
  [
    "marks as part of the words of a tab table",
    'id\ttext\n1\t"Yes" he said\n2\t5" of rain\n3\tc\n',
    ['2:"Yes" he said', '3:5" of rain', "4:c"],
  ],
  ["an empty text", "id,text\n1,\n2,b\n", ["2!no-text", "3:b"]],
  ["no rows", "id,text\n", []],
  ["nothing", "", ["!no-text"]],
])("a bad row spoils no other: %s", async (_, text, expected) => expect(brief(await read(text))).toEqual(expected));

test("a row that is too long is one failure, in one line or in several", async () => {
  const long = "x".repeat(300);
  expect(brief(await read(`id,text\n1,${long}\n2,b\n`, { mostRowBytes: 100 }))).toEqual(["2!too-large", "3:b"]);
  const open = `id,text\n1,"${"line\n".repeat(60)}2,b\n3,c\n`;
  const items = brief(await read(open, { mostRowBytes: 100 }));
  expect(items.filter((item) => item.includes(":"))).toEqual(["62:b", "63:c"]);
  expect(items).toContain("2!damaged");
});

test("a row in a charset that is not known is a failure, and the rest is read", async () => {
  const text = Buffer.concat([
    Buffer.from("id,text\n1,a\n2,"),
    Buffer.from([0x81, 0x8d, 0x8f, 0xff, 0xfe, 0x90, 0x9d]),
    Buffer.from("\n3,café\n"),
  ]);
  expect(brief(await read(text))).toEqual(["2:a", "3!bad-encoding", "4:café"]);
});

test("letters are not torn where the bytes come in pieces", async () => {
  for (const piece of [1, 2, 3])
    expect(brief(await read("id,text\n1,čaj\n2,日本\n", { piece }))).toEqual(["2:čaj", "3:日本"]);
});

test("a column that is not there is one failure that names the nearest", async () => {
  const [item, ...more] = await read("id,content_raw\n1,a\n", { columns: { text: "contnt_raw" } });
  expect(more).toEqual([]);
  expect(item).toMatchObject({ kind: "failure", locator: "t.csv", error: { code: "ingest/bad-columns" } });
  expect(item?.kind === "failure" && item.error.message).toContain('did you mean "content_raw"?');
});

test("what a writer of tables wrote is read sign by sign, under the line where it begins", async () => {
  const sign = fc.constantFrom("a", "č", '"', ",", ";", "\t", "\n", " ", "'", "日");
  const cell = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(""));
  const row = fc.tuple(cell, fc.constantFrom(",", "\t", ";"));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.constantFrom(",", "\t", ";"), async (rows, delimiter) => {
      const table = rows.map(([text, note], i) => [String(i), `x${text}`, note]);
      let line = 2;
      const expected = table.map(([, text = "", note = ""]) => {
        const brief = `${line}:${text}`;
        line += 1 + text.split("\n").length - 1 + note.split("\n").length - 1;
        return brief;
      });
      const file = stringify([["id", "text", "note"], ...table], { delimiter });
      expect(brief(await read(file))).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test("10,000 rows are read in well under a second", async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `${i},"He said ""yes"",\nthen no. ${i}"`).join("\n");
  const start = performance.now();
  expect(await read(`id,text\n${rows}\n`, { piece: 65_536 })).toHaveLength(10_000);
  expect(performance.now() - start).toBeLessThan(1500);
});
