import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";

test.each([
  ["/v1/events?nonsense=1", 400, "store/bad-filter"],
  ["/v1/events?limit=0.5", 400, "api/bad-request"],
  ["/v1/events?limit=5000", 400, "api/bad-request"],
  ["/v1/events?since=2022-13", 400, "store/bad-filter"],
  ["/v1/events?type=FROWN", 400, "store/unknown-value"],
  ["/v1/events?near=1,2", 400, "store/bad-filter"],
  ["/v1/events?cursor=%00", 400, "api/bad-request"],
  ["/v1/events?format=exe", 400, "api/bad-request"],
  ["/v1/series", 400, "store/bad-filter"],
  ["/v1/quotations?type=AID", 400, "store/bad-filter"],
  ["/v1/failures?cursor=b3g", 400, "api/bad-request"],
  ["/v1/values?kind=soup", 400, "api/bad-request"],
  ["/v1/events/none", 404, "api/not-found"],
  ["/v1/documents/none", 404, "api/not-found"],
  ["/v1/stories/none", 404, "api/not-found"],
  ["/v1/nothing", 404, "api/not-found"],
] as const)("%s is a problem with status %d and code %s", async (path, status, code) => {
  const { ask } = await apiApp();
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status, code });
});

test("a lake is not needed for reading, and its absence is said", async () => {
  const { ask, post } = await apiApp({ documents: [] });
  expect((await ask("/v1/events")).status).toBe(404);
  expect((await post("/v1/readings", { text: "One sentence." })).status).toBe(200);
  expect(await (await ask("/v1/health")).json()).toMatchObject({ lake: null });
});

test.each([
  ["another name for this machine", { host: "evil.example" }, 421],
  ["a page of another site", { origin: "https://evil.example" }, 403],
  ["a request that a browser calls foreign", { "sec-fetch-site": "cross-site" }, 403],
  ["the page's own origin", { origin: "http://localhost" }, 200],
] as const)("%s", async (_, headers, status) => {
  const { ask } = await apiApp({ documents: [] });
  expect((await ask("/v1/health", { headers })).status).toBe(status);
});

test("with a key nobody asks without it, whatever the name", async () => {
  const { ask } = await apiApp({ documents: [], key: "a-key-of-sixteen-characters" });
  const refused = await ask("/v1/health", { headers: { authorization: "Bearer wrong" } });
  expect(refused.status).toBe(401);
  expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  const headers = { host: "news.example", authorization: "Bearer a-key-of-sixteen-characters" };
  expect((await ask("/v1/health", { headers })).status).toBe(200);
});

test("other methods are told which there are", async () => {
  const { ask } = await apiApp({ documents: [] });
  const answer = await ask("/v1/readings", { method: "DELETE" });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("POST");
});

test("every answer has the headers that keep a browser from harm, and none that lets other sites in", async () => {
  const { ask } = await apiApp({ documents: [] });
  for (const path of ["/v1/health", "/v1/nothing", "/"]) {
    const { headers } = await ask(path);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'self'");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
  }
});

test("a client that asks too often is told to wait", async () => {
  const { ask } = await apiApp({ documents: [], limits: { burst: 2, perSecond: 0.001 } });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await ask("/v1/health")).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect(Number((await ask("/v1/health")).headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a bug shows nothing of its inside, and is noted", async () => {
  const bugs: unknown[] = [];
  const reader = { coder: "c", modelHash: "m", tryRead: () => Promise.reject(new Error("secret inside")) };
  const { post } = await apiApp({ documents: [], reader, noteBug: (error) => bugs.push(error) });
  const answer = await post("/v1/readings", { text: "Words." });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("secret");
  expect(bugs).toHaveLength(1);
});

test("an answer that takes too long is given up", async () => {
  const reader = { coder: "c", modelHash: "m", tryRead: () => new Promise<never>(() => {}) };
  const { post } = await apiApp({ documents: [], reader, limits: { timeMs: 20 } });
  expect((await post("/v1/readings", { text: "Words." })).status).toBe(503);
});
