/** Spaces of every width that print as a space; the line separators of Unicode are breaks and stay. */
const SPACES = /[\t\v\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** Signs that print nothing: soft hyphens, marks of direction, joiners of words, variation marks of byte order, controls. */
const SILENT =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Joiners part syllables in Persian and Indic scripts and build emoji; between Latin, Greek or Cyrillic letters they only hide. */
const HIDDEN_JOINER =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\s]|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\s]|$)/gu;
const BREAKS = /\r\n?|[\u0085\u2028]/g;

/**
 * The text of blocks as every reader gives it: paragraphs parted by one blank line, single spaces inside a line, no sign that prints nothing.
 * A line break inside a block stays a line break.
 */
export function plainParagraphs(blocks: Iterable<string>): string {
  const paragraphs: string[] = [];
  for (const block of blocks) {
    const text = block
      .replace(BREAKS, "\n")
      .replaceAll("\u2029", "\n\n")
      .replace(SILENT, "")
      .replace(HIDDEN_JOINER, "");
    for (const paragraph of text.split(/\n[^\S\n]*\n\s*/)) {
      const lines = paragraph.split("\n").map((line) => line.replace(SPACES, " ").trim());
      const kept = lines.filter((line) => line !== "").join("\n");
      if (kept !== "") paragraphs.push(kept);
    }
  }
  return paragraphs.join("\n\n");
}
