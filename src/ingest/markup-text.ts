import { plainParagraphs } from "./plain-paragraphs.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Elements of NITF and XHTML that begin and end a paragraph. */
const BLOCKS = new Set(
  [
    "p",
    "div",
    "section",
    "article",
    "blockquote",
    "bq",
    "block",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
  ].concat(
    [
      "caption",
      "pre",
      "address",
      "hr",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "hl1",
      "hl2",
      "body",
      "body.content",
      "main",
    ],
    ["header", "footer", "credit", "center", "form", "fieldset"],
  ),
);
/** What is beside the text: pictures with their captions, scripts, and the head and end that NITF has for headline and notes. */
const BESIDE = new Set(
  [
    "head",
    "title",
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "svg",
    "object",
    "audio",
    "video",
    "figure",
  ].concat(["media", "body.head", "body.end", "aside", "nav", "button", "select", "textarea", "fn"]),
);

/** The paragraphs of an article marked up in NITF or XHTML, parted by one blank line. Line ends in the source are only spaces. */
export function markupText(element: XmlElement): string {
  const paragraphs: string[] = [""];
  const write = (words: string) => paragraphs.push((paragraphs.pop() ?? "") + words);
  const walk = ({ name, children }: XmlElement): void => {
    const plain = name.toLowerCase();
    if (BESIDE.has(plain)) return;
    if (plain === "br") write("\n");
    if (BLOCKS.has(plain)) paragraphs.push("");
    for (const child of children)
      if (typeof child === "string") write(child.replace(/\s+/g, " "));
      else walk(child);
    if (plain === "td" || plain === "th") write(" ");
    if (BLOCKS.has(plain)) paragraphs.push("");
  };
  walk(element);
  return plainParagraphs(paragraphs);
}
