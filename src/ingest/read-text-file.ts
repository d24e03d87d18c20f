import { findLicence } from "../text/licence.ts";
import { checkSize } from "./check-size.ts";
import { decodeText } from "./decode-text.ts";
import { type ItemOptions, ingestItem } from "./ingest-item.ts";
import { noText } from "./no-text.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";
import type { Ingested } from "./source-document.ts";
import { statedLicence } from "./stated-licence.ts";

/**
 * A plain text. It states nothing beside its words: title, date and publisher are null, and the licence is the one that its words name.
 *
 * @returns a failure "ingest/no-text", "ingest/too-large", "ingest/bad-encoding"
 */
export function readTextFile(content: Uint8Array | string, options: ItemOptions): Ingested {
  const { locator, url = null, charset = null } = options;
  return ingestItem(locator, () => {
    checkSize(content, locator);
    const text = plainParagraphs([typeof content === "string" ? content : decodeText(content, { locator, charset })]);
    if (!/\p{L}/u.test(text)) throw noText("this text has no words", locator);
    const stated = { title: null, published: null, language: null, publisher: null, author: null, credits: [] };
    return { locator, id: null, text, url, ...stated, license: licenceIn(text), revision: null, format: "text" };
  });
}

function licenceIn(text: string) {
  const found = findLicence(text);
  if (!found?.span) return null;
  const words = text.slice(found.span.start, found.span.end);
  const licence = statedLicence(words, { url: found.url, holder: found.holder });
  return licence && { ...licence, spdx: found.spdx };
}
