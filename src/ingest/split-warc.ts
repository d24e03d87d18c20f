import { DragomanError } from "../errors.ts";
import { ByteReader } from "./byte-reader.ts";
import { damaged } from "./damaged.ts";
import { caughtFailure, type Failure } from "./failed-item.ts";
import { gunzipMembers } from "./gunzip-members.ts";
import type { OpenedBytes } from "./open-bytes.ts";
import { unpackBytes, unpackCounter } from "./unpack-bytes.ts";

/** The bytes of one record of a web archive. */
export interface WarcRecordBytes {
  readonly kind: "record";
  /** `path@offset`; `path@offset+within` where one gzip member holds several records. */
  readonly locator: string;
  /** Where the record, or the gzip member that holds it, starts in the file as it is stored. */
  readonly offset: number;
  /** Its head, each line ended by CR LF. */
  readonly head: Uint8Array;
  readonly content: Uint8Array;
  /** True where the content is longer than `mostRecordBytes`: then only its start is here. */
  readonly cut: boolean;
}

export interface SplitOptions {
  /** The input's name. */
  readonly name: string;
  /** Longest content that is held in memory. */
  readonly mostRecordBytes: number;
}

const MOST_HEAD_BYTES = 65_536;
const CUT_BYTES = 65_536;
const NEXT_RECORD = Buffer.from("\nWARC/1.");

/**
 * Cuts a web archive into its records, one at a time. A library reads what is inside them; cutting is done here because after a record with
 * a wrong length, or a gzip member that is damaged, the next sound record must still be found. A broken record is a failure.
 */
export async function* splitWarc(
  { packing, raw, limits }: OpenedBytes,
  options: SplitOptions,
): AsyncGenerator<WarcRecordBytes | Failure> {
  const { name } = options;
  if (packing !== "gzip") {
    const bytes = new ByteReader(unpackBytes(raw, packing, { where: name, ...limits }));
    const place = (start: number) => ({ offset: start, locator: `${name}@${start}` });
    return yield* recordsOf(bytes, { ...options, isMember: false, place });
  }
  // A record starts with its member and ends with it, unless the whole file is one member.
  for await (const { offset, bytes } of gunzipMembers(raw, name, unpackCounter(raw, name, limits))) {
    const place = (start: number) => ({ offset, locator: `${name}@${offset}${start > 0 ? `+${start}` : ""}` });
    const member = new ByteReader(bytes);
    for await (const record of recordsOf(member, { ...options, isMember: true, place })) {
      yield record;
      if (record.kind === "failure" && record.error.code === "ingest/unsafe") return; // a bomb ends the file
    }
    await member.close();
  }
}

interface Place {
  /** Whether the bytes are one gzip member: the damage that broke its record is not told twice. */
  readonly isMember: boolean;
  readonly place: (start: number) => { readonly offset: number; readonly locator: string };
}

async function* recordsOf(
  reader: ByteReader,
  options: SplitOptions & Place,
): AsyncGenerator<WarcRecordBytes | Failure> {
  for (;;) {
    let at = options.place(reader.offset);
    try {
      if (!(await skipBlankLines(reader))) return;
      at = options.place(reader.offset);
      yield { kind: "record", ...at, ...(await recordAt(reader, at.locator, options.mostRecordBytes)) };
    } catch (error) {
      yield caughtFailure(error, at.locator);
      if (!(error instanceof BrokenRecord)) return; // the bytes below are damaged: nothing more can be read from here
      const next = await findNext(reader);
      if (next instanceof DragomanError && !options.isMember)
        yield caughtFailure(next, options.place(reader.offset).locator);
      if (next !== true) return;
    }
  }
}

async function findNext(reader: ByteReader): Promise<boolean | DragomanError> {
  try {
    return await reader.skipTo(NEXT_RECORD);
  } catch (error) {
    if (error instanceof DragomanError) return error;
    throw error;
  }
}

/** A record that is not as it says, in bytes that are sound: the next one can be looked for. */
class BrokenRecord extends DragomanError {
  constructor(where: string, what: string) {
    super("ingest/damaged", damaged(where, what).detail);
  }
}

async function skipBlankLines(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const chunk = await reader.chunk();
    if (!chunk) return false;
    const start = chunk.findIndex((byte) => byte !== 10 && byte !== 13);
    if (start < 0) continue;
    reader.unread(chunk.subarray(start));
    return true;
  }
}

async function recordAt(reader: ByteReader, where: string, most: number) {
  const head = await readHead(reader, where);
  const stated = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(head.toString("latin1"))?.[1];
  if (stated === undefined) throw new BrokenRecord(where, "the record does not say its length");
  const length = Number(stated);
  const cut = length > most;
  const content = await reader.take(cut ? Math.min(CUT_BYTES, most) : length);
  const left = length - content.length - (cut ? await reader.skip(length - content.length) : 0);
  const sound = left === 0 && (await skipEnd(reader));
  if (sound) return { head: Buffer.from(head.toString("latin1").replace(/\r?\n/g, "\r\n"), "latin1"), content, cut };
  // A wrong length may have swallowed the records that follow.
  if (!cut) reader.unread(content);
  const why = left > 0 ? "the file ends inside the record" : "the record is not as long as it says";
  throw new BrokenRecord(where, why);
}

async function readHead(reader: ByteReader, where: string): Promise<Buffer> {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const line = Buffer.from((await reader.line(MOST_HEAD_BYTES)) ?? []);
    if (lines.length === 0 && !/^WARC\/\d+\.\d+\s*$/.test(line.toString("latin1")))
      throw new BrokenRecord(where, "no record of a web archive starts here");
    lines.push(line);
    size += line.length;
    if (line.length === 0 || size > MOST_HEAD_BYTES)
      throw new BrokenRecord(
        where,
        line.length === 0 ? "the file ends inside the record" : "the record's head has no end",
      );
    if (line.equals(Buffer.from("\r\n")) || line.equals(Buffer.from("\n"))) return Buffer.concat(lines);
  }
}

/** Two line breaks end a record; some writers give one, or none at the end of the file. */
async function skipEnd(reader: ByteReader): Promise<boolean> {
  const end = Buffer.from(await reader.take(4));
  const breaks = /^[\r\n]*/.exec(end.toString("latin1"))?.[0].length ?? 0;
  reader.unread(end.subarray(breaks));
  return end.length === 0 || breaks > 0;
}
