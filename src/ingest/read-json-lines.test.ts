import { describe, expect, test } from "vitest";
import type { ColumnMap } from "./column-map.ts";
import { readJsonFile } from "./read-json-file.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { Ingested } from "./source-document.ts";

const htmlToText = (html: string) => html.replace(/<[^>]*>/g, "").trim();
const now = () => new Date("2024-06-01T00:00:00Z");

interface Given {
  readonly columns?: ColumnMap;
  readonly mostLineBytes?: number;
  readonly mostBytes?: number;
}

async function all(items: AsyncIterable<Ingested>) {
  const found: Ingested[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 11) yield bytes.subarray(at, at + 11);
}

const lines = (text: string | Uint8Array, given: Given = {}) =>
  all(readJsonLines(pieces(Buffer.from(text)), { path: "a.jsonl", htmlToText, now, ...given }));
const file = (text: string, given: Given = {}) =>
  all(readJsonFile(pieces(Buffer.from(text)), { path: "a.json", htmlToText, now, ...given }));
const jsonl = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

/** "#12 ninjs text" for a document, "#12 code" for a failure. */
const brief = (items: readonly Ingested[]) =>
  items.map((item) => {
    if (item.kind === "failure") return `${item.locator} ${item.error.code}`.replace(/^a\.jsonl?/, "");
    const { locator, format, text } = item.document;
    return `${locator} ${format} ${text}`.replace(/^a\.jsonl?/, "");
  });

test("reads all that an object says", async () => {
  const [item] = await lines(
    jsonl({
      id: 7,
      text: " The ferry\nsank. ",
      title: "Ferry sinks",
      publishedAt: "2024-05-03T09:00:00Z",
      url: "https://a.example/7",
      source: { id: "hp", name: "Harbour Post" },
      authors: ["Ann Oakes", { name: "Bo Lind" }],
      license: { spdx: "CC-BY-4.0", holder: "Coast Wire" },
      lang: "en",
      n: null,
    }),
  );
  expect(item).toEqual({
    kind: "document",
    document: {
      locator: "a.jsonl#1",
      id: "7",
      text: " The ferry\nsank. ",
      title: "Ferry sinks",
      url: "https://a.example/7",
      published: "2024-05-03T09:00:00Z",
      language: "en",
      publisher: "Harbour Post",
      author: "Ann Oakes, Bo Lind",
      credits: [],
      license: { spdx: "CC-BY-4.0", url: null, holder: "Coast Wire", statement: "CC-BY-4.0" },
      revision: null,
      format: "json",
    },
  });
});

test.each([
  ["a string", '"a-1"', "a-1"],
  ["a number", "17", "17"],
  ["nothing", "null", null],
  ["a number that has lost its last digits", "12345678901234567890", null],
])("an id may be %s", async (_, id, expected) =>
  expect(await lines(`{"id":${id},"text":"a"}`)).toMatchObject([{ document: { id: expected } }]),
);

test("each line says by itself what it is", async () => {
  const text = jsonl(
    { id: 1, text: "One." },
    { uri: "urn:x:2", pubstatus: "usable", body_html: "<p>Two.</p>" },
    { id: "3", event_text: "Three.", pub_date: "2024-05-03", event_type: ["PROTEST"] },
    { uri: "urn:x:2", pubstatus: "canceled" },
  );
  expect(brief(await lines(text))).toEqual(["#1 json One.", "#2 ninjs Two.", "#3 ngec Three.", "#4 ninjs "]);
});

describe("a line that cannot be read is one failure, and the rest goes on", () => {
  test.each([
    ["no JSON", "{text: 1}", "ingest/damaged"],
    ["half an object", '{"text": "On', "ingest/damaged"],
    ["a list", '[{"text": "a"}]', "ingest/damaged"],
    ["a number", "7", "ingest/damaged"],
    ["null", "null", "ingest/damaged"],
    ["no text", '{"id": 1}', "ingest/bad-columns"],
    ["an empty text", '{"text": " "}', "ingest/no-text"],
    ["a text that is a number", '{"text": 7}', "ingest/no-text"],
    ["too many bytes", `{"text": "${"x".repeat(100)}"}`, "ingest/too-large"],
    ["bytes of no charset", Buffer.from([0x81, 0x8d, 0x8f, 0xff, 0xfe, 0x90, 0x9d]), "ingest/bad-encoding"],
  ])("%s", async (_, bad, code) => {
    const text = Buffer.concat([Buffer.from('{"text":"a"}\r\n\n'), Buffer.from(bad), Buffer.from('\n{"text":"č"}\n')]);
    expect(brief(await lines(text, { mostLineBytes: 80 }))).toEqual(["#1 json a", `#3 ${code}`, "#4 json č"]);
  });
});

