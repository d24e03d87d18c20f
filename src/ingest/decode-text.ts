import chardet from "chardet";
import iconv from "iconv-lite";
import { DragomanError } from "../errors.ts";
import { detectCharset } from "./detect-charset.ts";

/**
 * The text that bytes are. In this order: byte-order mark, valid UTF-8, the charset that the carrier states, the one that the head of an HTML or
 * XML text declares, detection. A wrong charset gives words that nobody wrote, so a doubt is an error and never a text.
 *
 * @param options.charset as the carrier states it (HTTP), null where it does not
 * @throws DragomanError "ingest/bad-encoding"
 */
export function decodeText(bytes: Uint8Array, options: { locator: string; charset?: string | null }): string {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  const stated = [options.charset, declaredCharset(bytes)].flatMap((label) => knownCharset(label) ?? []);
  const utf8 = decodeUtf8(bytes);
  // Hardly any text in another charset is valid UTF-8 by chance; only short ones of two-byte charsets are.
  if (utf8 !== null && !stated.some((charset) => TWO_BYTES.test(charset))) return utf8;
  const text = bytes.includes(0) ? null : decodeStated(bytes, stated);
  if (text !== null) return text;
  if (utf8 !== null) return utf8;
  // ISO-8859-1 that was stated and not believed is a doubt: detection alone does not settle it.
  const detected = stated.includes("windows-1252") ? null : detectCharset(bytes);
  if (detected !== null) return iconv.decode(Buffer.from(bytes), detected);
  throw unknownCharset(options.locator, stated);
}

/** Charsets whose bytes can all be below 0x80 or look like UTF-8. */
const TWO_BYTES = /^(?:shift_?jis|x-sjis|euc|gb|big5|iso-?2022|ks_c|cp9[345]|windows-(?:31j|949)|utf-?16)/;
/** Names that the decoder knows but no text is in. */
const NO_CHARSETS = /^(?:base64|hex|binary|internal|ucs-?2|utf-?7.*|cesu-?8)$/;
/** Every text in these is also one in the charset of Windows, which has the quotation marks that pages use. */
const WIDER: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  "iso8859-1": "windows-1252",
  latin1: "windows-1252",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  "iso-8859-9": "windows-1254",
  "iso-8859-11": "windows-874",
};

function knownCharset(label: string | null | undefined): string | null {
  const name =
    label
      ?.trim()
      .replace(/^["']|["']$/g, "")
      .toLowerCase() ?? "";
  if (name === "" || NO_CHARSETS.test(name) || !(iconv.encodingExists(name) || /^iso-?2022-?jp$/.test(name)))
    return null;
  return WIDER[name] ?? name;
}

/** The charset that an XML declaration or a `<meta>` at the head of a text names. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const match =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/.exec(head) ??
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  return match?.[1] ?? null;
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  const buffer = Buffer.from(bytes);
  if (a === 0xff && b === 0xfe) return iconv.decode(buffer, c === 0 && d === 0 ? "utf-32le" : "utf-16le");
  if (a === 0xfe && b === 0xff) return iconv.decode(buffer, "utf-16be");
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? iconv.decode(buffer, "utf-32be") : null;
}

/** Null where the bytes are not UTF-8, hold zero bytes, or switch alphabets with escapes. */
function decodeUtf8(bytes: Uint8Array): string | null {
  if (bytes.includes(0) || Buffer.from(bytes).includes("\u001b$")) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeAlmostUtf8(bytes);
  }
}

/** UTF-8 that was cut or has a few stray bytes: those become U+FFFD, which says what they are. */
function decodeAlmostUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const strays = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return strays * 20 <= good ? text.replace(/\ufffd$/, "") : null;
}

/** The text in the first stated charset that fits; where two fit and give two texts, detection decides or nobody does. */
function decodeStated(bytes: Uint8Array, stated: readonly string[]): string | null {
  const fitting = stated.flatMap((charset) => {
    const text = decodeStrictly(bytes, charset);
    return text === null ? [] : [{ charset, text }];
  });
  const [first, second] = fitting;
  if (!first) return null;
  if (!second || first.text === second.text) return isDefault(first, bytes) ? null : first.text;
  const detected = chardet.analyse(bytes).find(({ name }) => fitting.some(({ charset }) => sameCharset(charset, name)));
  // Servers send ISO-8859-1 for want of knowledge; whoever wrote the page knew more.
  if (!detected) return first.charset === "windows-1252" ? second.text : first.text;
  return fitting.find(({ charset }) => sameCharset(charset, detected.name))?.text ?? null;
}

/** Whether ISO-8859-1 was only sent for want of knowledge: the letters are surely those of another charset. */
function isDefault(stated: { readonly charset: string; readonly text: string }, bytes: Uint8Array): boolean {
  if (stated.charset !== "windows-1252") return false;
  const detected = detectCharset(bytes);
  return detected !== null && iconv.decode(Buffer.from(bytes), detected) !== stated.text;
}

const sameCharset = (one: string, name: string) => one === (WIDER[name.toLowerCase()] ?? name.toLowerCase());

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  // Stated by mistake: valid UTF-8 was tried before.
  if (/^utf-?8$/.test(charset)) return null;
  const text = /^iso-?2022/.test(charset)
    ? new TextDecoder("iso-2022-jp").decode(bytes)
    : iconv.decode(Buffer.from(bytes), charset);
  return /[\ufffd\u0080-\u0084\u0086-\u009f]/.test(text) ? null : text;
}

function unknownCharset(where: string, stated: readonly string[]): DragomanError {
  const said = stated.length > 0 ? `it is not ${[...new Set(stated)].join(" or ")}, as stated` : "none is stated";
  return new DragomanError("ingest/bad-encoding", {
    what: `the charset of this text is unknown: it is not UTF-8, ${said}, and none fits surely`,
    where,
    fix: "Convert it to UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8 FILE), or name its charset.",
  });
}
