/**
 * Runs something that Ctrl-C ends in good order: the first one aborts the signal, so that what was begun is finished; a second one ends
 * the program at once.
 *
 * @param onStop told of the first one, before anything is written
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>, onStop?: () => void): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    onStop?.();
    process.stderr.write("\nFinishing what was begun; press Ctrl-C again to stop at once.\n");
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", stop);
  try {
    return await run(controller.signal);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    process.off("SIGHUP", stop);
  }
}
