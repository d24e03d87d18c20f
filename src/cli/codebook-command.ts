import { loadCodebook } from "../codebook/load-codebook.ts";
import { describeCodebook, describeType } from "../codebook/print-codebook.ts";
import { colorWanted, writeOut } from "./write.ts";

/** `dragoman codebook [TYPE]` */
export async function codebookCommand(type: string | undefined): Promise<void> {
  const codebook = loadCodebook();
  const color = colorWanted();
  const shown =
    type === undefined ? describeCodebook(codebook, { color }) : describeType(codebook, type.toUpperCase(), { color });
  await writeOut(`${shown.trimEnd()}\n`);
}
