/** Writes to standard output and waits until it is taken: a long output into a slow pipe must not be cut at exit. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whether colour may be used: a terminal that has not been told otherwise. */
export function colorWanted(): boolean {
  if (process.env.NO_COLOR) return false;
  return process.stdout.isTTY === true || Boolean(process.env.FORCE_COLOR);
}
