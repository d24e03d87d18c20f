import { stat } from "node:fs/promises";
import { DragomanError } from "../errors.ts";
import { loadAgencies } from "../ingest/agencies.ts";
import { type Coded, codeDocuments, type Outcome, type TextReader } from "../ingest/code-documents.ts";
import { type ColumnMap, parseColumnMap } from "../ingest/column-map.ts";
import { loadKnownTexts } from "../ingest/known-texts.ts";
import { listInputs } from "../ingest/list-inputs.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { type InputOptions, readInputs } from "../ingest/read-inputs.ts";
import type { Ingested } from "../ingest/source-document.ts";
import { createReader } from "../reader.ts";
import { failedReading } from "../record/build-reading.ts";
import { openLakeWriter } from "../store/lake-writer.ts";
import { type LinkedStories, linkStories } from "../store/link-stories.ts";
import { openLake } from "../store/open-lake.ts";
import { VERSION } from "../version.ts";
import { type CodeProgress, codeProgress, progressForm, type Tally } from "./code-progress.ts";
import { interruptible } from "./interruptible.ts";
import { writeOut } from "./write.ts";

/** The options of `dragoman code`. */
export interface CodeFlags {
  readonly lake?: string;
  readonly to?: "readings" | "jsonl";
  readonly map?: string;
  readonly keepText?: boolean;
  readonly actors?: string;
  readonly threads: number;
  readonly link: boolean;
  readonly quiet?: boolean;
  readonly jsonProgress?: boolean;
  readonly allowPrivate?: boolean;
}

/** `dragoman code INPUT… --lake DIR`, or `--to readings|jsonl` for standard output. */
export async function codeCommand(inputs: readonly string[], flags: CodeFlags): Promise<void> {
  const [{ lake, to }, columns] = [flags, flags.map === undefined ? undefined : parseColumnMap(flags.map)];
  if ((lake === undefined) === (to === undefined))
    throw new DragomanError("cli/usage", {
      what: lake === undefined ? "it is not said where the events go" : "--lake and --to exclude each other",
      where: "command line",
      fix: "Give --lake DIR to collect them in a lake, or --to readings or --to jsonl to print them.",
    });
  const client = new PoliteClient({ userAgent: `dragoman/${VERSION}`, allowPrivate: flags.allowPrivate ?? false });
  const reader = await createReader({ threads: flags.threads, ...(flags.actors ? { actors: flags.actors } : {}) });
  const run = { inputs, client, reader, ...(columns ? { columns } : {}) };
  try {
    if (lake !== undefined) await codeIntoLake(lake, run, flags);
    else await printReadings(run, flags);
  } finally {
    await reader.close();
    await client.close();
  }
}

interface Run {
  readonly inputs: readonly string[];
  readonly client: PoliteClient;
  readonly reader: TextReader;
  readonly columns?: ColumnMap;
}

async function codeIntoLake(folder: string, run: Run, flags: CodeFlags): Promise<void> {
  const { reader } = run;
  const writer = await openLakeWriter(folder, { coder: reader.coder, model: reader.modelHash });
  try {
    const lake = await openLake(folder);
    const known = await loadKnownTexts(lake).finally(() => lake.close());
    const progress = codeProgress(progressForm(flags), { totalBytes: await sizeOf(run.inputs) });
    const { tally, stopped, failures } = await interruptible(async (signal) => {
      const items = readInputs(run.inputs, { ...inputOptions(run, progress), signal });
      const options = { reader, writer, known, agencies: loadAgencies(), keepText: flags.keepText ?? false };
      return count(codeDocuments(items, options), { progress, signal, commit: () => writer.commit() });
    });
    await writer.commit();
    const linked = flags.link && !stopped ? await link(folder, writer) : null;
    progress.end(tally);
    await writeOut(summary(folder, { tally, stopped, failures, linked }));
    if (stopped) process.exitCode = 130;
  } finally {
    await writer.close();
  }
}

