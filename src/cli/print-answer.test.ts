import { expect, test } from "vitest";
import { type Answer, type AnswerForm, printAnswer } from "./print-answer.ts";

const answer: Answer = {
  kind: "things",
  facts: { by: "month" },
  records: () => [
    { name: 'a "b", c', list: ["x", "y"], none: null, big: 2n ** 60n },
    { name: "=1+1", list: [], none: null, big: 1 },
  ],
  flat: (record) => ({ ...record }),
  show: async () => ["one", "two"],
};

async function printed(form: AnswerForm, given: Partial<Answer> = {}): Promise<string> {
  let text = "";
  await printAnswer({ ...answer, ...given }, form, async (part) => {
    text += part;
  });
  return text;
}

test("a table is lines", async () => {
  expect(await printed("table")).toBe("one\ntwo\n");
});

test("JSON holds the facts and all records, whole numbers exactly", async () => {
  const json = JSON.parse(await printed("json"));
  expect(json).toMatchObject({ by: "month", things: [{ name: 'a "b", c', big: "1152921504606846976" }, { big: 1 }] });
});

test("JSON without records is still JSON", async () => {
  expect(JSON.parse(await printed("json", { records: () => [] }))).toEqual({ by: "month", things: [] });
});

test("JSON lines are one a record", async () => {
  const lines = (await printed("jsonl")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).name)).toEqual(['a "b", c', "=1+1"]);
});

test("CSV has one header, quotes what must be, and lists in one cell", async () => {
  expect(await printed("csv")).toBe('name,list,none,big\n"a ""b"", c",x; y,,1152921504606846976\n=1+1,,,1\n');
});
