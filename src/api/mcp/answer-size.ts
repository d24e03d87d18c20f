/** Characters of JSON that one answer may have: some ten thousand tokens, so that several fit into a model's context. */
export const ANSWER_SIZE = 40_000;

/** The first of the items that fit into an answer; at least one, if there is any. */
export function fitting<T>(items: readonly T[], size: number = ANSWER_SIZE): readonly T[] {
  let used = 0;
  const over = items.findIndex((item) => {
    used += JSON.stringify(item).length;
    return used > size;
  });
  return over < 0 ? items : items.slice(0, Math.max(1, over));
}