const inputOptions = (run: Run, progress: CodeProgress): InputOptions => ({
  client: run.client,
  noteProgress: progress.noteInput,
  ...(run.columns ? { columns: run.columns } : {}),
});

interface Counted {
  readonly tally: Tally;
  readonly stopped: boolean;
  /** Failures by the code of their error. */
  readonly failures: ReadonlyMap<string, number>;
}

/** A crash loses at most what was read in so long. */
const COMMIT_EVERY_MS = 60_000;

async function count(
  coded: AsyncIterable<Coded>,
  run: { readonly progress: CodeProgress; readonly signal: AbortSignal; readonly commit: () => Promise<unknown> },
): Promise<Counted> {
  const tally: Record<Outcome | "events", number> = {
    read: 0,
    duplicate: 0,
    withdrawn: 0,
    failed: 0,
    known: 0,
    events: 0,
  };
  const failures = new Map<string, number>();
  let committed = Date.now();
  for await (const one of coded) {
    tally[one.outcome] += 1;
    tally.events += one.events;
    if (one.outcome === "failed" && one.error) failures.set(one.error.code, (failures.get(one.error.code) ?? 0) + 1);
    run.progress.note(one, tally);
    if (run.signal.aborted) return { tally, stopped: true, failures };
    if (Date.now() - committed < COMMIT_EVERY_MS) continue;
    await run.commit();
    committed = Date.now();
  }
  return { tally, stopped: run.signal.aborted, failures };
}

async function link(folder: string, writer: Parameters<typeof linkStories>[1]): Promise<LinkedStories> {
  const lake = await openLake(folder);
  return linkStories(lake, writer).finally(() => lake.close());
}

/** Bytes of the files among the inputs, for the time that is left. */
async function sizeOf(inputs: readonly string[]): Promise<number> {
  let bytes = 0;
  for await (const input of listInputs(inputs.filter((one) => one !== "-")))
    if (input.kind === "file")
      bytes += await stat(input.locator).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}

function summary(
  folder: string,
  { tally, stopped, failures, linked }: Counted & { linked: LinkedStories | null },
): string {
  const { read, duplicate, withdrawn, failed, known, events } = tally;
  const given = read + duplicate + withdrawn + failed + known;
  const lines = [
    `${given} given = ${read} read + ${duplicate} copies + ${withdrawn} withdrawn + ${failed} failed + ${known} known before`,
    `${events} events from what was read${linked ? `; ${linked.events} events in the lake tell of ${linked.stories} acts` : ""}`,
  ];
  for (const [code, times] of [...failures].sort((a, b) => b[1] - a[1])) lines.push(`  ${times} × ${code}`);
  if (failed > 0) lines.push(`Why each failed: dragoman ask --lake ${folder} --sql "SELECT * FROM failures"`);
  if (stopped) lines.push("Stopped. What was read is in the lake; the same command goes on from here.");
  return `${lines.join("\n")}\n`;
}

/** One reading a line, or one event a line, in the order of the inputs; every item gives one, copies too. */
async function printReadings(run: Run, flags: CodeFlags): Promise<void> {
  const progress = codeProgress("quiet", { totalBytes: 0 });
  await interruptible(async (signal) => {
    for await (const item of readInputs(run.inputs, { ...inputOptions(run, progress), signal })) {
      const reading = await readItem(item, run.reader, flags.keepText ?? false);
      const records: readonly object[] = flags.to === "readings" ? [reading] : reading.events;
      if (flags.to === "jsonl" && reading.error) process.stderr.write(`${JSON.stringify(reading.error)}\n`);
      for (const record of records) await writeOut(`${JSON.stringify(record)}\n`);
    }
  });
}

function readItem(item: Ingested, reader: TextReader, withText: boolean) {
  if (item.kind === "failure") return failedReading(item.id ?? item.locator, item.error);
  const { text, id, locator, published, title, url, publisher, license } = item.document;
  return reader.tryRead(text, {
    id: id ?? locator,
    withText,
    ...(published ? { date: published.slice(0, 10) } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(license ? { license } : {}),
  });
}
