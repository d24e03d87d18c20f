/** A line of a stream, without its end; null where it is too long, or where its bytes are no UTF-8. Numbers count from 1. */
export interface StreamLine {
  readonly line: string | null;
  readonly number: number;
  readonly tooLong: boolean;
}

/** The lines of a body as they come. A line that is too long is passed over without being held. */
export async function* splitLines(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): AsyncGenerator<StreamLine> {
  let [parts, size, number]: [Uint8Array[], number, number] = [[], 0, 0];
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
    else parts = [];
  };
  const end = (): StreamLine => {
    number += 1;
    const tooLong = size > mostBytes;
    const line = tooLong ? null : textOf(Buffer.concat(parts));
    [parts, size] = [[], 0];
    return { line, number, tooLong };
  };
  for await (const chunk of body ?? []) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  if (size > 0) yield end();
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null; // the reading of the line says so
  }
}
