import { setTimeout as sleep } from "node:timers/promises";
import { codeCommand } from "../../src/cli/code-command.ts";
import { DragomanError } from "../../src/errors.ts";
import { fakeReader } from "./fake-reader.ts";

// A program that tests kill: the whole of `dragoman code INPUTS --lake FOLDER` with a reader that has no model.

const [folder = "", inputs = "", commitEveryMs = "25"] = process.argv.slice(2);

/** A writer that was killed within the few milliseconds of taking the lock cannot be told from one that is starting: wait it out. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DragomanError && error.detail.where.includes("just starting"))) throw error;
      await sleep(1000);
    }
  }
}

process.stdout.write("ready\n");
const flags = { lake: folder, threads: 1, link: true, quiet: true, keepText: true };
await patiently(() =>
  codeCommand([inputs], flags, { openReader: () => fakeReader(), commitEveryMs: Number(commitEveryMs) }),
);
