import chardet from "chardet";
import iconv from "iconv-lite";

/** Of a text in one of these, its ISO twin is the other reading; marks of Windows (0x80–0x9F) tell them apart. */
const TWINS: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-9": "windows-1254",
  "ISO-8859-2": "windows-1250",
  "ISO-8859-7": "windows-1253",
  "ISO-8859-8": "windows-1255",
};
const WIDER = new Set(["ISO-8859-1", "ISO-8859-9"]);
/** Scores of the detector, 0–100. Right answers had at least 49 and 1.8 times the next one; noise had 5. */
const LEAST_SCORE = 45;
const LEAST_LEAD = 1.7;
const MOST_BYTES = 65_536;
/** A capital or a sign of another page of codes inside a small word: "ministerÕs", "caf‚s". Case is Latin or Cyrillic here. */
const GARBLED =
  /\p{Ll}(?![\u0000-\u007f])[\p{Lu}\u2020\u2021\u201a\u201e\u02c6\u2030\u00a4-\u00ac\u00ae-\u00b6\u00b8-\u00be\u00d7\u00f7]\p{Ll}/u;

/** The charset of bytes that are not UTF-8 and state none, as iconv-lite names it; null where two could be right or none is. */
export function detectCharset(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return detectUtf16(bytes);
  const sample = withoutTags(bytes.subarray(0, MOST_BYTES));
  const [best, next] = chardet.analyse(sample).filter(({ name }) => !/^(?:ASCII|UTF|ISO-2022)/.test(name));
  if (!best || best.confidence < LEAST_SCORE || best.confidence < LEAST_LEAD * (next?.confidence ?? 0)) return null;
  const charset = twinOf(best.name, sample);
  if (charset === null || !iconv.encodingExists(charset)) return null;
  const text = iconv.decode(Buffer.from(bytes), charset);
  const strange = /[\ufffd\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/.test(text.replace(/\ufffd$/, ""));
  return strange || GARBLED.test(text) ? null : charset;
}

/** Tags are Latin whatever the text is, and their words would be counted. */
function withoutTags(bytes: Uint8Array): Buffer {
  const characters = Buffer.from(bytes).toString("latin1");
  return Buffer.from(characters.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[!/a-z][^<>]*>/gi, " "), "latin1");
}

function twinOf(name: string, sample: Buffer): string | null {
  const twin = TWINS[name];
  if (twin === undefined) return name;
  const windows = sample.some((byte) => 0x80 <= byte && byte <= 0x9f && byte !== 0x85);
  if (windows || WIDER.has(name)) return twin;
  return iconv.decode(sample, twin) === iconv.decode(sample, name) ? name : null;
}

/** UTF-16 without a mark: read the right way round it has spaces between its words, and nothing unassigned. */
function detectUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = Buffer.from(bytes.subarray(0, MOST_BYTES));
  const fits = (charset: string) => {
    const text = iconv.decode(sample, charset);
    const spaces = text.match(/[ \n]/g)?.length ?? 0;
    return spaces * 50 >= text.length && !/[\0\ufffd\p{Cn}\p{Co}]/u.test(text);
  };
  const [only, ...others] = ["utf-16le", "utf-16be"].filter(fits);
  return only !== undefined && others.length === 0 ? only : null;
}
