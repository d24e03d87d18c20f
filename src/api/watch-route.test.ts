import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";
import { addInvented } from "../../test/invented-lake.ts";

test("events that come into the lake are told, and those that were there are not", async () => {
  const { ask, lake } = await apiApp({ documents: [1], limits: { watchMs: 20 } });
  const answer = await ask("/v1/watch?with=all&document=document-2,document-3");
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const reader = answer.body?.getReader();
  const told = new TextDecoder();
  let text = "";
  const readUntil = async (words: string) => {
    while (!text.includes(words)) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      text += told.decode(value);
    }
  };
  await readUntil("event: ready");
  await addInvented(lake?.folder ?? "", [[2]]);
  await readUntil("event: event");
  await reader?.cancel();
  expect(text).toContain('"document_id":"document-2"');
  expect(text).not.toContain('"document_id":"document-1"');
});
