/** The head of a Markdown file and the rest of it. */
export interface FrontMatter {
  /** Names in small letters; only what is simply stated: text, numbers, dates, lists of text. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

const YAML = /^\ufeff?---[ \t]*\r?\n(?<head>[\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const TOML = /^\ufeff?\+\+\+[ \t]*\r?\n(?<head>[\s\S]{0,20000}?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;

/** Reads `key: value` (YAML) or `key = value` (TOML) at the beginning of a file. Nested values are passed over. */
export function readFrontMatter(source: string): FrontMatter {
  const match = YAML.exec(source) ?? TOML.exec(source);
  const lines = (match?.groups?.head ?? "").split(/\r?\n/);
  // A rule of three dashes also begins a text; a head has names and nothing that is a sentence.
  if (!match || !lines.some((line) => FIELD.test(line))) return { fields: new Map(), body: source };
  const fields = new Map<string, string>();
  lines.forEach((line, at) => {
    const { key = "", value = "" } = FIELD.exec(line)?.groups ?? {};
    const stated = value === "" ? itemsBelow(lines.slice(at + 1)) : plainValue(value);
    if (key !== "" && stated !== "" && !fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), stated);
  });
  return { fields, body: source.slice(match[0].length) };
}

const FIELD = /^(?<key>[A-Za-z][\w-]*)\s*[:=](?:\s+(?<value>\S.*?))?\s*$/;

function plainValue(value: string): string {
  const list = /^\[(?<items>.*)\]$/.exec(value)?.groups?.items;
  if (list !== undefined)
    return list
      .split(",")
      .map((item) => plainValue(item.trim()))
      .filter(Boolean)
      .join(", ");
  const quoted = /^(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^']|'')*)')\s*(?:#.*)?$/.exec(value)?.groups;
  if (quoted) return (quoted.double?.replace(/\\(["\\/])/g, "$1") ?? quoted.single?.replaceAll("''", "'") ?? "").trim();
  const plain = value.replace(/\s+#.*$/, "").trim();
  return /^[{&*|>!]|^(?:null|~)$/.test(plain) ? "" : plain;
}

/** A list of text, one item a line. */
function itemsBelow(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !/^\s*-\s+\S/.test(line));
  const items = lines.slice(0, end < 0 ? undefined : end).map((line) => line.replace(/^\s*-\s+/, ""));
  return items.some((item) => /^[\w-]+:\s/.test(item)) ? "" : items.map(plainValue).join(", ");
}
