const NEWLINE = 10;

/**
 * Reads a stream of bytes piece by piece: a line, so many bytes, up to a mark. It holds one chunk, and what was asked for.
 * Bytes can be put back, so a reader can look ahead and try again.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  #offset = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** How many bytes were taken so far. */
  get offset(): number {
    return this.#offset;
  }

  /** The next bytes, as they come, at most `most`; null at the end. */
  async chunk(most = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done) return null;
      this.#rest = next.value;
    }
    const taken = this.#rest.subarray(0, Math.min(most, this.#rest.length));
    this.#rest = this.#rest.subarray(taken.length);
    this.#offset += taken.length;
    return taken;
  }

  /** Exactly `length` bytes, or fewer where the stream ends before. */
  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.chunk(missing);
      if (!part) break;
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** Leaves out `length` bytes; gives how many there were. */
  async skip(length: number): Promise<number> {
    let skipped = 0;
    while (skipped < length) {
      const part = await this.chunk(length - skipped);
      if (!part) break;
      skipped += part.length;
    }
    return skipped;
  }

  /** A line with its line break, or its first `longest` bytes; null at the end. */
  async line(longest: number): Promise<Uint8Array | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < longest) {
      const part = await this.chunk(longest - length);
      if (!part) break;
      const end = part.indexOf(NEWLINE) + 1;
      if (end > 0) this.unread(part.subarray(end));
      parts.push(end > 0 ? part.subarray(0, end) : part);
      length += part.length;
      if (end > 0) break;
    }
    return parts.length === 0 ? null : Buffer.concat(parts);
  }

  /** Puts bytes back, to be read next. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([bytes, this.#rest]);
    this.#offset -= bytes.length;
  }

  /** Leaves out everything before the next `mark`, which stays to be read; false where the stream ends without one. */
  async skipTo(mark: Uint8Array): Promise<boolean> {
    let kept: Uint8Array = new Uint8Array(0);
    for (;;) {
      const part = await this.chunk();
      if (!part) return false;
      const both = kept.length === 0 ? Buffer.from(part) : Buffer.concat([kept, part]);
      const at = both.indexOf(mark);
      if (at >= 0) {
        this.unread(both.subarray(at));
        return true;
      }
      kept = both.subarray(Math.max(0, both.length - mark.length + 1));
    }
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
