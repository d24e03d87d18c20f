import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { paintFor } from "../../src/cli/mark-sentence.ts";
import { showEvents } from "../../src/cli/show-events.ts";
import { askEvents } from "../../src/store/ask-events.ts";
import { checkValues } from "../../src/store/check-values.ts";
import { countByPeriod } from "../../src/store/count-by-period.ts";
import { countEvents } from "../../src/store/count-events.ts";
import { dyadSeries } from "../../src/store/dyad-series.ts";
import { parseFilter } from "../../src/store/event-filter.ts";
import { loadKnownValues } from "../../src/store/known-values.ts";
import type { Lake } from "../../src/store/lake.ts";
import { openLake } from "../../src/store/open-lake.ts";
import type { StoredEvent } from "../../src/store/stored-event.ts";
import { topMovers } from "../../src/store/top-movers.ts";
import { makeLake } from "./make-lake.ts";

/**
 * `npm run bench:lake`: how long questions to an open lake of a million synthetic events take; writes bench/results/lake.json.
 * The bars: p95 of a dyad series under 300 ms, of a filter with evidence under 500 ms, on two cores. `--keep` leaves the lakes for another run.
 */
const EVENTS = 1_000_000;
const COMMITS = 20;
const ROUNDS = 20;
const RESULT = new URL("../results/lake.json", import.meta.url);
const GIT = new URL("../../.git/", import.meta.url);

/** Codes of the lake by how many events they take part in: the first in one of six, the last in hardly any. */
const PAIRS = "AFG,ALB AFG,DZA ALB,AND DZA,AGO AFG,FRA IRN,RUS BEL,CHN GBR,DEU AFG,SYR ATG,ARG".split(" ");
const COUNTRIES = "AFG ALB DZA AND AGO ATG ARG ARM IRN RUS".split(" ");

const known = loadKnownValues();
const filter = (query: Readonly<Record<string, unknown>>) => checkValues(parseFilter(query), known);
const pair = (round: number) => PAIRS[round % PAIRS.length] ?? "";
const country = (round: number) => COUNTRIES[round % COUNTRIES.length] ?? "";

/** What is asked, each round of another country or pair. */
const QUESTIONS: Readonly<Record<string, (lake: Lake, round: number) => Promise<unknown>>> = {
  dyadSeries: (lake, round) => dyadSeries(lake, filter({ between: pair(round) }), { by: "month" }),
  filterWithEvidence: (lake, round) =>
    evidence(lake, { actor: `${country(round)}.GOV`, type: "ASSAULT,COERCE", since: "2015", limit: 20 }),
  pairWithEvidence: (lake, round) => evidence(lake, { between: pair(round), since: "2012-03", limit: 20 }),
  nameWithEvidence: (lake, round) => evidence(lake, { either: `Ilo Karst ${12_000 + round * 37}`, limit: 20 }),
  textWithEvidence: (lake, round) => evidence(lake, { text: "envoy bridges", actor: country(round), limit: 20 }),
  countOfAll: (lake, round) => countEvents(lake, filter({ actor: country(round) })),
  countByMonth: (lake, round) => countByPeriod(lake, filter({ actor: country(round) }), "month"),
  topMovers: (lake, round) => topMovers(lake, filter({ until: `20${10 + (round % 13)}-11` }), { by: "month" }),
};

async function evidence(lake: Lake, query: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const found: StoredEvent[] = [];
  for await (const event of askEvents(lake, filter(query))) found.push(event);
  return showEvents(found, { paint: paintFor(false), width: 100, evidence: true });
}

async function measure(lake: Lake, ask: (lake: Lake, round: number) => Promise<unknown>) {
  await ask(lake, 0);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await ask(lake, round);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => Math.round(times[Math.ceil(part * times.length) - 1] ?? 0);
  return { p50Ms: share(0.5), p95Ms: share(0.95), maximumMs: share(1) };
}

async function measureLake(order: "time" | "random") {
  const folder = join(tmpdir(), `dragoman-bench-lake-${order}`);
  const began = performance.now();
  if (!existsSync(folder)) await makeLake(folder, { events: EVENTS, commits: COMMITS, order });
  const madeMs = Math.round(performance.now() - began);
  const opening = performance.now();
  const lake = await openLake(folder, { threads: 2 });
  const openMs = Math.round(performance.now() - opening);
  const questions: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(QUESTIONS)) questions[name] = await measure(lake, ask);
  lake.close();
  if (!process.argv.includes("--keep")) rmSync(folder, { recursive: true });
  return { order, madeMs, openMs, questions };
}

function commitOfCheckout(): string | null {
  const read = (name: string) => {
    const file = new URL(name, GIT);
    return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  };
  const head = read("HEAD");
  const hash = head?.startsWith("ref: ") ? read(head.slice(5)) : head;
  return hash?.slice(0, 7) ?? null;
}

// On a machine that does other work besides, the figures say little: above 1 they are upper bounds.
const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10;
const lakes = [];
for (const order of ["time", "random"] as const) lakes.push(await measureLake(order));
const machine = `${cpus()[0]?.model}, ${cpus().length} cores`;
const result = {
  commit: commitOfCheckout(),
  machine,
  loadBefore,
  events: EVENTS,
  commits: COMMITS,
  rounds: ROUNDS,
  lakes,
};
mkdirSync(new URL("./", RESULT), { recursive: true });
writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
console.log(JSON.stringify(result, null, 1));
