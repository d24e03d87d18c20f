import { expect, test } from "vitest";
import { apiApp } from "../../test/api-app.ts";
import { createClient } from "./client.ts";

const KEY = "a-key-of-sixteen-characters";

async function clientOf(given: Parameters<typeof apiApp>[0] = {}) {
  const { app } = await apiApp({ key: KEY, ...given });
  const fetch = async (input: string | URL | Request, init?: RequestInit) => app.request(String(input), init);
  return createClient({ url: "http://localhost", key: KEY, fetch, sleep: async () => {}, retries: 2 });
}

test("it reads, asks and corrects", async () => {
  const client = await clientOf();
  expect((await client.health()).lake?.read).toBe(3);
  expect((await client.read({ text: "Words.", id: "a" })).document.id).toBe("a");
  expect(await client.readMany([{ text: "a" }, { text: "b" }])).toHaveLength(2);
  const events = [];
  for await (const event of client.events({ with: "all" })) events.push(event);
  const [first] = events;
  const id = first?.event.id ?? "";
  const { total } = (await client.get("/v1/events", { with: ["all"] })) as { total: number };
  expect(events).toHaveLength(total);
  await client.correct({ event_id: id, kind: "wrong", by: "Ada" });
  expect(await client.event(id)).toMatchObject({ withdrawn: true, corrections: [{ by: "Ada" }] });
});

test("what the server refuses is thrown as the same error", async () => {
  const client = await clientOf();
  await expect(client.event("none")).rejects.toMatchObject({ code: "api/not-found" });
  await expect(client.series({ between: ["NOR"] })).rejects.toMatchObject({ code: "store/bad-filter" });
});

test("a busy server is asked again, but not for ever", async () => {
  const client = await clientOf({ queue: { mostTasks: 0 } });
  await expect(client.read({ text: "Words." })).rejects.toMatchObject({ code: "api/busy" });
});
