/** An action whose code is loaded when it is called: `--help` and `ask` need not wait for the encoder, nor `read` for the database. */
export function lazily<A extends readonly unknown[]>(
  load: () => Promise<(...args: A) => Promise<void>>,
): (...args: A) => Promise<void> {
  return async (...args) => (await load())(...args);
}
