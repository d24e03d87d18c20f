import { findPublisherId } from "../entities/find-publisher.ts";
import { officesOf } from "../entities/office-holders.ts";
import { resolvePlace } from "../entities/resolve-place.ts";
import { type PublishedBounds, publishedBounds } from "./published-bounds.ts";
import type { ReadDocument } from "./reading.ts";
import type { RecordContext } from "./record-context.ts";

/** The document's own part of a reading. */
export function documentRecord(context: RecordContext): ReadDocument {
  const { document } = context.coded;
  return {
    id: document.id,
    hash: document.hash,
    url: document.url,
    title: document.title?.text ?? null,
    text: context.mayShowText ? document.text : null,
    language: document.language,
    published: document.published,
    published_bounds: document.published ? null : boundsRecord(context),
    dateline: datelineRecord(context),
    publisher: document.publisher && {
      name: document.publisher.name,
      wikidata: findPublisherId(context.knowledge, document.publisher.name),
    },
    license: licenseRecord(context),
    sentences: document.sentences.map(({ span }): [number, number] => {
      const { start, end } = context.range(span);
      return [start, end];
    }),
  };
}

function datelineRecord(context: RecordContext): ReadDocument["dateline"] {
  const { dateline } = context.coded.document;
  if (!dateline) return null;
  const place = resolvePlace(dateline.place, context.knowledge);
  const { text, start, end } = context.quote(dateline.span);
  return {
    text,
    start,
    end,
    name: place?.name ?? null,
    country: place?.country ?? null,
    geonameid: place?.geonameId ?? null,
    agency: dateline.agency,
  };
}

function licenseRecord(context: RecordContext): ReadDocument["license"] {
  const { license } = context.coded.document;
  if (!license) return null;
  const at = license.span ? context.range(license.span) : { start: null, end: null };
  return { spdx: license.spdx, url: license.url, holder: license.holder, ...at };
}

function boundsRecord(context: RecordContext): PublishedBounds | null {
  const offices = (name: string) => officesOf(context.knowledge, name);
  return publishedBounds(context.coded, offices);
}
