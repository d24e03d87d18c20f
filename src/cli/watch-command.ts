import { appendFile } from "node:fs/promises";
import { setTimeout as sleepFor } from "node:timers/promises";
import { DragomanError } from "../errors.ts";
import { loadAgencies } from "../ingest/agencies.ts";
import { PoliteClient } from "../ingest/polite-client.ts";
import { checkWebhook, sendWebhook } from "../ingest/send-webhook.ts";
import { readSiteRegistry } from "../ingest/site-registry.ts";
import { type WatchOptions, watchRound } from "../ingest/watch-round.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { counted } from "../text/counted.ts";
import { VERSION } from "../version.ts";
import { filterFrom } from "./event-flags.ts";
import { errorLine } from "./exit-codes.ts";
import { interruptible } from "./interruptible.ts";
import { type ClosableReader, lazyReader } from "./lazy-reader.ts";
import { writeOut } from "./write.ts";

/** The options of `dragoman watch` besides those of a filter. */
export interface WatchFlags extends Readonly<Record<string, unknown>> {
  readonly lake: string;
  readonly every: number;
  readonly to: string;
  readonly secret?: string;
  readonly sites?: string;
  readonly keepText?: boolean;
  readonly once?: boolean;
  readonly quiet?: boolean;
  readonly allowPrivate?: boolean;
  readonly threads: number;
}

/** What the command works with, for tests in other hands. */
export interface WatchSurroundings {
  readonly openReader?: (threads: number) => ClosableReader;
  readonly client?: PoliteClient;
  readonly write?: (text: string) => Promise<void>;
  readonly say?: (line: string) => void;
  /** Ends early where the signal is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now?: () => Date;
}

/** `dragoman watch ADDRESS… --lake DIR …`: an alert for each new act that matches. Ctrl-C ends it after what was begun. */
export async function watchCommand(
  addresses: readonly string[],
  flags: WatchFlags,
  surroundings: WatchSurroundings = {},
): Promise<void> {
  const { say = (line: string) => void process.stderr.write(`${line}\n`), sleep = sleepUntil } = surroundings;
  checkAddresses(addresses);
  const filter = filterFrom(flags);
  const tell = teller(flags, surroundings);
  const sites = flags.sites === undefined ? {} : { sites: readSiteRegistry(flags.sites) };
  const allowPrivate = flags.allowPrivate ?? false;
  const client = surroundings.client ?? new PoliteClient({ userAgent: `dragoman/${VERSION}`, allowPrivate });
  const { openReader = (threads: number) => lazyReader({ threads }) } = surroundings;
  const reader = openReader(flags.threads);
  const keepText = flags.keepText ?? false;
  const options = { addresses, filter, client, reader, agencies: loadAgencies(), tell, keepText, ...sites };
  const loud = flags.quiet ? () => {} : say;
  try {
    await interruptible(async (signal) => {
      for (;;) {
        await tellRound(flags, { ...options, signal }, { say, loud });
        if (flags.once || signal.aborted) return;
        await sleep(flags.every, signal);
        if (signal.aborted) return;
      }
    });
  } finally {
    await reader.close();
    await client.close();
  }
}

interface Voices {
  readonly say: (line: string) => void;
  /** Silent with --quiet. */
  readonly loud: (line: string) => void;
}

/** Exit status of `--once` where no address could be fetched. */
const UNREADABLE = 3;

/** A round that fails for what may pass is told and tried again in the next one; with --once it is the end. */
async function tellRound({ lake, once }: WatchFlags, options: WatchOptions, { say, loud }: Voices): Promise<void> {
  const failed = new Set<string>();
  const note: NonNullable<WatchOptions["note"]> = ({ locator, error }) => {
    if (!error) return;
    failed.add(locator);
    say(`dragoman: ${error instanceof DragomanError ? error.message : `${error.what} (${locator})`}`);
  };
  try {
    const round = await watchRound(lake, { ...options, note });
    loud(`${round.read} read, ${round.failed} failed, ${counted(round.alerts, "alert")}`);
    if (once && options.addresses.every((address) => failed.has(address))) process.exitCode = UNREADABLE;
  } catch (error) {
    if (once || !(error instanceof DragomanError) || !/^(store\/locked|ingest\/)/.test(error.code)) throw error;
    say(errorLine(error, false));
  }
}

function teller({ to, secret, allowPrivate = false }: WatchFlags, surroundings: WatchSurroundings) {
  const { write = writeOut, now = () => new Date() } = surroundings;
  const alertOf = ({ event, document, story }: StoredEvent) => ({
    id: event.id,
    at: now().toISOString(),
    event,
    document,
    story,
  });
  if (/^https?:/i.test(to)) {
    checkWebhook(to, allowPrivate);
    const options = { allowPrivate, ...(secret === undefined ? {} : { secret }) };
    return (alert: StoredEvent) => sendWebhook(to, alertOf(alert), options);
  }
  if (secret !== undefined) throw usage("--secret is for an address", "Give --to https://…, too.");
  if (to === "stdout") return (alert: StoredEvent) => write(`${JSON.stringify(alertOf(alert))}\n`);
  return (alert: StoredEvent) => appendFile(to, `${JSON.stringify(alertOf(alert))}\n`);
}

function checkAddresses(addresses: readonly string[]): void {
  for (const address of addresses)
    if (!URL.canParse(address) || !/^https?:/i.test(address))
      throw usage(`${address} is no http or https address`, "Files are read with dragoman code.");
}

async function sleepUntil(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(ms, undefined, { signal }).catch(() => {}); // the only error is the abort
}

function usage(what: string, fix: string): DragomanError {
  return new DragomanError("cli/usage", { what, where: "command line", fix });
}
