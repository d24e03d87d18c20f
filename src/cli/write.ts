/** Writes to standard output and waits until it is taken: a long output into a slow pipe must not be cut at exit. */
export function writeOut(text: string): Promise<void> {
  // A closed pipe is told twice: to the callback below, and as an event that ends the process where nobody listens.
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", () => {});
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whether colour may be used: a terminal that has not been told otherwise. */
export function colorWanted(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR || /^(0|false)$/.test(FORCE_COLOR ?? "")) return false;
  return process.stdout.isTTY === true || Boolean(FORCE_COLOR);
}
