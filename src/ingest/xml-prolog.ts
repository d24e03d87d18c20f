/** What stands before the content of an XML or HTML text. */
export interface XmlProlog {
  /** The encoding that the XML declaration names, in lower case. */
  readonly encoding: string | null;
  /** The document type declaration, without its internal part. */
  readonly doctype: string | null;
  /** Whether the document type declares things of its own: entities that grow, or that read other files. */
  readonly declares: boolean;
  /** Name of the first element in lower case, with its prefix. */
  readonly root: string | null;
  /** What stands in the first tag after its name. */
  readonly attributes: string;
}

const DECLARATION = /^<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["'](?<encoding>[\w.:-]{1,40})["']/i;
const ROOT = /<(?<name>[a-z_][\w:.-]{0,99})(?=[\s/>])(?<attributes>[^>]{0,4000})/iy;
const DOCTYPE = /<!doctype\b(?:[^>["']|"[^"]{0,500}"|'[^']{0,500}'){0,1000}/iy;

/** Reads the start of a text up to its first tag. A text that starts with something else than markup has no root. */
export function readXmlProlog(text: string): XmlProlog {
  const encoding = DECLARATION.exec(text.trimStart())?.groups?.encoding?.toLowerCase() ?? null;
  let doctype: string | null = null;
  let declares = false;
  let at = 0;
  for (;;) {
    at = skipNoise(text, at);
    DOCTYPE.lastIndex = at;
    const found = DOCTYPE.exec(text);
    if (!found) break;
    doctype = found[0];
    at += doctype.length;
    if (text[at] === ">") at += 1;
    else {
      // An internal part, or something that is no doctype at all: both are not to be trusted.
      declares = true;
      const end = text.indexOf("]", at);
      at = end < 0 ? text.length : text.indexOf(">", end) + 1 || text.length;
    }
  }
  ROOT.lastIndex = at;
  const tag = ROOT.exec(text)?.groups;
  return { encoding, doctype, declares, root: tag?.name?.toLowerCase() ?? null, attributes: tag?.attributes ?? "" };
}

/** Leaves out white space, comments and processing instructions. */
function skipNoise(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (at < text.length && /\s|\ufeff/.test(text.charAt(at))) at += 1;
    const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : null;
    if (close === null) return at;
    const end = text.indexOf(close, at + 2);
    if (end < 0) return text.length;
    at = end + close.length;
  }
}
