import chromium from "@sparticuz/chromium";
import { type Browser, chromium as browsers } from "playwright-core";

/** A Chromium that keeps all its protections but the sandbox, which containers do not allow. */
export async function startBrowser(): Promise<Browser> {
  // Without a graphics card Chromium draws best by itself: a card in software now and then holds a frame for seconds.
  const args = ["--no-sandbox", "--no-zygote", "--disable-gpu"];
  return browsers.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
