import { XMLParser, XMLValidator } from "fast-xml-parser";
import { DragomanError, type ErrorCode } from "../errors.ts";
import { decodeXml } from "./decode-xml.ts";

/** An element of XML: its name without a prefix, and what stands in it, in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const LONGEST_REASON = 200;
/** News items are small: larger input is an archive, or an attack. */
const MOST_CODE_UNITS = 50_000_000;
const MOST_DEPTH = 100;
/** Tags and attributes together. A message of a thousand items has some three hundred thousand; each costs memory. */
const MOST_MARKS = 1_000_000;

/** Entities are never looked up: only the five of XML and numbers are read, afterwards. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  processEntities: false,
  cdataPropName: "#cdata",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MOST_DEPTH,
  jPath: false,
});

/**
 * The root of an XML text. Declarations of types and entities are refused, whatever they declare: news formats need none, and through
 * them a text of a few lines can fill the memory or read files of this machine.
 *
 * @throws DragomanError "ingest/unsafe" for a declaration or elements more than 100 deep; "ingest/too-large"; "ingest/damaged"
 */
export function parseXml(xml: string, where: string): XmlElement {
  if (xml.length > MOST_CODE_UNITS)
    throw wrong("ingest/too-large", where, `this XML has more than ${MOST_CODE_UNITS / 1_000_000} million characters`);
  if (countOf(xml, "<") + countOf(xml, "=") > MOST_MARKS)
    throw wrong(
      "ingest/too-large",
      where,
      `this XML has more than ${MOST_MARKS / 1_000_000} million tags and attributes`,
    );
  const declaration = findDeclaration(xml);
  if (declaration !== null)
    throw wrong("ingest/unsafe", where, `this XML holds a declaration (${declaration}), which is never read`);
  const [root] = parseNodes(xml, where).flatMap((node) => toElement(node));
  if (!root || typeof root === "string") throw wrong("ingest/damaged", where, "this XML has no element");
  return root;
}

/** How often a sign stands in a text; every attribute has an equals sign. */
function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= MOST_MARKS; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

/** The first `<!WORD` that is no comment and no CDATA; null where there is none. It takes one pass over the text, whatever is in it. */
function findDeclaration(xml: string): string | null {
  for (let at = xml.indexOf("<!"); at >= 0; ) {
    const end = xml.startsWith("<!--", at) ? "-->" : xml.startsWith("<![CDATA[", at) ? "]]>" : null;
    if (end === null) return xml.slice(at, at + 12).split(/[\s>[]/, 1)[0] ?? "<!";
    const close = xml.indexOf(end, at + 4);
    at = close < 0 ? -1 : xml.indexOf("<!", close);
  }
  return null;
}

function parseNodes(xml: string, where: string): readonly OrderedNode[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true)
    throw wrong(
      "ingest/damaged",
      `${where}:${valid.err.line}`,
      `this is no XML: ${valid.err.msg.slice(0, LONGEST_REASON)}`,
    );
  try {
    return PARSER.parse(xml); // with `preserveOrder` a list of nodes
  } catch (cause) {
    // The parser throws plain errors only.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isDeep = /nested tags|\[SECURITY\]/.test(reason);
    throw wrong(
      isDeep ? "ingest/unsafe" : "ingest/damaged",
      where,
      `this XML cannot be read: ${reason.slice(0, LONGEST_REASON)}`,
      cause,
    );
  }
}

/** A node as the parser gives it: `{name: children, ":@": attributes}` or `{"#text": words}`. */
type OrderedNode = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ":@";
const TEXT = "#text";
const CDATA = "#cdata";

function toElement(node: OrderedNode): (XmlElement | string)[] {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined) return [];
  const value = node[name];
  if (name === TEXT) return [decodeXml(String(value))];
  const children: readonly OrderedNode[] = Array.isArray(value) ? value : [];
  if (name === CDATA) return children.map((child) => String(child[TEXT] ?? "")); // an entity in CDATA is only its letters
  const attributes = Object.entries(node[ATTRIBUTES] ?? {}).map(([key, words]) => [key, decodeXml(String(words))]);
  return [{ name, attributes: Object.fromEntries(attributes), children: children.flatMap(toElement) }];
}

function wrong(code: ErrorCode, where: string, what: string, cause?: unknown): DragomanError {
  const fix = code === "ingest/unsafe" ? "Ask its sender for XML without a DTD." : "Was it cut short?";
  return new DragomanError(code, { what, where, fix }, cause === undefined ? {} : { cause });
}
