import { expect, test } from "vitest";
import { fakeReader } from "../../test/ingest/fake-reader.ts";
import { lakePath } from "../../test/invented-lake.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { linkNew } from "../store/link-new.ts";
import { openLake } from "../store/open-lake.ts";
import { streamEvents } from "../store/stream-events.ts";
import { verifyLake } from "../store/verify-lake.ts";
import { loadAgencies } from "./agencies.ts";
import { type CodingOptions, codeDocuments } from "./code-documents.ts";
import { failedItem } from "./failed-item.ts";
import type { GivenItem } from "./given-item.ts";
import { loadKnownTexts } from "./known-texts.ts";
import type { SourceDocument } from "./source-document.ts";

const agencies = loadAgencies();

/** Words of no language in some order: the same number gives the same text. */
function story(number: number, length = 60): string {
  const words = Array.from(
    { length },
    (_, i) => `wo${((i + 7) * (number + 3) * 7919).toString(26).replace(/\d/g, "x")}`,
  );
  return `Envoy${number} ${words.join(" ")}.`;
}

function item(locator: string, text: string, given: Partial<SourceDocument> = {}): GivenItem {
  const nothing = { id: null, title: null, url: null, published: null, language: null, publisher: null, author: null };
  const document = { locator, text, ...nothing, credits: [], license: null, revision: null, format: "text" };
  return { kind: "document", document: { ...document, ...given } };
}

const version = (version: string, status: "usable" | "corrected" | "withheld" | "canceled") => ({
  revision: { item: "urn:a", version, status },
});

const broken = (locator: string) => failedItem("ingest/damaged", { locator, what: "it is torn", fix: "Mend it." });

/** One run of the program over these items: their outcomes, and what the reader was given. */
async function run(folder: string, items: readonly GivenItem[], options: Partial<CodingOptions> = {}) {
  const writer = await openLakeWriter(folder);
  const lake = await openLake(folder);
  const known = await loadKnownTexts(lake).finally(() => lake.close());
  const reader = fakeReader();
  const outcomes: string[] = [];
  async function* given() {
    yield* items;
  }
  for await (const { outcome } of codeDocuments(given(), { reader, writer, known, agencies, ...options }))
    outcomes.push(outcome);
  await writer.commit();
  await writer.close();
  expect(await verifyLake(folder)).toEqual([]);
  return { outcomes, texts: reader.texts };
}

async function ask(folder: string, sql: string) {
  const lake = await openLake(folder);
  return lake.query(sql).finally(() => lake.close());
}

const near = (text: string) => text.replace(/wo\S+\.$/, "another.");

test("each item has one outcome, and a text that several have is read once", async () => {
  const folder = await lakePath();
  const items = [
    item("a", story(1)),
    item("b", story(1)),
    item("c", near(story(1))),
    item("d", `${story(1)} It cost 12.`),
    item("e", "Nicht auf Englisch geschrieben."),
    item("f", "", version("1", "canceled")),
    broken("g"),
    item("h", story(2)),
  ];
  const first = await run(folder, items);
  expect(first.outcomes).toEqual("read duplicate duplicate read failed withdrawn failed read".split(" "));
  expect(first.texts).toHaveLength(4);
  expect(await ask(folder, "SELECT locator, state, duplicate_kind AS kind FROM documents ORDER BY locator")).toEqual([
    { locator: "a", state: "read", kind: null },
    { locator: "b", state: "duplicate", kind: "exact" },
    { locator: "c", state: "duplicate", kind: "near" },
    { locator: "d", state: "read", kind: null },
    { locator: "f", state: "withdrawn", kind: null },
    { locator: "h", state: "read", kind: null },
  ]);
  const again = await run(folder, items);
  expect(new Set(again.outcomes)).toEqual(new Set(["known"]));
  expect(again.texts).toEqual([]);
  expect(await ask(folder, "SELECT count(*) AS n FROM failures")).toEqual([{ n: 2 }]);
});

test("what failed for its file gives its text when the file is mended, and a text that failed is tried again once it is another", async () => {
  const folder = await lakePath();
  await run(folder, [broken("a"), item("b", "Nicht auf Englisch.")]);
  const again = [item("a", story(1)), item("b", story(2))];
  expect((await run(folder, again)).outcomes).toEqual(["read", "read"]);
  expect((await run(folder, again)).outcomes).toEqual(["known", "known"]);
});

test("a file that was read and is damaged later is a failure, and what was read stays", async () => {
  const folder = await lakePath();
  await run(folder, [item("a", story(1))]);
  expect((await run(folder, [broken("a")])).outcomes).toEqual(["failed"]);
  expect((await run(folder, [broken("a"), item("a", story(1))])).outcomes).toEqual(["known", "known"]);
});

test("another text under the same name is a document of its own, also on the next run", async () => {
  const folder = await lakePath();
  expect((await run(folder, [item("a", story(1)), item("a", story(2))])).outcomes).toEqual(["read", "read"]);
  expect((await run(folder, [item("a", story(1)), item("a", story(2))])).outcomes).toEqual(["known", "known"]);
});

test("two items may have the same id", async () => {
  const folder = await lakePath();
  const items = [item("a", story(1), { id: "7" }), item("b", story(2), { id: "7" })];
  expect((await run(folder, items)).outcomes).toEqual(["read", "read"]);
  const [row] = await ask(
    folder,
    "SELECT count(DISTINCT document_id) AS ids, min(document_id) AS least FROM documents",
  );
  expect(row).toEqual({ ids: 2, least: "7" });
});

