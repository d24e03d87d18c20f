import { nameKey } from "../entities/entries.ts";
import type { Bind } from "./bind-values.ts";

/** The condition that the words stand in a column one after the other, at word borders; case and accents make no difference. */
export function wordsSql(column: string, words: string, bind: Bind): string {
  const key = nameKey(words);
  const pattern = key
    .split(" ")
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll("'", "['’‘`]"))
    .join("\\s+");
  const bare = `strip_accents(lower(${column}))`;
  const plain = `replace(${bare}, '.', '')`; // as nameKey does: "U.S." is "us"
  const border = ["(^|[^\\p{L}\\p{N}])", "($|[^\\p{L}\\p{N}])"].join(pattern);
  // Plain searches come first: they are many times faster than the pattern. Only short words are written with dots.
  const rough = key
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => `contains(${word.length > 4 ? bare : plain}, ${bind(word)})`);
  return `(${[...rough, `regexp_matches(${plain}, ${bind(border)})`].join(" AND ")})`;
}