test("lists in lists, however deep, say nothing", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(await lines(`{"text":"a","author":${deep},"source":{"name":{"name":"b"}}}`)).toMatchObject([
    { document: { text: "a", author: null, publisher: null } },
  ]);
});

test("a byte-order mark is left out", async () =>
  expect(brief(await lines('\ufeff{"text":"a"}'))).toEqual(["#1 json a"]));

test("UTF-16 is one failure of the whole input", async () =>
  expect(brief(await lines(Buffer.from('\ufeff{"text":"a"}\n{"text":"b"}\n', "utf16le")))).toEqual([
    " ingest/bad-encoding",
  ]));

describe("a user's map", () => {
  test("holds for every line, whatever its shape", async () => {
    const text = jsonl({ text: "no", raw: "One.", day: "2024-05-03" }, { uri: "u", pubstatus: "usable", raw: "Two." });
    const items = await lines(text, { columns: { text: "raw", date: "day" } });
    expect(brief(items)).toEqual(["#1 json One.", "#2 json Two."]);
    expect(items).toMatchObject([
      { document: { published: "2024-05-03" } },
      { document: { published: null, id: "u" } },
    ]);
  });

  test("with a mistyped key is one failure before anything is read", async () => {
    const items = await lines(jsonl({ body: "One.", day_of_issue: "2024-05-03" }), {
      columns: { text: "body", date: "day_of_isue" },
    });
    expect(brief(items)).toEqual([" ingest/bad-columns"]);
    expect(items[0]?.kind === "failure" && items[0].error.message).toContain('did you mean "day_of_issue"?');
  });

  test("without its text in one line fails that line alone", async () =>
    expect(brief(await lines(jsonl({ raw: "One." }, { other: 1 }), { columns: { text: "raw" } }))).toEqual([
      "#1 json One.",
      "#2 ingest/bad-columns",
    ]));
});

describe("records of NGEC and POLECAT", () => {
  const record = { orig_id: "s1", event_text: "One.", pub_date: "2024-05-03", title: "T", source: "Harbour Post" };

  test("say what they know of the text", async () =>
    expect(await lines(jsonl({ ...record, id: "s1_PROTEST_", event_type: "PROTEST", actor: [{}] }))).toMatchObject([
      { document: { id: "s1", text: "One.", title: "T", published: "2024-05-03", publisher: "Harbour Post" } },
    ]));

  test("several of one text are one document", async () => {
    const text = jsonl(
      { ...record, id: "s1_PROTEST_" },
      { ...record, id: "s1_ASSAULT_beat" },
      { ...record, id: "s2_PROTEST_", orig_id: "s2" },
      { ...record, id: "s1_AID_" },
      { ...record, id: "s1_AID_", event_text: "Another." },
    );
    expect(brief(await lines(text))).toEqual(["#1 ngec One.", "#3 ngec One.", "#5 ngec Another."]);
    expect(brief(await file(`[${text.replaceAll("\n", ",")}]`))).toEqual([
      "!1 ngec One.",
      "!3 ngec One.",
      "!5 ngec Another.",
    ]);
  });

  test.each([
    ["text", { id: 1, text: "One.", event_type: "AID" }],
    ["story", { id: 1, story: "One.", orig_id: "1" }],
  ])("may call their text %s", async (_, value) => expect(brief(await lines(jsonl(value)))).toEqual(["#1 ngec One."]));
});

describe("a JSON file", () => {
  test.each([
    ["is a list", '[{"text":"a"},7,{"text":"b"}]', ["!1 json a", "!2 ingest/damaged", "!3 json b"]],
    ["holds a list", '{"total":2,"articles":[{"text":"a"},{"content":"b"}]}', ["!1 json a", "!2 json b"]],
    ["is one item", '{"text":"a","data":[{"x":1}]}', [" json a"]],
    ["is one item of ninjs", '{"uri":"u","pubstatus":"usable","body_text":"a"}', [" ninjs a"]],
    ["is empty", "[]", [" ingest/no-text"]],
    ["is half a list", '[{"text":"a"},', [" ingest/damaged"]],
    ["is no JSON", "", [" ingest/damaged"]],
    ["is a word", '"word"', [" ingest/damaged"]],
    ["is too large", `[${'{"text":"aaaaaaaa"},'.repeat(20)}{}]`, [" ingest/too-large"]],
  ])("%s", async (_, text, expected) => expect(brief(await file(text, { mostBytes: 200 }))).toEqual(expected));

  test("is read by a user's map", async () =>
    expect(brief(await file('{"items":[{"raw":"a"}]}', { columns: { text: "raw" } }))).toEqual(["!1 json a"]));
});
