// Needs the built page: npm run web:build (npm run test:all builds it first).
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedPage, startPage } from "./start-page.ts";
import { TEXTS } from "./texts.ts";

let started: StartedPage;
beforeAll(async () => {
  started = await startPage(TEXTS);
}, 120_000);
afterAll(() => started?.close());

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe found, as far as the page uses it. */
interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const VIEWS = [
  ["paste", "/", "textarea"],
  ["lake", "/lake", "[role=row][aria-rowindex='2']"],
  ["dyad", "/dyad/FRA/KEN", ".chart canvas"],
  ["actor", "/actor/KEN", ".acts"],
  ["health", "/health", ".plain-table"],
] as const;

const cases = (["light", "dark"] as const).flatMap((theme) => VIEWS.map((view) => [...view, theme] as const));

test.each(cases)(
  "axe finds nothing serious on %s (%s, %s, %s)",
  { timeout: 60_000 },
  async (_name, path, part, theme) => {
    const { page } = await started.open(path, { colorScheme: theme });
    await page.waitForSelector(part);
    expect(await findings(page)).toEqual([]);
  },
);

test.each(["light", "dark"] as const)(
  "axe finds nothing serious in a reading, a claim, its correction and its story (%s)",
  { timeout: 60_000 },
  async (theme) => {
    const { page } = await started.open("/", { colorScheme: theme });
    await page.click("text=Read an example");
    await page.waitForSelector(".marked");
    expect(await findings(page)).toEqual([]);
    await page.locator(".seg[role=button]").first().click();
    await page.click("text=Correct this");
    await page.waitForSelector(".not-stored");
    expect(await findings(page)).toEqual([]);
    await page.goto(`${started.url}/lake`);
    await page.click("[role=row][aria-rowindex='2']");
    await page.click("text=Correct this");
    await page.click("text=Mend it");
    expect(await findings(page)).toEqual([]);
    await page.click(".claim a:text('Story')");
    await page.waitForSelector(".versions");
    expect(await findings(page)).toEqual([]);
  },
);

test.each([[360], [768]])("nothing is wider than a screen of %d pixels", { timeout: 60_000 }, async (width) => {
  const { page } = await started.open("/", { viewport: { width, height: 740 } });
  for (const [, path, part] of VIEWS) {
    await page.goto(`${started.url}${path}`);
    await page.waitForSelector(part);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
  }
});

test("the theme switch goes round and is remembered", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click(".theme"); // light
  await page.click(".theme"); // dark
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
});

async function findings(page: Awaited<ReturnType<StartedPage["open"]>>["page"]): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE }).catch(() => undefined);
  // The policy forbids foreign scripts in the page; the test's own world may evaluate them.
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) {
    const { readFile } = await import("node:fs/promises");
    await page.evaluate(await readFile(AXE, "utf8"));
  }
  const found = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)",
  )) as readonly Finding[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
          .join(" | ")}`,
    );
}
