/** Pieces are joined to about so many characters: a chunk for each line would be slow. */
const CHUNK = 65_536;

/**
 * The body of a streamed answer. It is made as fast as it is taken, and ends early when the asker goes away.
 *
 * @param pieces whoever breaks off calls their `return`
 */
export function streamBody(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull: async (controller) => {
        let chunk = "";
        while (chunk.length < CHUNK) {
          const { done, value } = await iterator.next();
          if (done) {
            if (chunk !== "") controller.enqueue(encoder.encode(chunk));
            return controller.close();
          }
          chunk += value;
        }
        controller.enqueue(encoder.encode(chunk));
      },
      cancel: async () => {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

/** A JSON line of each. */
export async function* jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
