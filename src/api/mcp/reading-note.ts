import { attributionLine } from "../../ingest/attribution-line.ts";
import type { ReadDocument } from "../../record/reading.ts";
import type { SourceNote } from "./source-note.ts";

/** The source of a text that is in no lake: what it says of itself and what was said of it. */
export function readingNote({ id, title, publisher, published, url, license }: ReadDocument): SourceNote {
  const { spdx = null, holder = null } = license ?? {};
  const stated = { title, publisher: publisher?.name ?? null, url };
  return {
    document_id: id,
    ...stated,
    published,
    license: spdx ?? license?.url ?? null,
    attribution: attributionLine({ ...stated, author: null, license: spdx, holder }),
  };
}
