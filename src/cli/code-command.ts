import { DragomanError } from "../errors.ts";
import { type ColumnMap, parseColumnMap } from "../ingest/column-map.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { readSiteRegistry } from "../ingest/site-registry.ts";
import { VERSION } from "../version.ts";
import { codeIntoLake, type IntoLakeOptions } from "./code-into-lake.ts";
import { progressForm } from "./code-progress.ts";
import { codeSummary } from "./code-summary.ts";
import type { CodingRun } from "./coding-run.ts";
import { type ClosableReader, lazyReader } from "./lazy-reader.ts";
import { type PrintedForm, printCoded } from "./print-coded.ts";
import { sizeInputs } from "./size-inputs.ts";
import { writeOut } from "./write.ts";

/** The options of `dragoman code`. */
export interface CodeFlags {
  readonly lake?: string;
  readonly to?: PrintedForm;
  readonly map?: string;
  readonly sites?: string;
  readonly keepText?: boolean;
  readonly actors?: string;
  readonly threads: number;
  readonly link: boolean;
  readonly quiet?: boolean;
  readonly jsonProgress?: boolean;
  readonly allowPrivate?: boolean;
}

/** What the command works with, for tests in other hands. */
export interface CodeSurroundings {
  readonly openReader?: (flags: Pick<CodeFlags, "threads" | "actors">) => ClosableReader;
  readonly commitEveryMs?: number;
}

/** `dragoman code INPUT… --lake DIR`, or `--to readings|jsonl` for standard output. */
export async function codeCommand(
  inputs: readonly string[],
  flags: CodeFlags,
  surroundings: CodeSurroundings = {},
): Promise<void> {
  checkFlags(flags);
  const columns = flags.map === undefined ? undefined : parseMap(flags.map);
  const sites = flags.sites === undefined ? {} : { sites: readSiteRegistry(flags.sites) };
  const totalBytes = await sizeInputs(inputs);
  const { openReader = openLazily, commitEveryMs } = surroundings;
  const client = new PoliteClient({ userAgent: `dragoman/${VERSION}`, allowPrivate: flags.allowPrivate ?? false });
  const reader = openReader(flags);
  const run = { inputs, reader, reading: { client, ...(columns ? { columns } : {}) } };
  const into: IntoLakeOptions = {
    form: progressForm(flags),
    totalBytes,
    keepText: flags.keepText ?? false,
    link: flags.link,
    ...sites,
    ...(commitEveryMs === undefined ? {} : { commitEveryMs }),
  };
  try {
    process.exitCode = await runTo(run, flags, into);
  } finally {
    await reader.close();
    await client.close();
  }
}

const openLazily: NonNullable<CodeSurroundings["openReader"]> = ({ threads, actors }) =>
  lazyReader({ threads, ...(actors === undefined ? {} : { actors }) });

const STOPPED = 130;
const UNREADABLE = 3;

/** @returns the exit status: 130 where the user ended it, 3 where nothing of what was given could be read */
async function runTo(run: CodingRun, { lake, to }: CodeFlags, into: IntoLakeOptions): Promise<number> {
  if (lake === undefined) return (await printCoded(to ?? "readings", run, into.keepText)) ? STOPPED : 0;
  const coded = await codeIntoLake(lake, run, into);
  await writeOut(codeSummary(lake, coded));
  if (coded.stopped) return STOPPED;
  const { read, duplicate, withdrawn, failed, known } = coded.tally;
  const failures = [...coded.failures.values()].reduce((sum, { times }) => sum + times, 0);
  return failures > 0 && failures === read + duplicate + withdrawn + failed + known ? UNREADABLE : 0;
}

/** A mistake in the flag is one of use, not of an input. */
function parseMap(words: string): ColumnMap {
  try {
    return parseColumnMap(words);
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    throw new DragomanError("cli/usage", { ...error.detail, where: `--map ${words}` }, { cause: error });
  }
}

function checkFlags({ lake, to, quiet, jsonProgress, sites }: CodeFlags): void {
  if (lake === undefined && to === undefined)
    throw usage(
      "it is not said where the events go",
      "Give --lake DIR to collect them in a lake, or --to readings or --to jsonl to print them.",
    );
  if (lake !== undefined && to !== undefined) throw usage("--lake and --to exclude each other", "Give one of them.");
  if (quiet && jsonProgress) throw usage("--quiet and --json-progress exclude each other", "Give one of them.");
  if (sites !== undefined && lake === undefined) throw usage("--sites is for a lake", "Give --lake DIR, too.");
}

function usage(what: string, fix: string): DragomanError {
  return new DragomanError("cli/usage", { what, where: "command line", fix });
}
