import { DOMParser } from "linkedom";
import { checkMarkup } from "./check-markup.ts";

/** The part of a DOM node that the readers of pages use. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly parentNode: PageElement | null;
}

/** An element of a page. Names of elements and attributes are in small letters. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly children: Iterable<PageElement>;
  readonly nextElementSibling: PageElement | null;
  readonly previousElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  contains(node: PageNode): boolean;
  append(...nodes: PageNode[]): void;
  remove(): void;
}

/** A parsed page. Whoever edits it owns it. */
export interface PageTree extends PageElement {
  /** Null in a page of words only. */
  readonly documentElement: PageElement | null;
  readonly body: PageElement;
}

/** Whether a node is an element. */
export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
/** Whether a node is text. */
export const isText = (node: PageNode): boolean => node.nodeType === 3 || node.nodeType === 4;

/**
 * Parses a page, or a piece of one. Nothing in it is run or fetched.
 *
 * @param html a whole page or a fragment
 * @throws DragomanError "ingest/too-large", "ingest/unsafe"
 */
export function parsePage(html: string, where: string): PageTree {
  checkMarkup(html, where);
  const given = parseTree(html);
  // The parser keeps one root: of a page without <html>, or with something before it, that would be the first element only.
  const tree =
    given.documentElement?.localName === "html"
      ? given
      : parseTree(`<html>${html.replace(/<\/?html\b[^>]*>/gi, "")}</html>`);
  lowerNames(tree);
  gatherBody(tree);
  return tree;
}

function parseTree(html: string): PageTree {
  return new DOMParser().parseFromString(html, "text/html") as unknown as PageTree; // linkedom's documents have these members
}

/** The plain characters of a string in which someone left HTML entities ("Talks &amp; tea"). */
export function unescapeHtml(text: string): string {
  if (!/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});/i.test(text)) return text;
  return parsePage(`<p>${text.replaceAll("<", "&lt;")}</p>`, "text").body.textContent ?? text;
}

/** The parser keeps `PROPERTY="og:title"` as written, and selectors tell capitals apart. */
function lowerNames(tree: PageTree): void {
  for (const element of tree.querySelectorAll("*"))
    for (const { name, value } of [...element.attributes]) {
      if (name === name.toLowerCase()) continue;
      element.removeAttribute(name);
      element.setAttribute(name.toLowerCase(), value);
    }
}

const HEAD = new Set(["base", "link", "meta", "noscript", "script", "style", "template", "title"]);

/** Where `<body>` is left out or ends early, or `<head>` never ends, what stands beside it or in the head belongs to it. */
function gatherBody(tree: PageTree): void {
  const { body, documentElement } = tree;
  const strays: PageNode[] = [];
  for (const node of documentElement?.childNodes ?? []) {
    if (node === body) continue;
    if (isElement(node) && node.localName === "head") {
      let ended = false; // the first words or element of a body end the head: all that follows is the body's
      for (const child of node.childNodes) {
        ended ||= isElement(child) ? !HEAD.has(child.localName) : isText(child) && /\S/.test(child.textContent ?? "");
        if (ended) strays.push(child);
      }
    } else strays.push(node);
  }
  if (strays.some((node) => isElement(node) || /\S/.test(node.textContent ?? "")))
    for (const node of strays) if (node !== body) body.append(node);
}
