/** A value that a field of the filter takes, and what it means. */
export interface KnownValue {
  readonly value: string;
  readonly gloss: string;
}

/** The values in an answer of /v1/values or /v1/actors; what has no known form is left out. */
export function valueList(answer: unknown): readonly KnownValue[] {
  if (Array.isArray(answer)) return answer.flatMap(knownValue);
  if (typeof answer !== "object" || answer === null) return [];
  return Object.values(answer).flatMap((part) => (Array.isArray(part) ? part.flatMap(knownValue) : []));
}

function knownValue(one: unknown): readonly KnownValue[] {
  if (typeof one === "string") return [{ value: one, gloss: "" }];
  if (typeof one !== "object" || one === null) return [];
  const part = new Map<string, unknown>(Object.entries(one));
  const text = (...names: string[]) => names.map((name) => part.get(name)).find((value) => typeof value === "string");
  const value = text("value", "key", "code", "name");
  return value === undefined ? [] : [{ value: String(value), gloss: String(text("gloss", "label", "name") ?? "") }];
}
