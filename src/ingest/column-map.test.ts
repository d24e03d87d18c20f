import { expect, test } from "vitest";
import { chooseColumns, mistypedColumn, parseColumnMap } from "./column-map.ts";

test("a user's map is read", () =>
  expect(parseColumnMap(" text=body, DATE=pub date ,id=a=b,")).toEqual({ text: "body", date: "pub date", id: "a=b" }));

test.each([
  ["text", "FIELD=COLUMN"],
  ["=body", "FIELD=COLUMN"],
  ["text=", "FIELD=COLUMN"],
  ["titel=a", 'did you mean "title"?'],
  ["licence=a", 'did you mean "license"?'],
  ["zzzzzzzz=a", "text, title, date"],
  ["text=a,text=b", "named twice"],
])("the map %s is refused", (words, message) => {
  expect(() => parseColumnMap(words)).toThrow(expect.objectContaining({ code: "ingest/bad-columns" }));
  expect(() => parseColumnMap(words)).toThrow(message);
});

test.each([
  ["plain names", ["id", "text", "date"], {}, { id: "id", text: "text", date: "date" }],
  [
    "names in other spellings",
    ["DocID", "Full Text", "pub-date", "Web_URL"],
    {},
    { id: "DocID", text: "Full Text", date: "pub-date", url: "Web_URL" },
  ],
  ["the surest of several", ["body", "content", "text", "story"], {}, { text: "text" }],
  ["what the user names, in any case", ["Raw", "text"], { text: "raw" }, { text: "Raw" }],
  [
    "a column that the user gave away is not taken again",
    ["date", "published", "body"],
    { title: "date" },
    { title: "date", date: "published", text: "body" },
  ],
  ["when a row was made is no date", ["text", "created_at", "timestamp"], {}, { text: "text" }],
])("%s", (_, columns, given, chosen) => expect(chooseColumns(columns, given, "t.csv")).toEqual(chosen));

test.each([
  [["id", "txet_raw"], {}, "no column is known to hold the text; columns: id, txet_raw"],
  [["body", "date"], { text: "bdoy" }, 'there is no column "bdoy" for text; did you mean "body"?'],
  [
    ["body", "Day"],
    { text: "body", date: "published" },
    'there is no column "published" for date; there are: body, Day',
  ],
  [["Raw", "RAW"], { text: "raw" }, 'did you mean "Raw" or "RAW"?'],
])("columns %j with map %j are refused", (columns, given, message) => {
  expect(() => chooseColumns(columns, given, "t.csv")).toThrow(expect.objectContaining({ code: "ingest/bad-columns" }));
  expect(() => chooseColumns(columns, given, "t.csv")).toThrow(message);
});

test.each([
  [{ date: "pub_dte" }, 'did you mean "pub_date"?'],
  [{ date: "published_on_paper" }, null],
  [{ date: "pub_date" }, null],
])("mistyped: %j", (given, message) => {
  const error = mistypedColumn(["text", "pub_date"], given, "t.jsonl");
  if (message === null) expect(error).toBeNull();
  else expect(error?.message).toContain(message);
});
