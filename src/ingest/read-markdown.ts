import { Lexer, type Token, type Tokens } from "marked";
import { DragomanError } from "../errors.ts";
import { checkSize } from "./check-size.ts";
import { decodeText } from "./decode-text.ts";
import { readFrontMatter } from "./front-matter.ts";
import { type ItemOptions, ingestItem } from "./ingest-item.ts";
import { noText } from "./no-text.ts";
import { fragmentText } from "./page-text.ts";
import { unescapeHtml } from "./page-tree.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";
import type { Ingested, SourceDocument } from "./source-document.ts";
import { statedDate } from "./stated-date.ts";
import { statedLicence } from "./stated-licence.ts";

/** Markdown of one text; its parser needs time that grows faster than the text. */
const MOST_CHARACTERS = 1_000_000;
/** Most marks in one paragraph: each is tried with each. */
const MOST_MARKS = 2000;
/** Quotes in quotes, lists in lists, brackets in brackets: the parser calls itself for each. */
const DEEP = /^[ \t]*(?:>[ \t]?){50}|^ {200}|[[*_~`(]{200}/m;

/**
 * A text in Markdown as plain paragraphs, with what its front matter states. A heading at its beginning is its title.
 *
 * @returns a failure "ingest/no-text", "ingest/too-large", "ingest/unsafe", "ingest/bad-encoding"
 */
export function readMarkdown(content: Uint8Array | string, options: ItemOptions): Ingested {
  return ingestItem(options.locator, () => readSource(content, options));
}

function readSource(
  content: Uint8Array | string,
  { locator, url = null, charset = null }: ItemOptions,
): SourceDocument {
  checkSize(content, locator);
  const source = typeof content === "string" ? content : decodeText(content, { locator, charset });
  const { fields, body } = readFrontMatter(source);
  if (body.length > MOST_CHARACTERS || DEEP.test(body) || isTangled(body))
    throw unsafe(locator, body.length > MOST_CHARACTERS);
  const tokens = new Lexer({ gfm: true }).lex(body).filter(({ type }) => type !== "space");
  const [first] = tokens;
  const heading =
    first?.type === "heading" && first.depth <= 2 ? plainParagraphs([inlineText([first], locator)]) : null;
  const title = fields.get("title") ?? heading;
  const blocks = tokens
    .slice(heading !== null && heading === title ? 1 : 0)
    .flatMap((token) => blocksOf(token, locator));
  const text = plainParagraphs(blocks);
  if (!/\p{L}/u.test(text)) throw noText("this text has no words beside its headings", locator);
  const field = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null;
  return {
    locator,
    id: null,
    text,
    title,
    url: field("url", "canonical_url", "canonicalurl", "link") ?? url,
    published: statedDate(field("date", "published", "pubdate", "publishdate") ?? ""),
    language: field("lang", "language"),
    publisher: field("publisher", "site"),
    author: field("author", "authors", "byline"),
    credits: [field("source", "agency")]
      .filter((name) => name !== null && !/^https?:/.test(name))
      .flatMap((name) => name ?? []),
    license: statedLicence(field("license", "licence", "rights", "copyright") ?? ""),
    revision: null,
    format: "markdown",
  };
}

const isTangled = (body: string) =>
  body.split(/\n[ \t]*\r?\n/).some((block) => (block.match(/[*_~`[\]<&]/g)?.length ?? 0) > MOST_MARKS);

/** The paragraphs of a block: items of a list and rows of a table are one each. */
function blocksOf(token: Token, where: string): string[] {
  if (token.type === "html") return [fragmentText(token.raw, where)];
  if (token.type === "code") return [token.raw.replace(/^[^\n]*[`~]{3}[^\n]*\n?|\n?[`~]{3}\s*$/g, "")];
  if (/^(?:def|hr|space)$/.test(token.type)) return [];
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table; // the lexer gives a token of this type this shape
    return [header, ...rows].map((cells) => cells.map((cell) => inlineText(cell.tokens, where)).join(" | "));
  }
  if (token.type === "list") return (token as Tokens.List).items.flatMap((item) => blocksOf(item, where)); // as above
  const inner = "tokens" in token ? (token.tokens ?? []) : [];
  if (token.type === "blockquote" || token.type === "list_item")
    return inner.flatMap((child) => blocksOf(child, where));
  return [inlineText(inner.length > 0 ? inner : [token], where)];
}

function inlineText(tokens: readonly Token[], where: string): string {
  return tokens
    .map((token) => {
      if (token.type === "br") return "\n";
      if (token.type === "image" || token.type === "checkbox" || token.type === "del") return "";
      // A tag inside a line; the words between two tags are tokens of their own.
      if (token.type === "html") return /^<br\b/i.test(token.raw) ? "\n" : "";
      if ("tokens" in token && token.tokens) return inlineText(token.tokens, where);
      return "text" in token ? unescapeHtml(String(token.text)) : "";
    })
    .join("");
}

function unsafe(where: string, large: boolean): DragomanError {
  const what = large
    ? `this Markdown has more than ${MOST_CHARACTERS} characters`
    : "this Markdown is nested too deeply";
  return new DragomanError(large ? "ingest/too-large" : "ingest/unsafe", {
    what,
    where,
    fix: "Split it into single news texts.",
  });
}
