import { isElement, isText, type PageElement, type PageNode, parsePage } from "./page-tree.ts";
import { plainParagraphs } from "./plain-paragraphs.ts";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
/** Not words of the page: programs, controls, embedded media, reading aids of ruby, and what its publisher struck out. */
const SILENT = new Set(
  "audio button canvas datalist del head iframe map math meta noscript object option progress rp rt s script select strike style svg template textarea title video".split(
    " ",
  ),
);
/** A cell longer than this holds running text: the table is there for layout. */
const LONGEST_CELL = 120;

/**
 * The text of an element: blocks, list items and headings are paragraphs, `<br>` is a line break, a row of a table of data is one line with its
 * cells parted by " | ".
 */
export function pageText(element: PageElement): string {
  const blocks: string[] = [];
  let line = "";
  const end = () => {
    blocks.push(line);
    line = "";
  };
  const visit = (node: PageNode, raw: boolean): void => {
    if (isText(node)) line += raw ? node.textContent : (node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ");
    if (!isElement(node) || SILENT.has(node.localName)) return;
    const name = node.localName;
    if (name === "br") line += "\n";
    if (name === "table" && isData(node)) {
      end();
      for (const row of rowsOf(node)) blocks.push(row);
      return;
    }
    const block = BLOCKS.has(name) || name === "pre" || name === "td" || name === "th" || name === "caption";
    if (block) end();
    if (name === "q") line += "“";
    for (const child of node.childNodes) visit(child, raw || name === "pre");
    if (name === "q") line += "”";
    if (block) end();
  };
  visit(element, false);
  end();
  return plainParagraphs(blocks);
}

/**
 * The text of a piece of HTML, as feeds and wire formats carry it; plain text comes back as it is.
 *
 * @throws DragomanError "ingest/too-large", "ingest/unsafe"
 */
export function fragmentText(html: string, where: string): string {
  if (!/<[a-z!/]|&[#\w]+;/i.test(html)) return plainParagraphs([html]);
  return pageText(parsePage(html, where).body);
}

function isData(table: PageElement): boolean {
  if (table.querySelector("table, p, div, h1, h2, h3, ul, ol, blockquote")) return false;
  const rows = [...table.querySelectorAll("tr")];
  const cells = [...table.querySelectorAll("td, th")];
  return rows.length > 1 && cells.length > rows.length && cells.every((cell) => wordsOf(cell).length <= LONGEST_CELL);
}

const wordsOf = (element: PageElement) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

function* rowsOf(table: PageElement): Generator<string> {
  const caption = table.querySelector("caption");
  if (caption) yield wordsOf(caption);
  for (const row of table.querySelectorAll("tr")) {
    const cells = [...row.children].map((cell) => pageText(cell).replace(/\s+/g, " "));
    yield cells.filter((cell) => cell !== "").join(" | ");
  }
}
