import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendWebhook } from "./send-webhook.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver that gives these answers one after the other, the last for ever. */
async function receiver(...statuses: number[]) {
  const got: { body: string; signature: unknown }[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      got.push({ body: Buffer.concat(parts).toString(), signature: req.headers["x-dragoman-signature"] });
      res.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { url: `http://127.0.0.1:${port}/hook`, got };
}

const OPEN = { allowPrivate: true, backOffMs: 1 };

test("a message comes as JSON, signed where there is a secret", async () => {
  const { url, got } = await receiver(204);
  await sendWebhook(url, { id: "é" }, OPEN);
  await sendWebhook(url, { id: "é" }, { ...OPEN, secret: "s" });
  const body = '{"id":"é"}';
  const signature = `sha256=${createHmac("sha256", "s").update(body).digest("hex")}`;
  expect(got).toEqual([{ body }, { body, signature }]);
});

test("a busy receiver is tried again, one that refuses is not", async () => {
  const busy = await receiver(503, 429, 200);
  await sendWebhook(busy.url, {}, OPEN);
  expect(busy.got).toHaveLength(3);
  const dead = await receiver(500);
  await expect(sendWebhook(dead.url, {}, { ...OPEN, retries: 2 })).rejects.toMatchObject({ code: "ingest/refused" });
  expect(dead.got).toHaveLength(3);
  const closed = await receiver(403);
  await expect(sendWebhook(closed.url, {}, OPEN)).rejects.toMatchObject({ code: "ingest/refused" });
  expect(closed.got).toHaveLength(1);
  const elsewhere = await receiver(302);
  await expect(sendWebhook(elsewhere.url, {}, OPEN)).rejects.toMatchObject({ code: "ingest/refused" });
});

test("who cannot be reached is named", async () => {
  const sent = sendWebhook("http://127.0.0.1:1/", {}, { ...OPEN, retries: 1 });
  await expect(sent).rejects.toMatchObject({ code: "ingest/unreadable", detail: { where: "http://127.0.0.1:1/" } });
});

test.each(["http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/", "file:///etc/passwd", "nonsense"])(
  "%s is refused without a request",
  async (url) => {
    await expect(sendWebhook(url, {}, { backOffMs: 1 })).rejects.toMatchObject({ code: "ingest/unsafe" });
  },
);

test("a name that leads into a private network is refused", async () => {
  const lookup = (_: string, __: object, done: (error: null, found: { address: string; family: number }[]) => void) =>
    done(null, [{ address: "192.168.0.9", family: 4 }]);
  const sent = sendWebhook("http://hook.example/", {}, { backOffMs: 1, lookup: lookup as never }); // asked for all addresses
  await expect(sent).rejects.toMatchObject({ code: "ingest/unsafe" });
});
