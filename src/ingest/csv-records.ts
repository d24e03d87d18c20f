import { type ByteLine, byteLines } from "./byte-lines.ts";
import { isWellQuoted } from "./well-quoted.ts";

/**
 * One row of a table as it stands in the file, from line `number` on. Why it cannot be parsed says `broken`: its quotation mark is
 * never closed, or it is longer than allowed.
 */
export interface CsvRecord {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly broken: "unclosed" | "too-long" | null;
}

/** How a table is cut into rows. */
export interface CsvCut {
  /** Longest row, in bytes. */
  readonly most: number;
  /** What parts cells; asked for whenever a row of several lines ends, for only the first row tells. Null while it is not known. */
  readonly delimiter: () => string | null;
}

/**
 * Cuts a table into rows, so that a bad row spoils no other: a row ends at the first line end outside quotation marks. A mark that is
 * never closed would swallow the rows behind it; its line alone is broken, and reading goes on at the next line. Empty lines are left out.
 */
export async function* csvRecords(input: AsyncIterable<Uint8Array>, cut: CsvCut): AsyncGenerator<CsvRecord> {
  const cutter = new RowCutter(cut);
  for await (const lines of byteLines(input, cut.most)) yield* cutter.take(lines);
  yield* cutter.end();
}

const QUOTE = 0x22;
const LINE_FEED = Uint8Array.of(0x0a);

/** Holds the lines that may be one row: inside quotation marks as long as the number of marks is odd. */
class RowCutter {
  readonly #cut: CsvCut;
  #open: ByteLine[] = [];
  #size = 0;
  #isQuoted = false;

  constructor(cut: CsvCut) {
    this.#cut = cut;
  }

  *take(lines: readonly ByteLine[]): Generator<CsvRecord> {
    const waiting = lines.toReversed();
    for (let line = waiting.pop(); line; line = waiting.pop()) {
      this.#hold(line);
      const isTooLong = line.bytes === null || this.#size > this.#cut.most;
      if (!isTooLong && this.#isQuoted) continue;
      const row = this.#release();
      const bytes = isTooLong ? null : joined(row);
      if (bytes !== null && (row.length === 1 || this.#isRow(bytes))) {
        if (!isBlank(bytes)) yield { number: row[0]?.number ?? 0, bytes, broken: null };
        continue;
      }
      yield* broken(row);
      // One by one: so many arguments as a row may have lines would not fit a call.
      for (const later of row.slice(1).toReversed()) waiting.push(later);
    }
  }

  *end(): Generator<CsvRecord> {
    while (this.#open.length > 0) {
      const row = this.#release();
      yield* broken(row);
      yield* this.take(row.slice(1));
    }
  }

  #isRow(bytes: Uint8Array): boolean {
    const delimiter = this.#cut.delimiter();
    return delimiter === null || isWellQuoted(bytes, delimiter);
  }

  #hold(line: ByteLine): void {
    this.#open.push(line);
    this.#size += line.bytes?.length ?? 0;
    if (hasOddQuotes(line.bytes)) this.#isQuoted = !this.#isQuoted;
  }

  #release(): readonly ByteLine[] {
    const row = this.#open;
    [this.#open, this.#size, this.#isQuoted] = [[], 0, false];
    return row;
  }
}

function* broken([first, ...rest]: readonly ByteLine[]): Generator<CsvRecord> {
  if (!first) return;
  const bytes = first.bytes ?? new Uint8Array(0);
  yield { number: first.number, bytes, broken: first.bytes === null && rest.length === 0 ? "too-long" : "unclosed" };
}

function hasOddQuotes(bytes: Uint8Array | null): boolean {
  let isOdd = false;
  for (let at = bytes?.indexOf(QUOTE) ?? -1; at >= 0; at = bytes?.indexOf(QUOTE, at + 1) ?? -1) isOdd = !isOdd;
  return isOdd;
}

function joined(lines: readonly ByteLine[]): Uint8Array {
  const [only, ...others] = lines;
  if (only?.bytes && others.length === 0) return only.bytes;
  return Buffer.concat(
    lines.flatMap(({ bytes }, i) => (i === 0 ? [bytes ?? LINE_FEED] : [LINE_FEED, bytes ?? LINE_FEED])),
  );
}

/** Nothing but the carriage return of a line end. */
const isBlank = (bytes: Uint8Array) => bytes.length === 0 || (bytes.length === 1 && bytes[0] === 0x0d);
