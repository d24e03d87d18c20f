import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createApi } from "../../src/api/create-api.ts";
import { lakeSource } from "../../src/api/lake-source.ts";
import { startServer } from "../../src/api/server.ts";
import { main } from "../../src/cli/main.ts";
import { createReader } from "../../src/reader.ts";
import { loadKnownValues } from "../../src/store/known-values.ts";
import { openLake } from "../../src/store/open-lake.ts";
import { startBrowser } from "./start-browser.ts";

/** One text of the lake. */
export interface GivenText {
  readonly text: string;
  readonly date: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
}

/** A server with a small lake of its own, and a browser that looks at it. */
export interface StartedPage {
  readonly url: string;
  /** A new window. What goes wrong in it, the page's policy included, is gathered in `troubles`. */
  readonly open: (
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<{ page: Page; troubles: readonly string[] }>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the server on a free port with the built page and a lake of these texts, read by the real model.
 *
 * @param texts as lines of the JSON that `dragoman code` takes
 */
export async function startPage(texts: readonly GivenText[]): Promise<StartedPage> {
  if (!existsSync("web/dist/index.html")) throw new Error("Build the page first: npm run web:build");
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  const file = join(folder, "texts.jsonl");
  await writeFile(file, texts.map((text) => `${JSON.stringify(text)}\n`).join(""));
  const lakeFolder = join(folder, "lake");
  await main(["code", file, "--lake", lakeFolder, "--keep-text", "--quiet"]);
  const lake = await openLake(lakeFolder);
  const reader = await createReader({ threads: 2 });
  const client = {
    get: () => Promise.reject(new Error("no network in a test")),
    sleep: async () => {},
    now: () => 0,
  };
  const api = createApi({ reader, lake: lakeSource(lake), known: loadKnownValues(), client, pageFolder: "web/dist" });
  const server = await startServer(api, { port: 0 });
  const browser = await startBrowser();
  return {
    url: server.url,
    open: (path, options) => openWindow(browser, `${server.url}${path}`, options),
    close: async () => {
      await browser.close();
      await server.close();
      await reader.close();
      lake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openWindow(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: "reduce",
    // Without a locale of the system Chromium tells one that Intl does not know.
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(address);
  return { page, troubles };
}
