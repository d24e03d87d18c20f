import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DragomanError } from "../errors.ts";
import { createReader, type Reader, type TextOptions } from "../reader.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import { decodeText, fileError, sizeOfFile } from "./read-input.ts";
import { writeOut } from "./write.ts";

/** `dragoman readings FILE|-`: one reading a line, in input order; a text that cannot be read is a line with its error. */
export async function readingsCommand(
  file: string,
  { threads, withText = false }: { threads: number; withText?: boolean },
): Promise<void> {
  // One character a byte: so a line with wrong bytes is found, and U+2028, which JSON allows inside a string, ends no line.
  const input = (file === "-" ? process.stdin : await openFile(file)).setEncoding("latin1");
  const reader = await createReader({ threads });
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === "") continue;
      await writeOut(`${JSON.stringify(await readLine(reader, line, { number, withText }))}\n`);
    }
  } finally {
    await reader.close();
  }
}

async function openFile(path: string): Promise<NodeJS.ReadableStream> {
  await sizeOfFile(path, "JSON lines");
  const stream = createReadStream(path);
  await new Promise<void>((resolve, reject) => {
    stream.once("open", () => resolve());
    stream.once("error", (cause: NodeJS.ErrnoException) => reject(fileError(path, cause)));
  });
  return stream;
}

/** @throws DragomanError "cli/bad-line", "text/not-utf8", "text/binary" */
function parseLine(line: string, where: string): Readonly<Record<string, unknown>> {
  const json = decodeText(Buffer.from(line, "latin1"), where);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw badLine("this line is not JSON", where, cause);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw badLine("this line is not a JSON object", where);
  return { ...parsed };
}

function badLine(what: string, where: string, cause?: unknown): DragomanError {
  return new DragomanError(
    "cli/bad-line",
    { what, where, fix: 'Give one object a line: {"id": …, "text": …}' },
    cause === undefined ? {} : { cause },
  );
}

async function readLine(
  reader: Reader,
  line: string,
  { number, withText }: { number: number; withText: boolean },
): Promise<Reading> {
  const where = `line ${number}`;
  let said: Readonly<Record<string, unknown>>;
  try {
    said = parseLine(line, where);
  } catch (error) {
    return failedReading(where, error);
  }
  const words = (key: string) => (typeof said[key] === "string" && said[key] !== "" ? said[key] : undefined);
  const id = words("id") ?? (typeof said.id === "number" ? String(said.id) : where);
  const text = words("text");
  const wrong = ["text", "date", "title", "url"].find((key) => typeof (said[key] ?? "") !== "string");
  if (text === undefined || wrong)
    return failedReading(id, badLine(wrong ? `"${wrong}" is not a string` : "this line has no text", where));
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
