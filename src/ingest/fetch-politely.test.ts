import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type FetchOptions, type FetchState, fetchPolitely } from "./fetch-politely.ts";
import { openBytes } from "./open-bytes.ts";
import { PoliteClient, type PoliteOptions } from "./polite-client.ts";

const servers: Server[] = [];
const clients: PoliteClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Page = (res: ServerResponse, req: IncomingMessage) => void;

/** A server on this machine; addresses without a page give 404. */
async function serve(pages: Readonly<Record<string, Page>>) {
  const asked: string[] = [];
  const listener: RequestListener = (req, res) => {
    asked.push(req.url ?? "");
    const page = pages[req.url ?? ""];
    if (page) page(res, req);
    else res.writeHead(404).end("no");
  };
  const server = createServer(listener);
  const connections: unknown[] = [];
  server.on("connection", (socket) => connections.push(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { at: (path: string) => `http://127.0.0.1:${port}${path}`, port, asked, connections };
}

/** A client whose clock goes on only while it sleeps. */
function polite(options: PoliteOptions = {}) {
  const slept: number[] = [];
  let time = 1_700_000_000_000;
  const sleep = async (ms: number) => {
    slept.push(ms);
    time += ms;
  };
  const client = new PoliteClient({ allowPrivate: true, gapMs: 0, now: () => time, sleep, ...options });
  clients.push(client);
  return { client, slept, passTime: (ms: number) => (time += ms) };
}

const page =
  (text: string, headers: Readonly<Record<string, string>> = {}): Page =>
  (res) =>
    res.writeHead(200, { "content-type": "text/html; charset=ISO-8859-2", ...headers }).end(text);
const redirect =
  (to: string, status = 302): Page =>
  (res) =>
    res.writeHead(status, { location: to }).end();
const answer =
  (...statuses: number[]): Page =>
  (res) => {
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    res.writeHead(status ?? 200).end("x");
  };

async function textAt(url: string, client: PoliteClient, options: FetchOptions = {}) {
  const fetched = await fetchPolitely(url, client, options);
  if (fetched.kind === "unchanged") return { ...fetched, text: null };
  const parts: Uint8Array[] = [];
  for await (const part of (await openBytes({ name: url, bytes: fetched.body })).bytes) parts.push(part);
  return { ...fetched, text: Buffer.concat(parts).toString() };
}

test("a page with what its server says of it", async () => {
  let agent: string | undefined;
  const { at } = await serve({
    "/a": (res, req) => {
      agent = req.headers["user-agent"];
      page("hello", { etag: '"1"', "last-modified": "Mon, 06 May 2024 07:08:09 GMT" })(res, req);
    },
  });
  const fetched = await textAt(at("/a"), polite({ userAgent: "dragoman/9" }).client);
  expect(fetched).toMatchObject({ kind: "changed", text: "hello", charset: "ISO-8859-2", url: at("/a") });
  expect(fetched.state).toEqual({ url: at("/a"), etag: '"1"', lastModified: "Mon, 06 May 2024 07:08:09 GMT" });
  expect(agent).toBe("dragoman/9");
});

test("a page sent packed is unpacked when it is opened", async () => {
  const { at } = await serve({
    "/a": (res) => res.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("packed")),
  });
  expect(await textAt(at("/a"), polite().client)).toMatchObject({ text: "packed" });
});

test("with the state of the last answer only news is sent", async () => {
  const { at } = await serve({
    "/feed": redirect("/feed/"),
    "/feed/": (res, req) => {
      if (req.headers["if-none-match"] === '"7"' && req.headers["if-modified-since"]) res.writeHead(304).end();
      else page("news", { etag: '"7"', "last-modified": "Mon, 06 May 2024 07:08:09 GMT" })(res, req);
    },
  });
  const { client } = polite();
  const first = await textAt(at("/feed"), client);
  const kept = JSON.parse(JSON.stringify(first.state)) as FetchState; // what was written is read again
  const second = await textAt(at("/feed"), client, { state: kept });
  expect([first.text, second.kind, second.state]).toEqual(["news", "unchanged", first.state]);
  const other = { ...kept, url: at("/elsewhere") };
  expect((await textAt(at("/feed"), client, { state: other })).kind).toBe("changed");
});

test("robots.txt is asked once and kept, its rules and its delay hold", async () => {
  const { at, asked } = await serve({
    "/robots.txt": (res) =>
      res.end("User-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nDisallow: /private\nCrawl-delay: 4\n"),
    "/a": page("a"),
    "/b": page("b"),
    "/private/x": page("secret"),
    "/to-private": redirect("/private/x"),
  });
  const { client, slept } = polite({ gapMs: 500 });
  await textAt(at("/a"), client);
  await textAt(at("/b"), client);
  await expect(textAt(at("/private/x"), client)).rejects.toMatchObject({ code: "ingest/refused" });
  await expect(textAt(at("/to-private"), client)).rejects.toMatchObject({ code: "ingest/refused" });
  expect(asked).toEqual(["/robots.txt", "/a", "/b", "/to-private"]);
  expect(slept).toEqual([500, 4_000, 4_000]);
});

test("robots.txt is asked again after a day", async () => {
  const { at, asked } = await serve({ "/a": page("a") });
  const { client, passTime } = polite();
  await textAt(at("/a"), client);
  passTime(25 * 3_600_000);
  await textAt(at("/a"), client);
  expect(asked).toEqual(["/robots.txt", "/a", "/robots.txt", "/a"]);
});

test("a robots.txt that cannot be had forbids everything, one that does not exist forbids nothing", async () => {
  const broken = await serve({ "/robots.txt": answer(503), "/a": page("a") });
  const missing = await serve({ "/robots.txt": answer(403), "/a": page("a") });
  await expect(textAt(broken.at("/a"), polite().client)).rejects.toMatchObject({ code: "ingest/refused" });
  expect(await textAt(missing.at("/a"), polite().client)).toMatchObject({ text: "a" });
});

test("requests to one host keep their distance also when they are made at once", async () => {
  const { at } = await serve({ "/a": page("a"), "/b": page("b"), "/c": page("c") });
  const starts: number[] = [];
  const { client } = polite({ gapMs: 1_000, now: () => 0, sleep: async (ms) => void starts.push(ms) });
  await Promise.all(["/a", "/b", "/c"].map((path) => textAt(at(path), client)));
  expect(starts).toEqual([1_000, 2_000, 3_000]);
});

test("a busy server is tried again, later each time", async () => {
  const { at, asked } = await serve({ "/a": answer(503, 500, 502, 200) });
  const { client, slept } = polite();
  expect(await textAt(at("/a"), client, { backOffMs: 100 })).toMatchObject({ text: "x" });
  expect(asked.filter((path) => path === "/a")).toHaveLength(4);
  expect(slept).toEqual([100, 200, 400]);
});

test.each([
  ["3", 3_000],
  [new Date(1_700_000_000_000 + 7_000).toUTCString(), 7_000],
])("a server that says how long to wait (%s) is left alone so long", async (retryAfter, waitMs) => {
  let tries = 0;
  const { at } = await serve({
    "/a": (res) => (tries++ ? res.end("x") : res.writeHead(429, { "retry-after": retryAfter }).end()),
  });
  const { client, slept } = polite();
  expect(await textAt(at("/a"), client)).toMatchObject({ text: "x" });
  expect(slept).toEqual([waitMs]);
});

test("a server that asks to wait too long is not waited for", async () => {
  const { at, asked } = await serve({ "/a": (res) => res.writeHead(429, { "retry-after": "3600" }).end() });
  const { client, slept } = polite();
  await expect(textAt(at("/a"), client)).rejects.toMatchObject({
    code: "ingest/unreadable",
    message: expect.stringContaining("3600 s"),
  });
  expect([slept, asked]).toEqual([[], ["/robots.txt", "/a"]]);
});

test("a connection that breaks is tried again, and then is a failure", async () => {
  const { at, asked } = await serve({ "/a": (res) => res.destroy() });
  const { client } = polite();
  await expect(textAt(at("/a"), client, { retries: 2 })).rejects.toMatchObject({ code: "ingest/unreadable" });
  expect(asked.filter((path) => path === "/a")).toHaveLength(3);
});

test.each([
  ["/missing", "ingest/missing"],
  ["/gone", "ingest/missing"],
  ["/forbidden", "ingest/refused"],
  ["/teapot", "ingest/unreadable"],
  ["/long", "ingest/too-large"],
  ["/endless", "ingest/too-large"],
  ["/odd", "ingest/bad-encoding"],
  ["/round", "ingest/unreadable"],
  ["/cut", "ingest/unreadable"],
  ["/slow", "ingest/unreadable"],
  ["/drips", "ingest/unreadable"],
  ["/to-file", "ingest/unsafe"],
])("%s: %s", async (path, code) => {
  const endless: Page = (res) => {
    res.writeHead(200);
    const more = () => {
      while (!res.destroyed && res.write("x".repeat(10_000)));
    };
    res.on("drain", more);
    more();
  };
  const { at } = await serve({
    "/gone": answer(410),
    "/forbidden": answer(403),
    "/teapot": answer(418),
    "/long": page("x".repeat(60_000)),
    "/endless": endless,
    "/odd": page("x", { "content-encoding": "br" }),
    "/round": redirect("/round"),
    "/cut": (res) => {
      res.writeHead(200, { "content-length": "100" }).write("some");
      setTimeout(() => res.destroy(), 20);
    },
    "/slow": () => {},
    "/drips": (res) => void res.writeHead(200).write("x"),
    "/to-file": redirect("file:///etc/passwd"),
  });
  const { client } = polite({ answerMs: 150 });
  await expect(textAt(at(path), client, { mostBytes: 50_000, retries: 1 })).rejects.toMatchObject({ code });
});

test("five redirects are followed, six are not", async () => {
  const hops = Array.from({ length: 6 }, (_, n) => [`/${n + 1}`, redirect(`/${n}`, n % 2 ? 301 : 308)] as const);
  const { at } = await serve({ "/0": page("here"), ...Object.fromEntries(hops) });
  const { client } = polite();
  expect(await textAt(at("/5"), client)).toMatchObject({ text: "here", url: at("/0") });
  await expect(textAt(at("/6"), client)).rejects.toMatchObject({ code: "ingest/unreadable" });
});

/** Names of this test only; everything is answered by servers on this machine. */
function naming(names: Readonly<Record<string, string>>): NonNullable<PoliteOptions["lookup"]> {
  return (hostname, _options, callback) => {
    const address = names[hostname];
    if (address) callback(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
    else callback(Object.assign(new Error(`no ${hostname}`), { code: "ENOTFOUND" }), []);
  };
}

test.each([
  "127.0.0.1",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "2130706433",
  "0x7f.1",
  "169.254.169.254",
  "10.0.0.1",
  "0.0.0.0",
])("without leave %s is not asked", async (host) => {
  const { port, asked } = await serve({ "/a": page("inside") });
  const { client } = polite({ allowPrivate: false });
  await expect(textAt(`http://${host}:${port}/a`, client)).rejects.toMatchObject({ code: "ingest/unsafe" });
  expect(asked).toEqual([]);
});

test("without leave a name of a private address is not asked, whoever says so", async () => {
  const { port, asked } = await serve({ "/a": page("inside") });
  const lookup = naming({
    "news.example": "127.0.0.1",
    "meta.example": "169.254.169.254",
    "six.example": "::ffff:7f00:1",
  });
  const { client } = polite({ allowPrivate: false, lookup });
  for (const host of ["news.example", "meta.example", "six.example"])
    await expect(textAt(`http://${host}:${port}/a`, client)).rejects.toMatchObject({ code: "ingest/unsafe" });
  expect(asked).toEqual([]);
});

test("the answer that is checked is the one connected to: a name is asked for once (rebinding)", async () => {
  const { port, asked, connections } = await serve({ "/a": page("inside") });
  let questions = 0;
  const lookup: NonNullable<PoliteOptions["lookup"]> = (_hostname, _options, callback) => {
    questions += 1;
    callback(null, [{ address: "127.0.0.1", family: 4 }]);
  };
  const strict = polite({ allowPrivate: false, lookup }).client;
  await expect(textAt(`http://twice.example:${port}/a`, strict)).rejects.toMatchObject({ code: "ingest/unsafe" });
  expect([questions, asked]).toEqual([1, []]);
  await textAt(`http://twice.example:${port}/a`, polite({ lookup }).client);
  expect(questions).toBe(1 + connections.length);
});

test("a redirect to a private address is refused, though the first address was allowed", async () => {
  const inside = await serve({ "/secret": page("secret") });
  const outside = await serve({
    "/a": redirect(inside.at("/secret")),
    "/b": redirect(`http://news.example:${inside.port}/`),
  });
  // The first server plays one on the open internet: only connections to its own port are let through.
  const { client } = polite({ allowPrivate: false, lookup: naming({ "news.example": "127.0.0.1" }) });
  const open = polite().client;
  const get = client.get.bind(client);
  client.get = (url, headers) => (url.port === String(outside.port) ? open.get(url, headers) : get(url, headers));
  for (const path of ["/a", "/b"])
    await expect(textAt(outside.at(path), client)).rejects.toMatchObject({ code: "ingest/unsafe" });
  expect([inside.asked, outside.asked]).toEqual([[], ["/robots.txt", "/a", "/b"]]);
});

test("a host without an address is missing", async () => {
  const { client } = polite({ lookup: naming({}) });
  await expect(textAt("http://nowhere.example/", client)).rejects.toMatchObject({ code: "ingest/missing" });
});
