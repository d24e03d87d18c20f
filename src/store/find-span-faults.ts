/** A span of a text whose words are given. */
interface StatedSpan {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with the spans in some JSON of a reading: those whose words are not what the text has there.
 *
 * @param json any value; each object in it with `start`, `end` and `text` or `extracted_place` is a span, in code points
 */
export function findSpanFaults(text: string, json: unknown): readonly string[] {
  // Without characters beyond 16 bits, code points are what `slice` counts.
  const points = /[\ud800-\udfff]/.test(text) ? [...text] : null;
  const slice = (start: number, end: number) => points?.slice(start, end).join("") ?? text.slice(start, end);
  return spansIn(json).flatMap(({ words, start, end }) => {
    const there = slice(start, end);
    return there === words ? [] : [`[${start}, ${end}) is ${quote(there)} in the text, not ${quote(words)}`];
  });
}

function spansIn(json: unknown): readonly StatedSpan[] {
  if (Array.isArray(json)) return json.flatMap(spansIn);
  if (typeof json !== "object" || json === null) return [];
  const { text, extracted_place = text, start, end } = json as Readonly<Record<string, unknown>>; // any object is one
  const isSpan = typeof extracted_place === "string" && typeof start === "number" && typeof end === "number";
  return isSpan ? [{ words: extracted_place, start, end }] : Object.values(json).flatMap(spansIn);
}

const quote = (words: string): string => JSON.stringify(words.length > 60 ? `${words.slice(0, 60)}…` : words);
