const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;

/**
 * Whether quotation marks stand in a row of a table as they should: around a whole cell, and doubled inside. It only looks from mark to mark,
 * so it costs a fraction of parsing.
 *
 * @param delimiter one character of ASCII
 */
export function isWellQuoted(row: Uint8Array, delimiter: string): boolean {
  const parts = delimiter.charCodeAt(0);
  for (let open = row.indexOf(QUOTE); open >= 0; ) {
    if (open > 0 && row[open - 1] !== parts) return false;
    const close = closingQuote(row, open);
    const isEnd = close + 1 === row.length || (row[close + 1] === CARRIAGE_RETURN && close + 2 === row.length);
    if (close < 0 || !(isEnd || row[close + 1] === parts)) return false;
    open = row.indexOf(QUOTE, close + 1);
  }
  return true;
}

/** Where the cell that opens at `open` is closed: at the first mark that is not doubled. -1 where it is not. */
function closingQuote(row: Uint8Array, open: number): number {
  let at = row.indexOf(QUOTE, open + 1);
  while (at >= 0 && row[at + 1] === QUOTE) at = row.indexOf(QUOTE, at + 2);
  return at;
}
