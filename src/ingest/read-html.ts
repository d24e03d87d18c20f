import { Readability } from "@mozilla/readability";
import { DragomanError } from "../errors.ts";
import { checkSize } from "./check-size.ts";
import { decodeText } from "./decode-text.ts";
import { dropBoilerplate } from "./drop-boilerplate.ts";
import { type ItemOptions, ingestItem } from "./ingest-item.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";
import { fragmentText, pageText } from "./page-text.ts";
import { type PageElement, type PageTree, parsePage } from "./page-tree.ts";
import type { Ingested, SourceDocument } from "./source-document.ts";

/** Below this many characters the extractor tries again with less strict rules. Short reports are news too. */
const SHORT = 140;
/** Fewer letters are a slogan, not a report. */
const LEAST_LETTERS = 60;
/** Each quotation is looked for in the whole text. */
const MOST_QUOTES = 30;
const LONGEST_NOTICE = 1200;
const NOTICE =
  /\b(?:uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|your (?:consent|privacy choices)|enable (?:javascript|cookies)|are you a robot|verify (?:that )?you are (?:a )?human|access denied|page (?:was )?not found)\b/i;

/**
 * The article of a web page, without what stands around it, and what the page states of it. The headline is the title, not part of the text.
 *
 * @param page the bytes as they were sent, or text
 * @returns a failure "ingest/no-text" where the page has no article; "ingest/too-large", "ingest/unsafe", "ingest/bad-encoding"
 */
export function readHtml(page: Uint8Array | string, options: ItemOptions): Ingested {
  return ingestItem(options.locator, () => readPage(page, options));
}

function readPage(page: Uint8Array | string, { locator, url = null, charset = null }: ItemOptions): SourceDocument {
  checkSize(page, locator);
  const tree = parsePage(typeof page === "string" ? page : decodeText(page, { locator, charset }), locator);
  const metadata = pageMetadata(tree, url);
  const text = withoutTitle(articleText(tree, metadata, locator), metadata.title);
  if (!isArticle(text, metadata))
    throw new DragomanError("ingest/no-text", {
      what: "this page has no article that could be told from what stands around it",
      where: locator,
      fix: "Save the article itself: front pages, notices and pages that a program fills hold none.",
    });
  const { title, published, author, publisher, language, credits, license } = metadata;
  return {
    locator,
    id: null,
    text,
    title,
    url: metadata.url,
    published,
    language,
    publisher,
    author,
    credits,
    license,
    revision: null,
    format: "html",
  };
}

/** The text of the page, or the one that its JSON-LD gives where the page shows less than half of it. */
function articleText(tree: PageTree, { articleBody }: PageMetadata, locator: string): string {
  const stated = articleBody === null ? "" : fragmentText(articleBody, locator);
  dropBoilerplate(tree);
  const shown = markedText(tree) ?? extractedText(tree, locator);
  return shown.length * 2 < stated.length ? stated : shown;
}

/** The text that the page itself marks as its article. */
function markedText(tree: PageTree): string | null {
  const marked = [...tree.querySelectorAll('[itemprop~="articleBody"]')].filter(
    (part) => !part.parentNode?.closest('[itemprop~="articleBody"]'),
  );
  const text = marked.map(pageText).join("\n\n");
  return text.length >= SHORT ? text : null;
}

function extractedText(tree: PageTree, locator: string): string {
  const whole = pageText(tree.body);
  const content = extract(tree, locator);
  const links = content ? linkShare(content) : 1;
  if (content && links <= 0.5) {
    const text = withoutQuotesTwice(content);
    return text.length < SHORT * 4 ? withoutTail(text) : text;
  }
  return links <= 0.5 && whole.length < SHORT * 4 ? withoutTail(withoutHead(whole)) : "";
}

/** @throws DragomanError "ingest/unreadable" where the extractor breaks on a page that no browser would build so */
function extract(tree: PageTree, locator: string): PageElement | null {
  try {
    // Readability's types ask for the DOM of a browser; it uses what linkedom has of it, and the serializer gives back linkedom's node.
    const reader = new Readability<PageElement>(tree as never, {
      charThreshold: SHORT,
      disableJSONLD: true,
      serializer: (node) => node as unknown as PageElement,
    });
    return reader.parse()?.content ?? null;
  } catch (cause) {
    const what = "the elements of this page stand where none may stand, and the article cannot be told";
    throw new DragomanError("ingest/unreadable", { what, where: locator, fix: "Save the article itself." }, { cause });
  }
}

const endsSentence = (paragraph: string) => /[.!?…。！？؟۔।][\s"'”’»)\]]*$/.test(paragraph);

/** Of a page too short for the extractor's counts: nothing behind the last sentence. */
function withoutTail(text: string): string {
  const paragraphs = text.split("\n\n");
  return paragraphs.slice(0, paragraphs.findLastIndex(endsSentence) + 1).join("\n\n");
}

/** … and nothing before the first. */
function withoutHead(text: string): string {
  const paragraphs = text.split("\n\n");
  return paragraphs.slice(Math.max(0, paragraphs.findIndex(endsSentence))).join("\n\n");
}

/** A pull quote says again what the text says. */
function withoutQuotesTwice(content: PageElement): string {
  const quotes = [...content.querySelectorAll("blockquote")].slice(0, MOST_QUOTES);
  const squeezed = (text: string | null) => (text ?? "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  for (const quote of quotes) {
    const words = squeezed(quote.textContent);
    const parts = squeezed(content.textContent).split(words);
    if (words !== "" && parts.length > 2) quote.remove();
  }
  return pageText(content);
}

function linkShare(content: PageElement): number {
  const links = [...content.querySelectorAll("a")].reduce((sum, link) => sum + (link.textContent ?? "").length, 0);
  return links / Math.max(1, (content.textContent ?? "").length);
}

function withoutTitle(text: string, title: string | null): string {
  const [first = "", ...rest] = text.split("\n\n");
  return title !== null && first.replace(/\s+/g, " ") === title.replace(/\s+/g, " ") ? rest.join("\n\n") : text;
}

function isArticle(text: string, { published }: PageMetadata): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  // A sign of Chinese or Japanese says what a short word says.
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (letters + 2 * signs < LEAST_LETTERS) return false;
  return published !== null || text.length > LONGEST_NOTICE || !NOTICE.test(text);
}
