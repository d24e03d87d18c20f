import { afterAll, beforeAll, expect, test } from "vitest";
import { littleLake } from "../../test/little-lake.ts";
import { checkValues } from "./check-values.ts";
import { parseFilter } from "./event-filter.ts";
import { findQuotations } from "./find-quotations.ts";
import { loadKnownValues } from "./known-values.ts";
import type { Lake } from "./lake.ts";

const known = loadKnownValues();
const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);

let lake: Lake;
beforeAll(async () => {
  const said = { form: "direct", start: 3, end: 20 };
  lake = await littleLake({
    statements: [
      {
        statement_id: "a",
        document_id: "old",
        ...said,
        speaker_entity_text: "the minister",
        speaker_identifier_text: "Ilo Andarvé",
        speaker_identifier_id: "Q77",
        speaker_code: "IRN",
        speaker_sector: "GOV",
        text: "Grain first.",
      },
      {
        statement_id: "b",
        document_id: "new",
        ...said,
        speaker_entity_text: "rebels of Karst",
        speaker_code: "SYR",
        speaker_sector: "REB",
      },
    ],
    documents: [
      { document_id: "old", state: "read", published: "2021-01-01", publisher: "The Velm Post", license: "CC-BY-4.0" },
      { document_id: "new", state: "read", published: "2022-01-01" },
    ],
  });
});
afterAll(() => lake.close());

test.each<[Record<string, unknown>, string[]]>([
  [{}, ["b", "a"]],
  [{ limit: 1 }, ["b"]],
  [{ actor: "IRN" }, ["a"]],
  [{ actor: "SYR.GOV" }, []],
  [{ actor: ".REB,Q77" }, ["b", "a"]],
  [{ actor: "Andarve" }, ["a"]],
  [{ text: "grain" }, ["a"]],
  [{ publishedSince: "2021-06" }, ["b"]],
  [{ publisher: "the velm post", license: "CC-BY-4.0" }, ["a"]],
  [{ document: "new" }, ["b"]],
])("%j finds %j", async (query, ids) => {
  expect((await findQuotations(lake, filter(query))).map((q) => q.statement_id)).toEqual(ids);
});

test("a quotation has no type", async () => {
  await expect(findQuotations(lake, filter({ type: "AID" }))).rejects.toThrow(/a quotation has no type/);
});
