import type { GivenItem } from "../ingest/given-item.ts";
import { readInputs } from "../ingest/read-inputs.ts";
import { textOptions } from "../ingest/text-options.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import type { CodingRun } from "./coding-run.ts";
import { interruptible } from "./interruptible.ts";
import { writeOut } from "./write.ts";

/** What is printed of each item: its reading, or its events. */
export type PrintedForm = "readings" | "jsonl";

/**
 * Prints one reading a line, or one event a line, in the order of the inputs; copies are read like any other. An item that cannot be read is
 * a reading with its error, or a line on standard error. @returns whether the user ended it
 */
export function printCoded(form: PrintedForm, run: CodingRun, withText: boolean): Promise<boolean> {
  return interruptible(async (signal) => {
    for await (const item of readInputs(run.inputs, { ...run.reading, signal })) {
      const reading = await readItem(item, run, withText);
      const records: readonly object[] = form === "readings" ? [reading] : reading.events;
      if (form === "jsonl" && reading.error) process.stderr.write(`${JSON.stringify(reading.error)}\n`);
      for (const record of records) await writeOut(`${JSON.stringify(record)}\n`);
    }
    return signal.aborted;
  });
}

async function readItem(item: GivenItem, { reader }: CodingRun, withText: boolean): Promise<Reading> {
  if (item.kind === "known") throw new TypeError("without a lake nothing is known"); // hasPage is not given
  if (item.kind === "failure") return failedReading(item.id ?? item.locator, item.error);
  const { text, id, locator } = item.document;
  return reader.tryRead(text, textOptions(item.document, { id: id ?? locator, withText }));
}
