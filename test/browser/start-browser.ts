import chromium from "@sparticuz/chromium";
import { type Browser, chromium as browsers } from "playwright-core";

/** A Chromium that keeps all its protections but the sandbox, which containers do not allow. */
export async function startBrowser(): Promise<Browser> {
  const args = [
    "--no-sandbox",
    "--no-zygote",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
  ];
  return browsers.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
