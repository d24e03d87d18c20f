import { Presets, SingleBar } from "cli-progress";
import type { Coded, Outcome } from "../ingest/code-documents.ts";
import type { InputProgress } from "../ingest/read-inputs.ts";

/** How many items came to which end. */
export type Tally = Readonly<Record<Outcome, number>> & { readonly events: number };

/** Shows how far a run is. */
export interface CodeProgress {
  note(coded: Coded, tally: Tally): void;
  noteInput(progress: InputProgress): void;
  /** Shows nothing more until the end. */
  stop(): void;
  end(tally: Tally): void;
}

export type ProgressForm = "bar" | "lines" | "json" | "quiet";

/** A bar on a terminal, plain lines elsewhere. */
export function progressForm(flags: { readonly quiet?: boolean; readonly jsonProgress?: boolean }): ProgressForm {
  if (flags.quiet) return "quiet";
  if (flags.jsonProgress) return "json";
  return process.stderr.isTTY ? "bar" : "lines";
}

/** What the display needs of its surroundings. */
export interface ProgressOptions {
  /** Bytes of all inputs whose size is known; 0 where none is. */
  readonly totalBytes: number;
  readonly write?: (line: string) => void;
  readonly now?: () => number;
}

const LINE_EVERY_MS = 10_000;
const JSON_EVERY_MS = 1_000;

/** A display of one form; all of them write to standard error. */
export function codeProgress(form: ProgressForm, options: ProgressOptions): CodeProgress {
  const { totalBytes, write = (line) => process.stderr.write(line), now = Date.now } = options;
  const bytes = bytesRead();
  if (form === "quiet") return { note: () => {}, noteInput: () => {}, stop: () => {}, end: () => {} };
  if (form === "bar") return barProgress(totalBytes, bytes);
  const started = now();
  let last = started;
  let stopped = false;
  const say = (tally: Tally, done: boolean) => {
    const state = { ...stateOf(tally, now() - started), bytes: bytes.sum(), of: totalBytes || null };
    const left = done || totalBytes === 0 ? null : timeLeft(bytes.sum(), totalBytes, now() - started);
    write(form === "json" ? `${JSON.stringify({ ...state, done })}\n` : `${plainLine(state, left)}\n`);
  };
  return {
    note(_, tally) {
      if (stopped || now() - last < (form === "json" ? JSON_EVERY_MS : LINE_EVERY_MS)) return;
      last = now();
      say(tally, false);
    },
    noteInput: bytes.note,
    stop: () => {
      stopped = true;
    },
    end: (tally) => say(tally, true),
  };
}

function bytesRead() {
  const byName = new Map<string, number>();
  let sum = 0;
  return {
    note({ name, bytes, of }: InputProgress) {
      if (of === null) return;
      sum += bytes - (byName.get(name) ?? 0);
      byName.set(name, bytes);
    },
    sum: () => sum,
  };
}

interface State extends Tally {
  /** Items of any outcome. */
  readonly given: number;
  readonly seconds: number;
  /** Items a second. */
  readonly rate: number;
  readonly bytes?: number;
  readonly of?: number | null;
}

function stateOf(tally: Tally, ms: number): State {
  const given = tally.read + tally.duplicate + tally.withdrawn + tally.failed + tally.known;
  return { ...tally, given, seconds: Math.round(ms / 1000), rate: Math.round((given / Math.max(1, ms)) * 10_000) / 10 };
}

function plainLine(state: State, left: string | null): string {
  const { given, read, duplicate, withdrawn, failed, known, rate, bytes = 0, of = null } = state;
  const ends = `${read} read, ${duplicate} copies, ${withdrawn} withdrawn, ${failed} failed, ${known} known`;
  const share = of ? `, ${Math.min(100, Math.floor((100 * bytes) / of))} % of the bytes` : "";
  return `${given} ${given === 1 ? "item" : "items"}: ${ends}, ${rate}/s${share}${left ? `, ${left} left` : ""}`;
}

function barProgress(totalBytes: number, bytes: ReturnType<typeof bytesRead>): CodeProgress {
  const shown = totalBytes > 0 ? "{bar} {percentage} % · {left} left · " : "";
  const bar = new SingleBar(
    {
      format: `${shown}{read} read · {duplicate} copies · {failed} failed · {rate}/s`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      fps: 4,
      etaBuffer: 50,
      barsize: 24,
      gracefulExit: false, // an interrupt finishes the part first
    },
    Presets.shades_classic,
  );
  const started = Date.now();
  bar.start(Math.max(1, totalBytes), 0, { read: 0, duplicate: 0, failed: 0, rate: 0, left: "?" });
  return {
    note(_, tally) {
      const state = stateOf(tally, Date.now() - started);
      bar.update(bytes.sum(), { ...state, left: timeLeft(bytes.sum(), totalBytes, Date.now() - started) });
    },
    noteInput: bytes.note,
    stop: () => bar.stop(),
    end: () => bar.stop(),
  };
}

/** "1 h 20 min", from the share of the bytes that are done. */
export function timeLeft(done: number, total: number, ms: number): string {
  if (done <= 0 || done > total) return "?";
  const seconds = Math.round(((ms / done) * (total - done)) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
