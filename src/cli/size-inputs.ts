import { stat } from "node:fs/promises";
import { DragomanError } from "../errors.ts";
import { listInputs } from "../ingest/list-inputs.ts";

/**
 * Bytes of the files among the inputs, for the time that is left.
 *
 * @throws DragomanError where none of the arguments names anything: the error of the first; "ingest/missing" where folders are empty
 */
export async function sizeInputs(args: readonly string[]): Promise<number> {
  let [bytes, found] = [0, false];
  let failed: DragomanError | null = null;
  for await (const input of listInputs(args)) {
    if (input.kind === "failure") failed ??= input.error;
    else found = true;
    if (input.kind !== "file") continue;
    const { size } = await stat(input.locator).catch(() => ({ size: 0 })); // gone meanwhile: reading it will say so
    bytes += size;
  }
  if (!found) throw failed ?? nothingThere(args);
  return bytes;
}

function nothingThere(args: readonly string[]): DragomanError {
  return new DragomanError("ingest/missing", {
    what: "there is no file in it to read; hidden ones are left out",
    where: args.join(", "),
    fix: "Give the folder that the texts lie in.",
  });
}
