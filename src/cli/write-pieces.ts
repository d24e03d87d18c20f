import { open } from "node:fs/promises";
import { writeOut } from "./write.ts";

/** So many characters are collected before they are written: a line at a time would cost a call of the system each. */
const AT_ONCE = 1 << 16;

/**
 * Writes a long text piece by piece.
 *
 * @param path null is standard output
 */
export async function writePieces(
  pieces: AsyncIterable<string>,
  path: string | null,
  encoding: "utf8" | "latin1",
): Promise<void> {
  if (path === null) {
    process.stdout.setDefaultEncoding(encoding);
    for await (const text of collected(pieces)) await writeOut(text);
    return;
  }
  const file = await open(path, "w");
  try {
    for await (const text of collected(pieces)) await file.writeFile(text, encoding);
  } finally {
    await file.close();
  }
}

async function* collected(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
