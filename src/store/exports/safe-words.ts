/**
 * Words of an outsider for a cell of a spreadsheet: where a program would take them for a formula, an apostrophe goes in front
 * (OWASP's advice on CSV injection). Only words get this: "-5" in a column of numbers stays a number.
 */
export const safeWords = (words: string | null): string | null =>
  words !== null && /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(words) ? `'${words}` : words;
