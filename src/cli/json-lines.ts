import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DragomanError } from "../errors.ts";
import { decodeText, fileError, sizeOfFile } from "./read-input.ts";

/** Lines of a file, or of standard input for "-", without the empty ones; numbered from 1, one character a byte. */
export async function openLines(file: string): Promise<AsyncGenerator<{ line: string; number: number }>> {
  // One character a byte: so a line with wrong bytes is found, and U+2028, which JSON allows inside a string, ends no line.
  const input = (file === "-" ? process.stdin : await openFile(file)).setEncoding("latin1");
  return numbered(input);
}

async function* numbered(input: NodeJS.ReadableStream): AsyncGenerator<{ line: string; number: number }> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== "") yield { line, number };
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

/**
 * The object of one line.
 *
 * @param line one character a byte
 * @param shape what a line should look like, for the error
 * @throws DragomanError "cli/bad-line", "text/not-utf8", "text/binary"
 */
export function parseLine(line: string, where: string, shape: string): Readonly<Record<string, unknown>> {
  const json = decodeText(Buffer.from(line, "latin1"), where);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw badLine("this line is not JSON", where, shape, cause);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw badLine("this line is not a JSON object", where, shape);
  return { ...parsed };
}

/** @param shape what a line should look like */
export function badLine(what: string, where: string, shape: string, cause?: unknown): DragomanError {
  return new DragomanError(
    "cli/bad-line",
    { what, where, fix: `Give one object a line: ${shape}` },
    cause === undefined ? {} : { cause },
  );
}
