import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back memory that nobody holds any more. A run of hours that leaves this to the engine grows to several times what it needs, for the
 * engine waits as long as the machine has memory left; some 30 ms after each commit keep it level.
 */
export function collectGarbage(): void {
  collect ??= exposed();
  collect();
}

let collect: (() => void) | undefined;

function exposed(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void; // what the flag above puts into every new context
}
