import { readFile, stat } from "node:fs/promises";
import { buffer as readStream } from "node:stream/consumers";
import { DragomanError } from "../errors.ts";

/** Larger inputs are no single news text. */
const MOST_BYTES = 20_000_000;

/**
 * The text of a file, or of standard input for "-". A byte-order mark is dropped.
 *
 * @throws DragomanError "cli/file-missing", "cli/is-directory", "cli/file-unreadable", "text/too-large", "text/not-utf8"
 */
export async function readInput(path: string, stdin: NodeJS.ReadableStream = process.stdin): Promise<string> {
  if (path === "-") return decodeText(await readStream(stdin), "standard input");
  const size = await sizeOfFile(path, "text");
  if (size > MOST_BYTES)
    throw new DragomanError("text/too-large", {
      what: `the file has ${size} bytes; ${MOST_BYTES} are the most`,
      where: path,
      fix: "Split it into single news texts.",
    });
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw fileError(path, cause);
  });
  return decodeText(bytes, path);
}

/**
 * The size of a file in bytes.
 *
 * @param form what the file should hold, for the message
 * @throws DragomanError "cli/file-missing", "cli/is-directory", "cli/file-unreadable"
 */
export async function sizeOfFile(path: string, form: string): Promise<number> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw fileError(path, cause);
  });
  if (found.isDirectory())
    throw new DragomanError("cli/is-directory", {
      what: "this is a folder",
      where: path,
      fix: `Name one ${form} file, or - for standard input.`,
    });
  return found.size;
}

/** What is wrong with a path that could not be opened. */
export function fileError(path: string, cause: NodeJS.ErrnoException): DragomanError {
  if (cause.code === "ENOENT" || cause.code === "ENOTDIR")
    return new DragomanError(
      "cli/file-missing",
      { what: "there is no such file", where: path, fix: "Check the name; use - for standard input." },
      { cause },
    );
  return new DragomanError(
    "cli/file-unreadable",
    { what: `the file cannot be read (${cause.code})`, where: path, fix: "Check its permissions." },
    { cause },
  );
}

/**
 * The text that bytes are in UTF-8, without a byte-order mark.
 *
 * @param where names the file or line in the message
 * @throws DragomanError "text/binary", "text/not-utf8"
 */
export function decodeText(bytes: Buffer, where: string): string {
  if (bytes.subarray(0, 8192).includes(0))
    throw new DragomanError("text/binary", {
      what: "this is not a text file: it holds zero bytes",
      where,
      fix: "Give plain text in UTF-8. Word, PDF and UTF-16 files must be converted first.",
    });
  try {
    return withoutMark(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    const at = firstBadByte(bytes);
    throw new DragomanError(
      "text/not-utf8",
      {
        what: `this is not UTF-8 (first wrong byte at ${at})`,
        where,
        fix: "Convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
      },
      { cause },
    );
  }
}

/** Offset of the first byte that is no part of a valid UTF-8 sequence. */
function firstBadByte(bytes: Buffer): number {
  let [low, high] = [0, bytes.length];
  const fits = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false; // the answer is in the exception: this prefix holds the wrong byte
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);
