import { codeCommand } from "../../src/cli/code-command.ts";
import { fakeReader } from "../../test/ingest/fake-reader.ts";

// One run of `dragoman code` in a process of its own, which says at its end how much memory it had at most: `code-once.ts LAKE INPUT fake|model link|apart`.

const [lake = "", input = "", reader = "fake", link = "link"] = process.argv.slice(2);
const flags = { lake, threads: 2, link: link === "link", quiet: true };
// With the model some hundred texts come between two commits; without it they would be many thousand.
const fake = { openReader: () => ({ ...fakeReader(), texts: [] }), commitEveryMs: 250 };
const began = performance.now();
await codeCommand([input], flags, reader === "model" ? {} : fake);
const seconds = Math.round((performance.now() - began) / 100) / 10;
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ seconds, peakMiB })}\n`);
