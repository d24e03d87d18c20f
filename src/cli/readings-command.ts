import { createReader, type Reader, type TextOptions } from "../reader.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import { badLine, openLines, parseLine } from "./json-lines.ts";
import { writeOut } from "./write.ts";

const SHAPE = '{"id": …, "text": …}';

/** `dragoman readings FILE|-`: one reading a line, in input order; a text that cannot be read is a line with its error. */
export async function readingsCommand(
  file: string,
  { threads, withText = false, actors }: { threads: number; withText?: boolean; actors?: string },
): Promise<void> {
  const lines = await openLines(file);
  const reader = await createReader({ threads, ...(actors ? { actors } : {}) });
  try {
    for await (const { line, number } of lines) {
      await writeOut(`${JSON.stringify(await readLine(reader, line, { number, withText }))}\n`);
    }
  } finally {
    await reader.close();
  }
}

async function readLine(
  reader: Reader,
  line: string,
  { number, withText }: { number: number; withText: boolean },
): Promise<Reading> {
  const where = `line ${number}`;
  let said: Readonly<Record<string, unknown>>;
  try {
    said = parseLine(line, where, SHAPE);
  } catch (error) {
    return failedReading(where, error);
  }
  const words = (key: string) => (typeof said[key] === "string" && said[key] !== "" ? said[key] : undefined);
  const id = words("id") ?? (typeof said.id === "number" ? String(said.id) : where);
  const text = words("text");
  const wrong = ["text", "date", "title", "url"].find((key) => typeof (said[key] ?? "") !== "string");
  if (text === undefined || wrong)
    return failedReading(id, badLine(wrong ? `"${wrong}" is not a string` : "this line has no text", where, SHAPE));
  const [date, title, url] = [words("date"), words("title"), words("url")];
  const options: TextOptions = {
    id,
    withText,
    ...(date ? { date } : {}),
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
  };
  return reader.tryRead(text, options);
}
