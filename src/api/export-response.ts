import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ExportFormat, ExportOptions } from "../store/exports/export-format.ts";
import { EXPORTS } from "../store/exports/list-exports.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { ApiRequest } from "./endpoint.ts";
import { notFound } from "./not-found.ts";
import { streamBody } from "./stream-body.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".json": "application/json",
  ".jsonl": "application/x-ndjson",
  ".jsonld": "application/ld+json",
  ".graphml": "application/xml",
};

interface Exported {
  readonly events: AsyncIterable<StoredEvent>;
  readonly query: string;
  readonly now: Date;
}

/** Events in a format of the field, as a file to keep. Texts are written as they are sent; what needs a file is made in full first. */
export async function exportResponse(c: ApiRequest, name: string, { events, query, now }: Exported): Promise<Response> {
  const format = EXPORTS.find((one) => one.name === name);
  if (format === undefined) throw notFound("format", name);
  const options: ExportOptions = { leaveOut: () => {}, now, query: query === "" ? null : query };
  return c.body(
    format.kind === "text" ? streamBody(format.write(events, options)) : await fileBody(format, events, options),
    200,
    {
      "content-type": TYPES[format.extension] ?? "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="events${format.extension}"`,
    },
  );
}

type FileFormat = Extract<ExportFormat, { readonly kind: "file" }>;

/** The file is gone when it was sent, and when it was not. */
async function fileBody(
  format: FileFormat,
  events: AsyncIterable<StoredEvent>,
  options: ExportOptions,
): Promise<ReadableStream> {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-export-"));
  const path = join(folder, `events${format.extension}`);
  const clean = () => rm(folder, { recursive: true, force: true });
  try {
    await format.writeFile(events, path, options);
  } catch (error) {
    await clean();
    throw error;
  }
  const stream = createReadStream(path);
  stream.once("close", clean);
  return Readable.toWeb(stream) as ReadableStream; // the same thing under Node's own type
}