test.each([
  ["a correction", "corrected"],
  ["a later version", "usable"],
] as const)("%s of an item is read however little it differs, and takes its place", async (_, status) => {
  const folder = await lakePath();
  const items = [item("a", story(1), version("1", "usable")), item("b", near(story(1)), version("2", status))];
  expect((await run(folder, items)).outcomes).toEqual(["read", "read"]);
  expect(await ask(folder, "SELECT locator FROM current_documents")).toEqual([{ locator: "b" }]);
  expect(await ask(folder, "SELECT count(*) AS n FROM current_events")).toEqual([{ n: 1 }]);
  expect(await ask(folder, "SELECT count(*) AS n FROM events")).toEqual([{ n: 2 }]);
});

test.each(["canceled", "withheld"] as const)("an item that is %s takes its events back", async (status) => {
  const folder = await lakePath();
  const items = [item("a", story(1), version("1", "usable")), item("b", "", version("2", status))];
  expect((await run(folder, items)).outcomes).toEqual(["read", "withdrawn"]);
  expect(await ask(folder, "SELECT count(*) AS n FROM current_events")).toEqual([{ n: 0 }]);
});

test("a licence that stands beside the text lets the text be kept, and its line be owed", async () => {
  const folder = await lakePath();
  const license = { spdx: "CC-BY-4.0", url: null, holder: "The Post", statement: "CC BY 4.0" };
  await run(folder, [item("a", story(1), { license, title: "T" }), item("b", story(2))]);
  const rows = await ask(folder, "SELECT text, license, attribution FROM documents ORDER BY locator");
  expect(rows[0]).toEqual({ text: story(1), license: "CC-BY-4.0", attribution: expect.stringContaining("The Post") });
  expect(rows[1]).toEqual({ text: null, license: null, attribution: null });
  const kept = await lakePath();
  await run(kept, [item("b", story(2))], { keepText: true });
  expect(await ask(kept, "SELECT text FROM documents")).toEqual([{ text: story(2) }]);
});

test("the origin comes from who is credited, else from whom a text shares most of its words with", async () => {
  const folder = await lakePath();
  const words = story(1, 90);
  const cut = `${words.split(" ").slice(0, 70).join(" ")} ${story(2, 25)}`;
  await run(folder, [
    item("a", words, { publisher: "One", credits: ["Reuters"] }),
    item("b", cut, { publisher: "Two" }),
    item("c", story(5), { publisher: "Three" }),
    item("d", story(6)),
  ]);
  const rows = await ask(folder, "SELECT origin, state FROM documents ORDER BY locator");
  expect(rows.map(({ origin }) => origin)).toEqual(["Reuters", "Reuters", "Three", null]);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["read"]));
});

test("a table of sites fills what the input does not state", async () => {
  const folder = await lakePath();
  const site = { host: "a.example", publisher: "A Post", family: "A Group", licence: "CC BY 4.0", country: null };
  const sites = { find: (url: string) => (url.includes("a.example") ? site : null) };
  const own = { publisher: "Own", license: { spdx: "CC0-1.0", url: null, holder: null, statement: "CC0" } };
  await run(
    folder,
    [
      item("a", story(1), { url: "https://a.example/1" }),
      item("b", story(2), { url: "https://a.example/2", ...own }),
      item("c", story(1), { url: "https://a.example/3" }),
      item("d", story(3), { url: "https://b.example/1" }),
      item("e", story(4)),
    ],
    { sites },
  );
  const rows = await ask(folder, "SELECT publisher, family, license FROM documents ORDER BY locator");
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["A Post", "A Group", "CC-BY-4.0"],
    ["Own", "A Group", "CC0-1.0"],
    ["A Post", "A Group", "CC-BY-4.0"],
    [null, null, null],
    [null, null, null],
  ]);
});

test("outlets of one family are two reports by one publisher", async () => {
  const folder = await lakePath();
  const site = { host: "a.example", publisher: null, family: "A Group", licence: null, country: null };
  const items = [
    item("a", story(1), { url: "https://a.example/1", publisher: "North Post" }),
    item("b", story(1), { url: "https://a.example/2", publisher: "South Post" }),
  ];
  const publishers = async () => {
    const lake = await openLake(folder);
    const events = streamEvents(lake, { where: "TRUE", order: "e.event_id" });
    const { value } = await events.next();
    lake.close();
    return value?.story;
  };
  await run(folder, items, { sites: { find: () => site } });
  const writer = await openLakeWriter(folder);
  await linkNew(folder, writer);
  await writer.close();
  expect(await publishers()).toMatchObject({ reports: 2, publishers: 1 });
});

test("a feed's item whose page was read is known by its version, without its page", async () => {
  const folder = await lakePath();
  const of = (n: string) => ({ format: "rss", ...version(n, "usable") });
  await run(folder, [
    item("feed!1", story(1), of("1")),
    item("feed!1", story(2), of("2")),
    item("feed!2", story(3), { format: "rss" }),
    failedItem("ingest/missing", { locator: "feed!3", what: "404", fix: "" }),
    failedItem("ingest/unreadable", { locator: "feed!4", what: "503", fix: "" }),
  ]);
  const lake = await openLake(folder);
  const known = await loadKnownTexts(lake).finally(() => lake.close());
  const asked = [
    ["feed!1", "1"],
    ["feed!1", "2"],
    ["feed!1", "3"],
    ["feed!2", null],
    ["feed!3", null],
    ["feed!4", null],
  ] as const;
  expect(asked.map(([locator, of]) => known.hasPage(locator, of))).toEqual([true, true, false, true, true, false]);
  expect((await run(folder, [{ kind: "known", locator: "feed!1" }])).outcomes).toEqual(["known"]);
});
