import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DragomanError } from "../errors.ts";
import { createReader, type Reader, type TextOptions } from "../reader.ts";
import { failedReading } from "../record/build-reading.ts";
import type { Reading } from "../record/reading.ts";
import { writeOut } from "./write.ts";

/** `dragoman readings FILE|-`: one reading a line, in input order; a text that cannot be read is a line with its error. */
export async function readingsCommand(
  file: string,
  { threads, withText = false }: { threads: number; withText?: boolean },
): Promise<void> {
  const input = file === "-" ? process.stdin : await openFile(file);
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
  const stream = createReadStream(path, "utf8");
  await new Promise<void>((resolve, reject) => {
    stream.once("open", () => resolve());
    stream.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === "ENOENT"
          ? new DragomanError(
              "cli/file-missing",
              { what: "there is no such file", where: path, fix: "Check the name; use - for standard input." },
              { cause },
            )
          : new DragomanError(
              "cli/file-unreadable",
              {
                what: `the file cannot be read (${cause.code})`,
                where: path,
                fix: "Check what it is and its permissions.",
              },
              { cause },
            ),
      ),
    );
  });
  return stream;
}

async function readLine(
  reader: Reader,
  line: string,
  { number, withText }: { number: number; withText: boolean },
): Promise<Reading> {
  const where = `line ${number}`;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    return failedReading(
      where,
      new DragomanError(
        "cli/bad-line",
        { what: "this line is not JSON", where, fix: 'Give one object a line: {"id": …, "text": …}' },
        { cause },
      ),
    );
  }
  const said: Readonly<Record<string, unknown>> = typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  const words = (key: string) => (typeof said[key] === "string" && said[key] !== "" ? said[key] : undefined);
  const id = words("id") ?? where;
  const text = words("text");
  if (text === undefined)
    return failedReading(
      id,
      new DragomanError("cli/bad-line", {
        what: "this line has no text",
        where,
        fix: 'Give one object a line: {"id": …, "text": …}',
      }),
    );
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
