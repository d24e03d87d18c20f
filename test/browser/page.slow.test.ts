// Needs the built page: npm run web:build (npm run test:all builds it first).
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedPage, startPage } from "./start-page.ts";
import { HOSTILE, TEXTS } from "./texts.ts";

let started: StartedPage;
beforeAll(async () => {
  started = await startPage(TEXTS);
}, 120_000);
afterAll(() => started?.close());

const TEXT = TEXTS[0]?.text ?? "";

async function paste(page: Page, text: string): Promise<void> {
  await page.fill("textarea", text);
  await page.click("button:text('Read it')");
  await page.waitForSelector(".marked");
}

test("paste, claim, correction, lake: what a reader mends is mended everywhere", { timeout: 60_000 }, async () => {
  const { page, troubles } = await started.open("/");
  await paste(page, TEXT);
  await page.click(".seg[role=button]:text('condemned')");
  expect(await page.textContent(".claim")).toContain("Uganda");
  await page.goto(`${started.url}/lake`);
  const row = page.locator("[role=row]", { hasText: "Uganda" }).locator("visible=true").first();
  await row.click();
  const type = await page.locator(".claim .claim-type").textContent();
  await page.click("text=Correct this");
  await page.click("text=Mend it");
  await page.selectOption("select[name=event]", "THREATEN");
  await page.fill("input[name=by]", "A. Reader");
  await page.fill("textarea[name=note]", "They only threatened.");
  await page.click("text=Store the correction");
  await page.waitForSelector(".corrections");
  expect(await page.textContent(".corrections")).toMatch(/by A\. Reader.*type is THREATEN.*They only threatened/);
  await page.goto(`${started.url}/lake?type=THREATEN`);
  await page.locator("[role=row]", { hasText: "THREATEN" }).first().click();
  await page.waitForSelector(".corrections");
  expect(type).not.toBe("THREATEN");
  expect(troubles).toEqual([]);
});

test("every act of a text is lit up at its exact words, behind letters of two code units too", {
  timeout: 30_000,
}, async () => {
  const { page, troubles } = await started.open("/read");
  const answer = page.waitForResponse("**/v1/readings");
  await paste(page, `😀 🇰🇪 ${TEXT}`);
  const reading = await (await answer).json();
  const lit = await page.locator(".seg[role=button]").allTextContents();
  const acts = reading.events.flatMap((event: { event_text: { text: string }[] }) =>
    event.event_text.map(({ text }) => text),
  );
  expect(acts.length).toBeGreaterThan(0);
  expect(new Set(lit)).toEqual(new Set(acts));
  expect(await page.locator(".text .marked").textContent()).toBe(`😀 🇰🇪 ${TEXT}`);
  expect(troubles).toEqual([]);
});

test("hostile markup in a text stays text", { timeout: 30_000 }, async () => {
  const { page, troubles } = await started.open("/read");
  await paste(page, HOSTILE);
  await page.locator(".seg[role=button]").first().click();
  expect(await page.locator(".text .marked").textContent()).toBe(HOSTILE);
  expect(await page.locator("#app img, #app script, #app a[href^=javascript]").count()).toBe(0);
  expect(await page.title()).toBe("dragoman");
  expect(troubles).toEqual([]);
});

test("the keyboard alone goes through the claims, opens one and comes back", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/read");
  await paste(page, TEXT);
  const stops = page.locator(".seg[role=button]");
  expect(await page.locator(".seg[role=button][tabindex='0']").count()).toBe(1);
  await stops.first().focus();
  await page.keyboard.press("ArrowRight");
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toBe(await stops.nth(1).textContent());
  await page.keyboard.press("Enter");
  expect(await stops.nth(1).getAttribute("aria-pressed")).toBe("true");
  await page.waitForSelector(".claim");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".claims");
});

test("a click on other words lists the claims on them", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/read");
  await paste(page, TEXT);
  await page.locator(".seg[data-role=actor]").first().click();
  await page.waitForSelector(".back");
  expect(await page.locator(".side-panel").textContent()).toMatch(/Odhiambo|Kenya/);
});

test("a text without claims says so, and an unreadable one says what to do", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/read");
  await paste(page, "The weather was fine all day and the garden smelled of rain.");
  expect(await page.locator(".side-panel").textContent()).toContain("No claim was found");
  await page.click("text=Another text");
  await page.fill(
    "textarea",
    "Der Minister hat am Dienstag die Hauptstadt besucht und mit dem Präsidenten über die Grenze gesprochen.",
  );
  await page.click("button:text('Read it')");
  await page.waitForSelector("[role=alert]");
});

test("the example comes with the page and can be read", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/");
  await page.click("text=Read an example");
  await page.waitForSelector(".marked");
  expect(await page.locator(".text .marked").textContent()).toBe(await readFile("examples/raisi-moscow.txt", "utf8"));
});

test("the lake's filter narrows table, map and timeline, and the address keeps it", { timeout: 30_000 }, async () => {
  const { page, troubles } = await started.open("/lake");
  await page.waitForSelector("[role=row][aria-rowindex='2']");
  const all = await page.textContent(".table-frame [role=status]:text('events')");
  await page.selectOption("select[name=type]", "ASSAULT");
  await page.click("button:text('Ask')");
  await page.waitForURL("**/lake?type=ASSAULT");
  await page.waitForFunction(
    (before) => !["Asking …", before].includes(document.querySelector(".table-frame [role=status]")?.textContent ?? ""),
    all,
  );
  const types = await page.locator("[role=row] .claim-type").allTextContents();
  expect(types.length).toBeGreaterThan(0);
  expect(types.every((type) => type.startsWith("ASSAULT"))).toBe(true);
  await page.goBack();
  await page.waitForFunction(
    (before) => document.querySelector(".table-frame [role=status]")?.textContent === before,
    all,
  );
  expect(troubles).toEqual([]);
});

test("dragging over the timeline asks for those months", { timeout: 30_000 }, async () => {
  const { page } = await started.open("/lake");
  // The map pushes the timeline down when it comes, and the bars stand where they stay once the points are counted.
  await page.waitForSelector(".map canvas");
  const bars = page.locator(".timeline svg");
  await page.waitForSelector(".timeline .seen", { state: "attached" });
  const first = /from (\S+)/.exec((await bars.getAttribute("aria-label")) ?? "")?.[1];
  await bars.hover({ position: { x: 2, y: 10 } });
  await page.mouse.down();
  await bars.hover({ position: { x: 6, y: 10 } });
  await page.mouse.up();
  await page.waitForURL(`**/lake?since=${first}&until=${first}`);
});

test.each([
  ["/dyad/FRA/KEN", "FRA and KEN", ".chart canvas"],
  ["/actor/KEN", "KEN", ".acts"],
  ["/health", "Health", ".plain-table"],
  ["/nowhere", "There is no such page", "h1"],
])("%s shows what it should and nothing fails", { timeout: 30_000 }, async (path, heading, part) => {
  const { page, troubles } = await started.open(path);
  await page.waitForSelector(part);
  expect(await page.textContent("h1")).toContain(heading);
  expect(troubles).toEqual([]);
});

test("an event leads to its story, which counts reports, publishers and origins", { timeout: 30_000 }, async () => {
  const { page, troubles } = await started.open("/lake");
  await page.click("[role=row][aria-rowindex='2']");
  await page.click(".claim a:text('Story')");
  await page.waitForSelector(".counts");
  expect(await page.textContent(".counts")).toMatch(/independent origins/);
  expect(troubles).toEqual([]);
});
