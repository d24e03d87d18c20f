import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { startBrowser } from "../../test/browser/start-browser.ts";
import { INVENTED_EVENTS } from "../../test/invented-events.ts";

/**
 * Measures the built page: script of the first load over the wire, time until it can be used, and frame times of map and table
 * with many events. Its server answers /v1 with invented events, so what is measured is the page alone.
 *
 * Usage: npm run bench:page -- [events], by default 100,000. The figures go to bench/results/page.json.
 */
const DIST = "web/dist";
const COUNT = Number(process.argv[2] ?? 100_000);
const CSP = "default-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

const spread = (n: number, range: number) => (((n * 2_654_435_761) % 1_000_003) / 1_000_003) * range;

function points() {
  const all = Array.from({ length: COUNT }, (_, n) => n);
  return {
    ids: all.map((n) => `event-${n}`),
    lat: all.map((n) => spread(n, 130) - 55),
    lon: all.map((n) => spread(n * 7 + 3, 360) - 180),
    quad: all.map((n) => (n % 4) + 1),
    date: all.map((n) => `${2010 + (n % 15)}-${String((n % 12) + 1).padStart(2, "0")}-01`),
  };
}

function eventsPage(query: URLSearchParams) {
  const from = Number(query.get("cursor") ?? 0);
  const end = Math.min(COUNT, from + Number(query.get("limit") ?? 50));
  const events = Array.from({ length: end - from }, (_, n) => {
    const like = INVENTED_EVENTS[(from + n) % INVENTED_EVENTS.length];
    return like && { ...like, event: { ...like.event, id: `event-${from + n}` } };
  });
  return { events, total: COUNT, next: end < COUNT ? String(end) : null };
}

function counts() {
  const months = Array.from(
    { length: 180 },
    (_, n) => `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
  );
  return { periods: months.map((period) => ({ period, events: COUNT / 180 })) };
}

const POINTS = JSON.stringify(points());
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const answer = {
    "/v1/points": () => POINTS,
    "/v1/counts": () => JSON.stringify(counts()),
    "/v1/events": () => JSON.stringify(eventsPage(searchParams)),
  }[pathname];
  const file = extname(pathname) === "" ? "index.html" : pathname;
  const body = answer ? answer() : await readFile(join(DIST, file)).catch(() => null);
  response.writeHead(body === null ? 404 : 200, {
    "content-type": answer ? "application/json" : (TYPES[extname(file)] ?? "text/plain"),
    "content-security-policy": CSP,
  });
  response.end(body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo; // it listens at a port
const url = `http://127.0.0.1:${port}`;

/** Times between frames, in ms, while `act` runs. */
async function frames(page: Page, act: () => Promise<void>) {
  await page.evaluate(
    `window.times = []; window.going = true; (function next(t) { times.push(t); if (going) requestAnimationFrame(next); })(performance.now())`,
  );
  await act();
  const times = (await page.evaluate("window.going = false, times")) as readonly number[];
  const gaps = times
    .slice(2)
    .map((t, n) => t - (times[n + 1] ?? t))
    .sort((a, b) => a - b);
  const at = (share: number) => Number((gaps[Math.floor(share * (gaps.length - 1))] ?? 0).toFixed(1));
  return { frames: gaps.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

async function firstLoad(): Promise<object> {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = ""]) => file);
  const sizes = await Promise.all(
    scripts.map(async (file) => gzipSync(await readFile(join(DIST, file)), { level: 9 }).length),
  );
  const all = (await readdir(join(DIST, "assets"))).filter((file) => file.endsWith(".js"));
  const every = await Promise.all(
    all.map(async (file) => gzipSync(await readFile(join(DIST, "assets", file)), { level: 9 }).length),
  );
  const kB = (list: readonly number[]) => Number((list.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1));
  return { first_load_kB: kB(sizes), all_chunks_kB: kB(every) };
}

const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: "en-GB" });
const policy: string[] = [];
page.on("console", (message) => /Content Security Policy/.test(message.text()) && policy.push(message.text()));
const began = performance.now();
await page.goto(url);
await page.waitForSelector("textarea");
const usable = Math.round(performance.now() - began);
await page.goto(`${url}/lake`);
await page.waitForSelector(`.map canvas[aria-label*="${COUNT} "]`);
await page.waitForSelector("[role=row][aria-rowindex='2'] .claim-type");
await page.waitForTimeout(1500);
const box = await page.locator(".map canvas").boundingBox();
if (!box) throw new Error("no map");
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
const map = await frames(page, async () => {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 0; n < 30; n++) await page.mouse.move(x + 3 * n, y + n);
  await page.mouse.up();
  for (let n = 0; n < 12; n++) await page.mouse.wheel(0, n < 6 ? -120 : 120);
});
await page.locator(".table").scrollIntoViewIfNeeded();
const table = await frames(page, async () => {
  await page.locator(".table").hover();
  for (let n = 0; n < 60; n++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
});
const rows = await page.locator("[role=row]").count();
const report = `${JSON.stringify(
  {
    events: COUNT,
    ...(await firstLoad()),
    usable_ms: usable,
    map_frame_ms: map,
    table_frame_ms: table,
    rows_in_page: rows,
    policy_breaches: policy,
  },
  null,
  2,
)}\n`;
await writeFile("bench/results/page.json", report);
console.log(report);
await browser.close();
server.close();
