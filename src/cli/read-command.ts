import { DragomanError } from "../errors.ts";
import { createReader } from "../reader.ts";
import { readInput } from "./read-input.ts";
import { showReading } from "./show-reading.ts";
import { colorWanted, writeOut } from "./write.ts";

interface ReadOptions {
  readonly date?: string;
  readonly title?: string;
  readonly url?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly withText?: boolean;
  readonly actors?: string;
  readonly threads: number;
}

/** `dragoman read FILE|-` */
export async function readCommand(file: string, options: ReadOptions): Promise<void> {
  const text = await readInput(file);
  const reader = await createReader({
    threads: options.threads,
    ...(options.actors ? { actors: options.actors } : {}),
  });
  try {
    const { date, title, url } = options;
    const said = { ...(date ? { date } : {}), ...(title ? { title } : {}), ...(url ? { url } : {}) };
    const place = file === "-" ? "standard input" : file;
    const reading = await reader.read(text, { ...said, withText: options.withText ?? false }).catch(named(place));
    const shown = options.json
      ? JSON.stringify(reading, null, 1)
      : showReading(reading, text, {
          color: colorWanted(),
          explain: options.explain ?? false,
          columns: process.stdout.isTTY ? process.stdout.columns : null,
        });
    await writeOut(`${shown}\n`);
  } finally {
    await reader.close();
  }
}

/** The user knows the file, not the id that the reader has made for its text. */
function named(place: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DragomanError)) throw error;
    const where = error.code === "text/bad-date" ? "--date" : place;
    throw new DragomanError(error.code, { ...error.detail, where }, { cause: error });
  };
}
