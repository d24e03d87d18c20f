import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";

test.each([
  ["no JSON", "{", {}, 400],
  ["no text", { date: "2022" }, {}, 400],
  ["an unknown field", { text: "a", colour: "red" }, {}, 400],
  ["a text that is a number", { text: 7 }, {}, 400],
  ["no texts", { texts: [] }, {}, 400],
  ["more than a hundred texts", { texts: Array.from({ length: 101 }, () => ({ text: "a" })) }, {}, 400],
  ["another type", "text=a", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["plain text, which a foreign page may send unasked", "{}", { "content-type": "text/plain" }, 415],
  ["too large a body", { text: "x".repeat(3_000) }, {}, 413],
] as const)("%s is refused", async (_, body, headers, status) => {
  const { post } = await apiApp({ documents: [], limits: { bodyBytes: 2_500 } });
  expect((await post("/v1/readings", body, headers)).status).toBe(status);
});

test("one text gives its reading, many give theirs in order, one that cannot be read its error", async () => {
  const { post } = await apiApp({ documents: [] });
  const one = await (await post("/v1/readings", { text: "Words.", id: "a", with_text: true })).json();
  expect(one.document).toMatchObject({ id: "a", text: "Words." });
  const many = await (
    await post("/v1/readings", {
      texts: [
        { text: "x", id: "1" },
        { text: "bad", id: "2" },
        { text: "y", id: "3" },
      ],
    })
  ).json();
  expect(many.readings.map(({ document }: { document: { id: string } }) => document.id)).toEqual(["1", "2", "3"]);
  expect(many.readings.map(({ error }: { error: unknown }) => error === null)).toEqual([true, false, true]);
});

test("lines are read in order; a wrong line gives a reading with its error, a blank one nothing", async () => {
  const { post } = await apiApp({ documents: [] });
  const body = `{"text":"One.","id":"1"}\n\nnonsense\n{"text":"Two.","id":"2"}`;
  const answer = await post("/v1/readings", body, { "content-type": "application/x-ndjson" });
  const readings = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(readings.map(({ document, error }) => [document.id, error?.code ?? null])).toEqual([
    ["1", null],
    ["line 3", "api/bad-request"],
    ["2", null],
  ]);
});

test("a full queue says when to come again", async () => {
  const { post } = await apiApp({ documents: [], queue: { mostTasks: 1 } });
  const answer = await post("/v1/readings", { texts: [{ text: "a" }, { text: "b" }] });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
});

test.each([
  "http://127.0.0.1/",
  "http://[::1]:8787/v1/health",
  "http://169.254.169.254/latest/meta-data",
  "http://2130706433/",
  "file:///etc/passwd",
])("%s is not fetched", async (url) => {
  const { post } = await apiApp({ documents: [] });
  const answer = await post("/v1/readings/from-url", { url });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "ingest/unsafe" });
});

test("markup in a text stays text, in an answer that no browser takes for a page", async () => {
  const { post } = await apiApp({ documents: [] });
  const text = "<script>alert(1)</script><img src=x onerror=alert(2)> said the minister.";
  const answer = await post("/v1/readings", { text, with_text: true });
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect((await answer.json()).document.text).toBe(text);
});
