import { caughtFailure, failedItem } from "./failed-item.ts";
import { readNewsmlItem } from "./read-newsml-item.ts";
import type { Ingested } from "./source-document.ts";
import { elementsIn, findAll } from "./xml-find.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

/** What the reader of NewsML is told from outside. */
export interface NewsmlOptions {
  /** The input's name; `path!3` is the third item of a message. */
  readonly path: string;
  readonly htmlToText: (html: string) => string;
  /** The clock that an embargo is compared with. */
  readonly now?: () => Date;
}

/** Items of G2 that hold no news text: they list, describe or plan. */
const OTHER_ITEMS = /^(?:package|concept|knowledge|planning|catalog)Item$/;

/**
 * Reads NewsML-G2: a newsItem, or a newsMessage with many. What is not well-formed, declares types or entities, or is no NewsML-G2 is one failure.
 *
 * @see https://iptc.org/standards/newsml-g2/ version 2.34
 */
export function* readNewsml(xml: string, options: NewsmlOptions): Generator<Ingested> {
  const { path, htmlToText, now = () => new Date() } = options;
  let root: XmlElement;
  try {
    root = parseXml(xml, path);
  } catch (error) {
    return yield caughtFailure(error, path);
  }
  if (root.name !== "newsMessage") return yield readItem(root, { locator: path, htmlToText, now: now() });
  const items = findAll(root, "itemSet").flatMap(elementsIn);
  if (items.length === 0)
    yield failedItem("ingest/no-text", {
      locator: path,
      what: "this newsMessage holds no items",
      fix: "Leave it out.",
    });
  for (const [i, item] of items.entries())
    yield readItem(item, { locator: `${path}!${i + 1}`, htmlToText, now: now() });
}

function readItem(item: XmlElement, options: Parameters<typeof readNewsmlItem>[1]): Ingested {
  if (item.name === "newsItem") return readNewsmlItem(item, options);
  const { locator } = options;
  const id = item.attributes.guid ?? null;
  if (OTHER_ITEMS.test(item.name))
    return failedItem("ingest/no-text", {
      locator,
      id,
      what: `a ${item.name} has no text`,
      fix: "Its news items are read where they are given.",
    });
  const what = `<${item.name.slice(0, 100)}> is no element of NewsML-G2 that can be read`;
  return failedItem("ingest/unknown-format", { locator, id, what, fix: "Give a newsItem or a newsMessage." });
}
