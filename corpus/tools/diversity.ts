import { splitSentences } from "../../src/text/sentences.ts";
import { textOf } from "../../src/text/span.ts";
import type { RawDocument } from "./read-corpus.ts";
import { readRawCorpus, readSharedTexts } from "./read-texts.ts";
import { wordsOf } from "./shingles.ts";

const PERCENTILES = [5, 25, 50, 75, 95];
const MOST_FREQUENT = 8;
const LINE = 110;

/** Each value with the number of times it comes, most frequent first. */
type Tally = readonly (readonly [value: string, count: number])[];

/** The sentences of a collection, each as its words. */
interface Collection {
  readonly name: string;
  readonly sentences: readonly (readonly string[])[];
}

/** `npm run corpus:diversity`: how varied the wording of the corpus is, beside real news where `../shared/news` exists. */
async function main(): Promise<void> {
  const documents = await readRawCorpus();
  const news = await readSharedTexts("news");
  const collections = [
    collect(
      "corpus",
      documents.flatMap(({ paragraphs }) => paragraphs.flat()),
    ),
  ];
  if (news)
    collections.push(
      collect(
        "news",
        news.flatMap(({ text }) => splitSentences(text).map((s) => textOf(text, s))),
      ),
    );
  else console.log("there is no ../shared/news: the corpus stands alone\n");
  const sections = [
    sizes(documents),
    triggerWords(documents),
    firstWords(collections),
    sentenceLengths(collections),
    ["Registers (documents)", ...inColumns(tally(documents.map(({ register }) => register)))],
    ["Countries (documents that name them)", ...inColumns(tally(documents.flatMap(countriesOf)))],
  ];
  console.log(sections.map((lines) => lines.join("\n")).join("\n\n"));
}

function collect(name: string, sentences: readonly string[]): Collection {
  return { name, sentences: sentences.map(wordsOf).filter((words) => words.length > 0) };
}

function sizes(documents: readonly RawDocument[]): string[] {
  const sentences = documents.reduce((sum, { paragraphs }) => sum + paragraphs.flat().length, 0);
  const events = documents.reduce((sum, document) => sum + document.events.length, 0);
  const told = documents.reduce((sum, document) => sum + new Set(document.events.map(({ s }) => s)).size, 0);
  return [
    `${documents.length} documents, ${sentences} sentences, ${events} events`,
    `${sentences - told} sentences without an event: ${percent(sentences - told, sentences)}`,
  ];
}

function triggerWords(documents: readonly RawDocument[]): string[] {
  const events = documents.flatMap((document) => document.events);
  const rows = tally(events.map(({ type }) => type)).map(([type, marks]) => {
    const words = events.flatMap((event) =>
      event.type === type ? event.trigger.replace(/#\d$/, "").toLowerCase() : [],
    );
    const counts = tally(words);
    return [type, String(marks), String(counts.length), mostFrequent(counts, (count) => String(count))];
  });
  return aligned("Trigger words", [["type", "marks", "distinct", "most frequent"], ...rows]);
}

function firstWords(collections: readonly Collection[]): string[] {
  const rows = collections.map(({ name, sentences }) => {
    const counts = tally(sentences.flatMap(([first]) => first ?? []));
    const top = mostFrequent(counts, (count) => percent(count, sentences.length));
    return [name, String(sentences.length), String(counts.length), top];
  });
  return aligned("First words of sentences", [["", "sentences", "distinct", "most frequent"], ...rows]);
}

function sentenceLengths(collections: readonly Collection[]): string[] {
  const rows = collections.map(({ name, sentences }) => {
    const lengths = sentences.map((words) => words.length).sort((a, b) => a - b);
    return [name, ...PERCENTILES.map((part) => String(percentile(lengths, part)))];
  });
  return aligned("Sentence length in words, by percentile", [["", ...PERCENTILES.map((part) => `${part} %`)], ...rows]);
}

/** The smallest value that at least `part` in a hundred of the values do not exceed; 0 of nothing. */
function percentile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil((part / 100) * ascending.length) - 1)] ?? 0;
}

/** The countries of a document's entities, each once. */
function countriesOf({ entities }: RawDocument): string[] {
  return [...new Set(entities.flatMap(({ c }) => c ?? []))];
}

function tally(values: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function mostFrequent(counts: Tally, shown: (count: number) => string): string {
  const top = counts.slice(0, MOST_FREQUENT).map(([value, count]) => `${value} ${shown(count)}`);
  return top.join(", ");
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

/** Rows under a title; a column whose last cell begins with a digit is set to the right. */
function aligned(title: string, rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const numeric = (column: number) => /^\d/.test(rows.at(-1)?.[column] ?? "");
  const cell = (text: string, column: number) =>
    numeric(column) ? text.padStart(width(column)) : text.padEnd(width(column));
  return [title, ...rows.map((row) => `  ${row.map(cell).join("  ")}`.trimEnd())];
}

/** Counts in as many columns as fit a line, read downwards. */
function inColumns(counts: Tally): string[] {
  const cells = counts.map(([value, count]) => `${String(count).padStart(5)} ${value}`);
  const width = Math.max(0, ...cells.map((cell) => cell.length)) + 2;
  const rows = Math.ceil(cells.length / Math.max(1, Math.floor(LINE / width)));
  return Array.from({ length: rows }, (_, row) =>
    cells
      .flatMap((cell, i) => (i % rows === row ? cell.padEnd(width) : []))
      .join("")
      .trimEnd(),
  );
}

await main();
