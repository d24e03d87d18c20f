/**
 * Lines of values in a JSON text. `JSON.parse` says nothing of where a value stood, and a broken data file is mended by
 * line; so when something is wrong, and only then, the text is walked a second time.
 */

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g;

/** Keys and indices that lead from the root of a JSON text to a value. */
export type JsonPath = readonly (string | number)[];

/** Where the values of a JSON text begin. */
export interface JsonLines {
  /** Line, from 1, of the value at a path; the nearest enclosing value's where the path leads nowhere. */
  lineOf(path: JsonPath): number;
  /** Line at which the text stops being JSON, or null where it is JSON. */
  readonly broken: number | null;
}

/** Walks a JSON text, sound or not. */
export function readJsonLines(text: string): JsonLines {
  const tokens = [...text.matchAll(TOKEN)];
  const offsets = new Map<string, number>();
  let next = 0;
  let sound = true;

  const peek = (): string => tokens[next]?.[0] ?? "";
  const take = (fits: boolean): void => {
    sound &&= fits;
    if (sound) next++;
  };

  function value(path: JsonPath): void {
    const token = peek();
    offsets.set(JSON.stringify(path), tokens[next]?.index ?? text.length);
    if (token !== "{" && token !== "[") {
      take(isJson(token));
      return;
    }
    next++;
    const close = token === "{" ? "}" : "]";
    for (let i = 0; sound && peek() !== close; i++) {
      if (i > 0) take(peek() === ",");
      if (sound) member(path, token === "{" ? null : i);
    }
    take(peek() === close);
  }

  function member(path: JsonPath, index: number | null): void {
    if (index !== null) {
      value([...path, index]);
      return;
    }
    const key = peek();
    take(key.startsWith('"') && isJson(key));
    take(peek() === ":");
    if (sound) value([...path, JSON.parse(key)]);
  }

  value([]);
  const stop = sound && next === tokens.length ? null : (tokens[next]?.index ?? text.trimEnd().length);
  return {
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = offsets.get(JSON.stringify(path.slice(0, length)));
        if (offset !== undefined) return lineAt(text, offset);
      }
      return lineAt(text, offsets.get("[]") ?? 0);
    },
    broken: stop === null ? null : lineAt(text, stop),
  };
}

function isJson(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false; // an answer, not an error: the caller asks whether the token is a value
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
