/** One line of an input without its line feed, numbered from 1; `bytes` is null when it is longer than allowed. */
export interface ByteLine {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 0x0a;

/**
 * Cuts bytes into lines; gives together those that end in one piece of the input, for a wait at each line would take longer than reading it.
 * Only a line feed ends a line: U+2028, which JSON allows inside a string, does not. Of a line that is too long nothing is held.
 *
 * @param most longest line, in bytes
 */
export async function* byteLines(input: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<readonly ByteLine[]> {
  let number = 1;
  let size = 0;
  let pieces: Uint8Array[] = [];
  const hold = (piece: Uint8Array) => {
    size += piece.length;
    if (size > most) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const release = (): ByteLine => {
    const bytes = size > most ? null : pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    [size, pieces] = [0, []];
    return { number: number++, bytes };
  };
  for await (const chunk of input) {
    const lines: ByteLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, at));
      lines.push(release());
      from = at + 1;
    }
    // A piece of a chunk keeps the whole chunk alive: copied, it holds only itself.
    if (from < chunk.length) hold(size + chunk.length - from > most ? chunk.subarray(from) : chunk.slice(from));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [release()];
}
