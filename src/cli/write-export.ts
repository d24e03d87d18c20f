import { rename, rm, writeFile } from "node:fs/promises";
import { DragomanError } from "../errors.ts";
import { collectAttributions } from "../store/exports/attribution-lines.ts";
import type { ExportFormat, ExportOptions } from "../store/exports/export-format.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { writePieces } from "./write-pieces.ts";

/** Where an export goes, and what was asked for. */
export interface ExportTarget {
  /** Path, or null for standard output. */
  readonly output: string | null;
  readonly query: string | null;
}

/**
 * Writes events in a format, and says on standard error how many it had no place for and which lines are owed.
 *
 * @returns how many events there were, those left out among them
 * @throws DragomanError "cli/usage" when the file cannot be written
 */
export async function writeExport(
  format: ExportFormat,
  events: AsyncIterable<StoredEvent>,
  target: ExportTarget,
): Promise<number> {
  const left = new Map<string, number>();
  let count = 0;
  async function* counted() {
    for await (const event of events) {
      count += 1;
      yield event;
    }
  }
  const tap = collectAttributions(counted());
  const leaveOut: ExportOptions["leaveOut"] = (event, reason) => {
    tap.drop(event);
    left.set(reason, (left.get(reason) ?? 0) + 1);
  };
  const options: ExportOptions = { leaveOut, now: new Date(), query: target.query };
  const { output } = target;
  if (output === null) {
    if (format.kind === "text") await writePieces(format.write(tap.events, options), null, format.encoding);
  } else await whole(output, (part) => writeTo(part, format, tap.events, options));
  for (const [reason, times] of left)
    process.stderr.write(`dragoman: ${times} ${times === 1 ? "event" : "events"} left out: ${reason}\n`);
  if (format.name !== "attribution-lines") await tellAttributions(tap.lines(), output);
  return count;
}

function writeTo(path: string, format: ExportFormat, events: AsyncIterable<StoredEvent>, options: ExportOptions) {
  if (format.kind === "file") return format.writeFile(events, path, options);
  return writePieces(format.write(events, options), path, format.encoding);
}

/** Gives a file its name only when it is whole: who finds it may read it. */
async function whole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw isFileError(error) ? unwritable(path, error) : error;
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  "code" in error &&
  /^(ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|EROFS|ENOSPC)$/.test(String(error.code));

async function tellAttributions(lines: readonly string[], output: string | null): Promise<void> {
  // An earlier export of the same name may have owed some.
  if (output !== null) await rm(`${output}.attribution.txt`, { force: true });
  if (lines.length === 0) return;
  if (output === null) {
    process.stderr.write(
      `dragoman: whoever passes this on owes these lines:\n${lines.map((line) => `  ${line}\n`).join("")}`,
    );
    return;
  }
  await writeFile(`${output}.attribution.txt`, `${lines.join("\n")}\n`);
  process.stderr.write(`dragoman: whoever passes this on owes the lines in ${output}.attribution.txt\n`);
}

function unwritable(path: string, cause: Error): DragomanError {
  const fix = "Name a file in a folder that is there and may be written to.";
  return new DragomanError(
    "cli/usage",
    { what: `the file cannot be written: ${cause.message}`, where: path, fix },
    { cause },
  );
}
