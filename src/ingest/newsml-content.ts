import { markupText } from "./markup-text.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";
import { elementsIn, findAll, wordsOf } from "./xml-find.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What the content of an item gives. */
export interface NewsmlContent {
  /** "" where the item has no text of its own. */
  readonly text: string;
  /** Headline, writer and dateline in the head of a NITF body. */
  readonly headline: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
}

/** The text of a newsItem: the first of its renditions that has words. Content that lies elsewhere is not fetched. */
export function newsmlContent(item: XmlElement, htmlToText: (html: string) => string): NewsmlContent {
  const renditions = findAll(item, "contentSet").flatMap(elementsIn);
  const texts = renditions.map((one) => {
    if (one.name === "inlineXML") return inlineXml(one, htmlToText);
    return one.name === "inlineData" ? inlineData(one, htmlToText) : "";
  });
  const [head] = renditions.flatMap((one) => findAll(one, "nitf", "body", "body.head"));
  const said = (...path: string[]) => (head ? wordsOf(findAll(head, ...path)[0]) : null);
  return {
    text: texts.find((text) => text !== "") ?? "",
    headline: said("hedline", "hl1"),
    byline: said("byline"),
    dateline: said("dateline"),
  };
}

/** NITF keeps its text in `body.content`; XHTML in `body`, or it is a piece of a page. Some write markup as one string instead. */
function inlineXml(rendition: XmlElement, htmlToText: (html: string) => string): string {
  const nitf = findAll(rendition, "nitf", "body", "body.content");
  const bodies = nitf.length > 0 ? nitf : findAll(rendition, "html", "body");
  if (bodies.length > 0) return plainParagraphs(bodies.map(markupText));
  const isString = elementsIn(rendition).length === 0;
  return isString ? fromString(rendition, htmlToText) : markupText(rendition);
}

function inlineData(rendition: XmlElement, htmlToText: (html: string) => string): string {
  const type = rendition.attributes.contenttype ?? "text/plain";
  // An encoding is named where the data are no text: base64 of a picture.
  return /^text\/|html|xml/i.test(type) && !rendition.attributes.encoding ? fromString(rendition, htmlToText) : "";
}

function fromString({ attributes, children }: XmlElement, htmlToText: (html: string) => string): string {
  const words = children.filter((child) => typeof child === "string").join("");
  const isMarkup = /html/i.test(attributes.contenttype ?? "") || /^\s*</.test(words);
  return isMarkup && words.trim() !== "" ? htmlToText(words) : plainParagraphs([words]);
}
