import { readdir, readFile } from "node:fs/promises";
import { loadVocabulary } from "./load-corpus.ts";
import { type MarkedDocument, type MarkedEvent, markDocument, type Range } from "./read-corpus.ts";

/** Two markings of the same events: what both have, what each has. */
export interface Tally {
  both: number;
  first: number;
  second: number;
}

export type Agreement = Record<
  | "trigger"
  | "trigger+type"
  | "type in sentence"
  | "actor"
  | "recipient"
  | "modes"
  | "flags"
  | "contexts"
  | "statements",
  Tally
>;

const overlap = (a: Range, b: Range) => a[0] < b[1] && b[0] < a[1];

/** F1 of one marking against the other; the order does not matter. */
export const f1 = ({ both, first, second }: Tally): number =>
  first + second === 0 ? 1 : (2 * both) / (first + second);

/**
 * Compares two markings of one text. Events are paired by overlapping triggers, those of one type first; participants, modes, flags and contexts are
 * compared in pairs of one type. Participants agree when their words overlap.
 */
export function compareMarks(first: MarkedDocument, second: MarkedDocument): Agreement {
  const pairs = pairEvents(first.events, second.events);
  const agreed = pairs.filter(([a, b]) => a.type === b.type);
  const sum = (tallies: readonly Tally[]): Tally =>
    tallies.reduce((x, y) => ({ both: x.both + y.both, first: x.first + y.first, second: x.second + y.second }), {
      both: 0,
      first: 0,
      second: 0,
    });
  const spans = (of: (event: MarkedEvent) => readonly Range[]) =>
    sum(agreed.map(([a, b]) => tally(of(a), of(b), overlap)));
  const names = (of: (event: MarkedEvent) => readonly string[]) =>
    sum(agreed.map(([a, b]) => tally(of(a), of(b), (x, y) => x === y)));
  const sizes = { first: first.events.length, second: second.events.length };
  const inSentence = (events: readonly MarkedEvent[]) => events.map((e) => `${e.sentence} ${e.type}`);
  return {
    trigger: { both: pairs.length, ...sizes },
    "trigger+type": { both: agreed.length, ...sizes },
    "type in sentence": tally(inSentence(first.events), inSentence(second.events), (x, y) => x === y),
    actor: spans((e) => e.actor),
    recipient: spans((e) => e.recipient),
    modes: names((e) => e.modes),
    flags: names((e) => e.aux),
    contexts: names((e) => e.contexts),
    statements: tally(first.statements, second.statements, (x, y) => sharedHalf(x.content, y.content)),
  };
}

function pairEvents(first: readonly MarkedEvent[], second: readonly MarkedEvent[]): [MarkedEvent, MarkedEvent][] {
  const pairs: [MarkedEvent, MarkedEvent][] = [];
  const used = new Set<MarkedEvent>();
  for (const sameType of [true, false])
    for (const a of first) {
      if (used.has(a)) continue;
      const b = second.find((x) => !used.has(x) && overlap(a.trigger, x.trigger) && (!sameType || a.type === x.type));
      if (!b) continue;
      pairs.push([a, b]);
      used.add(a).add(b);
    }
  return pairs;
}

/** Pairs equal items one to one. */
function tally<T>(first: readonly T[], second: readonly T[], same: (a: T, b: T) => boolean): Tally {
  const left = [...second];
  let both = 0;
  for (const a of first) {
    const at = left.findIndex((b) => same(a, b));
    if (at < 0) continue;
    left.splice(at, 1);
    both += 1;
  }
  return { both, first: first.length, second: second.length };
}

function sharedHalf(a: Range, b: Range): boolean {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return shared / (Math.max(a[1], b[1]) - Math.min(a[0], b[0])) >= 0.5;
}

async function main(files: readonly string[]): Promise<void> {
  const vocabulary = await loadVocabulary();
  const total = new Map<string, Tally>();
  for (const file of files) {
    const second = markDocument(JSON.parse(await readFile(file, "utf8")), vocabulary);
    const own = new URL(`../documents/${second.raw.id}.json`, import.meta.url);
    const first = markDocument(JSON.parse(await readFile(own, "utf8")), vocabulary);
    if (first.text !== second.text) throw new Error(`${file}: not the text of ${second.raw.id}`);
    for (const [name, counts] of Object.entries(compareMarks(first, second))) {
      const sum = total.get(name) ?? { both: 0, first: 0, second: 0 };
      total.set(name, {
        both: sum.both + counts.both,
        first: sum.first + counts.first,
        second: sum.second + counts.second,
      });
    }
  }
  console.log(`${files.length} documents`);
  for (const [name, counts] of total)
    console.log(
      `${name.padEnd(18)} F1 ${f1(counts).toFixed(3)}  both ${counts.both}, first ${counts.first}, second ${counts.second}`,
    );
}

/** `npm run corpus:agreement [FILE…]`: compares second markings, those of corpus/second/ if none are named, with the documents of the same id. */
if (process.argv[1] === new URL(import.meta.url).pathname) {
  const given = process.argv.slice(2);
  const second = new URL("../second/", import.meta.url);
  await main(given.length > 0 ? given : (await readdir(second)).sort().map((name) => new URL(name, second).pathname));
}
