const DELIMITERS = [",", "\t", ";", "|"] as const;

/** What parts the cells of a table, by its header: the sign that stands there most often outside quotation marks. A comma where none does. */
export function csvDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}
