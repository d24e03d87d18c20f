import { DragomanError } from "../errors.ts";

/** What the first bytes are: a format that has a mark of its own, or text. */
export type LookOfBytes =
  | { readonly kind: "format"; readonly format: "parquet" | "warc" }
  | { readonly kind: "text"; readonly text: string };

/** First bytes, one character a byte, of what has no reader. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, "a PDF file"],
  [/^\{\\rtf/, "a Rich Text file"],
  [/^\xd0\xcf\x11\xe0/, "an old Microsoft Office file"],
  [/^BZh\d/, "a bzip2 file"],
  [/^\xfd7zXZ/, "an xz file"],
  [/^7z\xbc\xaf/, "a 7z archive"],
  [/^Rar!\x1a/, "a RAR archive"],
  [/^.{257}ustar/s, "a tar archive"],
  [/^\x1f\x8b|^\x28\xb5\x2f\xfd/, "a file that was compressed twice"],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8\d|^RIFF.{4}WEBP/s, "a picture"],
  [/^ID3|^OggS|^RIFF.{4}WAVE|^.{4}ftyp/s, "a sound or a film"],
  [/^SQLite format 3/, "an SQLite database"],
  [/^ARROW1|^ORC/, "an Arrow or ORC file"],
  [/^\x7fELF|^MZ[^ -~]/, "a program"],
];

/**
 * Looks at the first bytes alone.
 *
 * @throws DragomanError "ingest/unknown-format" with what it looks like; "ingest/unsafe" for ZIP archives, whose names can lead out of
 *   the folder that they are unpacked to
 */
export function lookOfBytes(head: Uint8Array, where: string): LookOfBytes {
  const start = Buffer.from(head).toString("latin1");
  if (start.startsWith("PAR1")) return { kind: "format", format: "parquet" };
  if (/^(\xef\xbb\xbf)?(\r?\n)*WARC\/\d/.test(start)) return { kind: "format", format: "warc" };
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) throw zip(where);
  for (const [mark, look] of REFUSED) if (mark.test(start)) throw unknown(look, where);
  const text = decodeLoosely(head, start);
  if (text === null) throw unknown("binary data", where);
  return { kind: "text", text };
}

/** Only to see what it is: signs that the encoding gets wrong are no matter. */
function decodeLoosely(head: Uint8Array, start: string): string | null {
  if (start.startsWith("\xff\xfe")) return new TextDecoder("utf-16le").decode(head);
  if (start.startsWith("\xfe\xff")) return new TextDecoder("utf-16be").decode(head);
  const zeros = start.replace(/[^\0]/g, "").length;
  if (zeros > 0) {
    // Text in UTF-16 without a mark has a zero in every other byte.
    const odd = [...start].filter((sign, at) => sign === "\0" && at % 2 === 1).length;
    if (zeros < start.length / 4 || (odd > 0 && odd < zeros)) return null;
    return new TextDecoder(odd > 0 ? "utf-16le" : "utf-16be").decode(head);
  }
  const controls = start.replace(/[^\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g, "").length;
  return controls > start.length / 50 ? null : new TextDecoder().decode(head);
}

function zip(where: string): DragomanError {
  return new DragomanError("ingest/unsafe", {
    what: "this is a ZIP archive (Office, EPUB and OpenDocument files are too), and names inside an archive can lead out of its folder",
    where,
    fix: "Unpack it with a tool that you trust and give the folder, or save the document as text or HTML.",
  });
}

function unknown(look: string, where: string): DragomanError {
  const what = `this looks like ${look}, and no reader knows it`;
  const fix =
    "Give text, Markdown, HTML, RSS, Atom, JSON, JSON lines, CSV, TSV, Parquet, WARC or NewsML-G2, plain or packed with gzip or zstd.";
  return new DragomanError("ingest/unknown-format", { what, where, fix });
}
