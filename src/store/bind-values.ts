/** A question in SQL and what its `$1`, `$2`, … stand for. */
export interface BoundSql {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Takes a value of the user's and gives the `$n` that stands for it: no value is ever written into the SQL itself. */
export type Bind = (value: string | number) => string;

/** A fresh list of values; the same value gets the same `$n`. `params` grows with every call of `bind`. */
export function bindValues(): { readonly bind: Bind; readonly params: readonly (string | number)[] } {
  const params: (string | number)[] = [];
  const bind: Bind = (value) => {
    const known = params.indexOf(value);
    return `$${known < 0 ? params.push(value) : known + 1}`;
  };
  return { bind, params };
}

/** `$1, $2` for an IN. */
export const listOf = (values: readonly (string | number)[], bind: Bind): string => values.map(bind).join(", ");

/** The parts joined by OR; null where there are none. */
export const anyOf = (parts: readonly string[]): string | null =>
  parts.length === 0 ? null : parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(" OR ")})`;
