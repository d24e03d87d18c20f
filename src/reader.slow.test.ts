import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader, type Reader } from "./reader.ts";

/** With the shipped weights: what holds for any weights, not what these ones happen to read. */
let reader: Reader;
beforeAll(async () => {
  reader = await createReader({ threads: 1 });
});
afterAll(() => reader.close());

test("every span of the example's reading is its words", async () => {
  const text = readFileSync("examples/raisi-moscow.txt", "utf8");
  const { events, statements, document } = await reader.read(text);
  expect(events.length).toBeGreaterThan(3);
  expect(statements.length).toBeGreaterThan(4);
  const points = [...text];
  for (const e of events)
    for (const p of [...e.event_text, ...e.actor.map((a) => ({ ...a, text: a.entity_text }))])
      if (p.start !== null && p.end !== null) expect(points.slice(p.start, p.end).join("")).toBe(p.text);
  expect(document.license).toMatchObject({ spdx: "CC-BY-4.0", holder: "Mehr News Agency" });
});

test("a licence footer is never read for events", async () => {
  const { events, document } = await reader.read(
    "Police arrested two men in Lima. All content by X News is licensed under a Creative Commons Attribution 4.0 International License.",
  );
  expect(events.every((e) => e.text_info.sequence === 0)).toBe(true);
  expect(document.license?.spdx).toBe("CC-BY-4.0");
});

test("reading one text many times, and others between, changes nothing", async () => {
  const text =
    "Kenyan police arrested four students in Mombasa on Friday. They were released a day later, officials said.";
  const first = JSON.stringify(await reader.read(text));
  await reader.read("Talks between Chad and Sudan failed. The envoy left N'Djamena, blaming both sides.");
  expect(JSON.stringify(await reader.read(text))).toBe(first);
});

test("odd texts are read: emoji, right-to-left words, CRLF, a very long line", async () => {
  const odd = [
    "👩‍👧 Police arrested سلام two men.\r\n\r\n“Stop,” they said. \ud800",
    `Police ${"and soldiers ".repeat(2000)}left.`,
  ];
  for (const text of odd) expect((await reader.tryRead(text)).error).toBeNull();
});
